using HeadlessCrm.Api.Feed;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Api.Tests.Feed;

/// <summary>A feed in memory that a test moves as it likes: it grows, forgets, fails and keeps readers waiting.</summary>
internal sealed class MemoryFeed : IFeedStore, IFeedSignal
{
    private static readonly FilterEvaluator Evaluator = new(FeedEventFilterFields.Entity, DateTimeOffset.UnixEpoch);

    private readonly Lock access = new();
    private readonly List<FeedEvent> events = [];
    private TaskCompletionSource grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FeedPosition horizon;
    private long sequence;
    private long version;

    public long Version => Volatile.Read(ref version);

    public FeedPosition Committed => default;

    /// <summary>While set, readings fail with it.</summary>
    public Exception? Fault { get; set; }

    /// <summary>While false, nobody is told that the feed has grown.</summary>
    public bool IsWaking { get; set; } = true;

    /// <summary>How often the log was read for somebody in particular, and not by the tail.</summary>
    public int Replays { get; private set; }

    /// <summary>How many readings there were.</summary>
    public int Readings { get; private set; }

    /// <summary>Adds events about a customer, one transaction for each.</summary>
    public IReadOnlyList<FeedEvent> Append(Guid customerId, int count, string? dealerCode = null)
    {
        var added = new List<FeedEvent>();
        lock (access)
        {
            for (var i = 0; i < count; i++)
            {
                sequence++;
                added.Add(new FeedEvent
                {
                    Id = Guid.CreateVersion7(),
                    Position = new FeedPosition(sequence, 1),
                    CustomerId = customerId,
                    DealerCode = dealerCode,
                    OccurredAt = DateTimeOffset.UnixEpoch,
                    RecordedAt = DateTimeOffset.UnixEpoch,
                    Payload = new CustomerChangedPayload(sequence, IsNew: false, CustomerStatus.Customer),
                });
            }

            events.AddRange(added);
        }

        Wake();
        return added;
    }

    /// <summary>Retention takes everything up to an event.</summary>
    public void Forget(FeedEvent upTo)
    {
        lock (access)
        {
            horizon = upTo.Position;
            events.RemoveAll(happened => happened.Position <= horizon);
        }
    }

    public Task<FeedSlice> ReadAsync(FeedPosition after, FeedSelection selection, int limit, CancellationToken cancellationToken)
    {
        lock (access)
        {
            Readings++;
            Replays += ReferenceEquals(selection, FeedSelection.All) ? 0 : 1;
            if (Fault is { } fault)
            {
                throw fault;
            }

            var matching = events.Where(happened => happened.Position > after && Matches(selection, happened)).Take(limit + 1).ToList();
            var isEnd = matching.Count <= limit;
            var page = matching.Take(limit).ToList();
            var end = new FeedPosition(sequence, 1);
            return Task.FromResult(new FeedSlice(page, isEnd ? (end > after ? end : after) : page[^1].Position, isEnd, horizon));
        }
    }

    public Task<FeedBounds> GetBoundsAsync(CancellationToken cancellationToken)
    {
        lock (access)
        {
            return Fault is { } fault
                ? throw fault
                : Task.FromResult(new FeedBounds(horizon, sequence == 0 ? default : new FeedPosition(sequence, 1), events.FirstOrDefault()?.RecordedAt));
        }
    }

    public async ValueTask WaitAsync(long seen, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var turn = Volatile.Read(ref grown);
        if (Version == seen)
        {
            await turn.Task.WaitAsync(atMost, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private static bool Matches(FeedSelection selection, FeedEvent happened) =>
        (selection.CustomerId is not { } customer || customer == happened.CustomerId)
        && (selection.Types is not { } types || types.Contains(happened.Type))
        && (selection.Where is not { } where || Evaluator.Matches(where, happened));

    private void Wake()
    {
        if (IsWaking)
        {
            Interlocked.Increment(ref version);
            Interlocked.Exchange(ref grown, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }
}
