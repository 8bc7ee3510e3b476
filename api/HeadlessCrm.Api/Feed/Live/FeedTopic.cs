using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Api.Feed.Live;

/// <summary>Subscribers who want the same events. An event is compared with a topic once, not with each subscriber.</summary>
internal sealed class FeedTopic(string key, FeedSelection selection, LatestEvents latest)
{
    // Filters over the feed ask for no window of time, so it does not matter what the clock says.
    private static readonly FilterEvaluator Evaluator = new(FeedEventFilterFields.Entity, DateTimeOffset.UnixEpoch);

    private readonly Lock access = new();
    private FeedReader? first;

    /// <summary>Says the same of equal selections.</summary>
    public string Key => key;

    /// <summary>Which events.</summary>
    public FeedSelection Selection => selection;

    /// <summary>How many subscribers it has, waiting or not. Under the tail's lock.</summary>
    public int Readers { get; set; }

    /// <summary>The key of a selection.</summary>
    public static string KeyOf(FeedSelection selection)
    {
        var types = selection.Types is { } some ? string.Join(',', some.Order().Distinct()) : "*";
        var where = selection.Where is { } filter ? FilterText.Of(filter) : string.Empty;
        return $"{types}|{selection.CustomerId}|{where}";
    }

    /// <summary>Whether an event is wanted.</summary>
    public bool Matches(FeedEvent happened) =>
        (selection.CustomerId is not { } customer || happened.CustomerId == customer)
        && (selection.Types is not { } types || types.Contains(happened.Type))
        && (selection.Where is not { } filter || Evaluator.Matches(filter, happened));

    /// <summary>
    /// Has a subscriber woken for the next event; false when events came that it has not looked at. Events are added before
    /// the waiting are woken, and both sides take the lock in between: either the subscriber sees the event here, or
    /// whoever adds it sees the subscriber.
    /// </summary>
    public bool TryList(FeedReader reader)
    {
        lock (access)
        {
            if (latest.Last.Sequence >= reader.Next)
            {
                return false;
            }

            reader.Later = first;
            if (first is not null)
            {
                first.Earlier = reader;
            }

            first = reader;
            reader.IsListed = true;
            return true;
        }
    }

    /// <summary>Takes a subscriber off the list, if it is on it.</summary>
    public void Unlist(FeedReader reader)
    {
        lock (access)
        {
            if (!reader.IsListed)
            {
                return;
            }

            if (reader.Earlier is { } earlier)
            {
                earlier.Later = reader.Later;
            }
            else
            {
                first = reader.Later;
            }

            if (reader.Later is { } later)
            {
                later.Earlier = reader.Earlier;
            }

            Clear(reader);
        }
    }

    /// <summary>Takes everybody who waits off the list, into another.</summary>
    public void TakeWaiting(List<FeedReader> into)
    {
        lock (access)
        {
            while (first is { } reader)
            {
                first = reader.Later;
                Clear(reader);
                into.Add(reader);
            }
        }
    }

    private static void Clear(FeedReader reader)
    {
        reader.Earlier = null;
        reader.Later = null;
        reader.IsListed = false;
    }
}
