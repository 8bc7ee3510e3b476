using HeadlessCrm.Domain.Feed;

namespace HeadlessCrm.Storage.EntityFramework.Feed;

/// <summary>Wakes those who wait for the feed of one database, and knows how far this process has written it.</summary>
internal sealed class FeedSignal : IFeedSignal
{
    private readonly Lock committing = new();
    private TaskCompletionSource waiting = NewWaiting();
    private FeedPosition committed;
    private long version;

    /// <inheritdoc/>
    public long Version => Volatile.Read(ref version);

    /// <inheritdoc/>
    public FeedPosition Committed
    {
        get
        {
            lock (committing)
            {
                return committed;
            }
        }
    }

    /// <summary>After a commit of this process.</summary>
    public void Raise(FeedPosition written)
    {
        lock (committing)
        {
            committed = written > committed ? written : committed;
        }

        Raise();
    }

    /// <summary>When somebody else may have written.</summary>
    public void Raise()
    {
        // The order matters: whoever compares the version after taking the old task sees the new version.
        Interlocked.Increment(ref version);
        Interlocked.Exchange(ref waiting, NewWaiting()).TrySetResult();
    }

    /// <inheritdoc/>
    public async ValueTask WaitAsync(long seen, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var turn = Volatile.Read(ref waiting);
        if (Version != seen)
        {
            return;
        }

        await turn.Task.WaitAsync(atMost, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource NewWaiting() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
