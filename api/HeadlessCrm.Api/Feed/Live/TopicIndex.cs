using System.Collections.Concurrent;
using HeadlessCrm.Domain.Feed;

namespace HeadlessCrm.Api.Feed.Live;

/// <summary>
/// Finds the topics that an event may be of. Those of one customer are found by the customer: a page of a member's own
/// changes must cost nothing when another member's change.
/// </summary>
internal sealed class TopicIndex
{
    private readonly Lock access = new();
    private readonly Dictionary<string, FeedTopic> topics = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, FeedTopic[]> ofCustomers = new();
    private FeedTopic[] ofAll = [];
    private int readers;

    /// <summary>How many subscriptions there are.</summary>
    public int Readers => Volatile.Read(ref readers);

    /// <summary>The topics that are not of one customer.</summary>
    public FeedTopic[] OfAll => Volatile.Read(ref ofAll);

    /// <summary>Every topic.</summary>
    public IReadOnlyList<FeedTopic> All
    {
        get
        {
            lock (access)
            {
                return [.. topics.Values];
            }
        }
    }

    /// <summary>The topics of one customer.</summary>
    public FeedTopic[] OfCustomer(Guid customer) => ofCustomers.GetValueOrDefault(customer, []);

    /// <summary>The topic of a selection, with one reader more.</summary>
    public FeedTopic Join(FeedSelection selection, LatestEvents latest)
    {
        var key = FeedTopic.KeyOf(selection);
        lock (access)
        {
            if (!topics.TryGetValue(key, out var topic))
            {
                topic = new FeedTopic(key, selection, latest);
                topics.Add(key, topic);
                Index(topic, static (known, added) => [.. known, added]);
            }

            topic.Readers++;
            readers++;
            return topic;
        }
    }

    /// <summary>Takes a reader from a topic; the last one takes the topic along.</summary>
    public void Leave(FeedTopic topic)
    {
        lock (access)
        {
            readers--;
            if (--topic.Readers == 0)
            {
                topics.Remove(topic.Key);
                Index(topic, static (known, removed) => [.. known.Where(other => other != removed)]);
            }
        }
    }

    // Whoever wakes readers does so without a lock, so lists are replaced, never changed.
    private void Index(FeedTopic topic, Func<FeedTopic[], FeedTopic, FeedTopic[]> change)
    {
        if (topic.Selection.CustomerId is not { } customer)
        {
            Volatile.Write(ref ofAll, change(ofAll, topic));
            return;
        }

        var changed = change(OfCustomer(customer), topic);
        if (changed.Length == 0)
        {
            ofCustomers.TryRemove(customer, out _);
        }
        else
        {
            ofCustomers[customer] = changed;
        }
    }
}
