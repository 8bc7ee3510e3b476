using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;

namespace HeadlessCrm.Storage.Specification.Feed;

/// <summary>What running a consumer needs, for tests: short pauses and small batches, so that every path is taken.</summary>
public static class ConsumerContexts
{
    public static ConsumerContext Of(
        IFeedStore feed,
        IFeedSignal signal,
        IConsumerStore store,
        TimeProvider clock,
        Action<ConsumerOptions>? configure = null,
        IConsumerObserver? observer = null)
    {
        var options = new ConsumerOptions { PollMilliseconds = 10, RetryMilliseconds = 1, BatchSize = 50, MaxAttempts = 3 };
        configure?.Invoke(options);
        var progress = new ConsumerProgress(signal, store, options);
        return new ConsumerContext(feed, signal, store, progress, options, observer ?? new RecordingObserver(), clock);
    }

    /// <summary>Runs every consumer of a storage until it has taken in what was written through it.</summary>
    public static async Task ProjectAsync(this IStorageUnderTest storage, TimeProvider clock, CancellationToken cancellationToken)
    {
        foreach (var consumer in storage.Get<IEnumerable<IFeedConsumer>>())
        {
            var context = Of(storage.Get<IFeedStore>(), storage.Get<IFeedSignal>(), storage.Get<IConsumerStore>(), clock);
            await new ConsumerRunner(consumer, context).CatchUpAsync(cancellationToken);
        }
    }
}

/// <summary>Remembers what it was told.</summary>
public sealed class RecordingObserver : IConsumerObserver
{
    private readonly Lock gate = new();
    private readonly List<string> told = [];

    public IReadOnlyList<string> Told
    {
        get
        {
            lock (gate)
            {
                return [.. told];
            }
        }
    }

    public void Acquired(ConsumerLease lease) => Add("acquired");

    public void Ended(ConsumerLease lease, bool wasLost) => Add(wasLost ? "lost" : "released");

    public void Advanced(ConsumerLease lease, FeedPosition to, int events) => Add($"advanced {events}");

    public void Parked(ConsumerLease lease, ParkedEvent parked) => Add($"parked {parked.Attempts}");

    public void Failed(string consumer, Exception fault) => Add($"failed {fault.Message}");

    public void MissedEvents(ConsumerLease lease, FeedPosition horizon) => Add("missed");

    public void Rebuilt(ConsumerLease lease) => Add("rebuilt");

    private void Add(string what)
    {
        lock (gate)
        {
            told.Add(what);
        }
    }
}
