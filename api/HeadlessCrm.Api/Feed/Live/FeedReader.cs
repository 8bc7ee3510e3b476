using System.Threading.Tasks.Sources;

namespace HeadlessCrm.Api.Feed.Live;

/// <summary>
/// One subscriber at the end of the feed, who waits for the next event of its topic. It waits without a task, a timer or a
/// queue of its own: most subscribers do nothing else, most of the time.
/// </summary>
internal sealed class FeedReader(FeedTail tail, FeedTopic topic) : IValueTaskSource<TailEntry?>, IDisposable
{
    private ManualResetValueTaskSourceCore<TailEntry?> waiting = new() { RunContinuationsAsynchronously = true };
    private int isWaiting;
    private volatile bool isCancelled;

    /// <summary>The topic it reads.</summary>
    public FeedTopic Topic => topic;

    /// <summary>The number of the event it looks at next.</summary>
    public long Next { get; set; }

    /// <summary>Its neighbours in the topic's list, under the topic's lock.</summary>
    public FeedReader? Earlier { get; set; }

    /// <inheritdoc cref="Earlier"/>
    public FeedReader? Later { get; set; }

    /// <summary>Whether it is in the topic's list, under the topic's lock.</summary>
    public bool IsListed { get; set; }

    /// <summary>
    /// Waits until there may be something for it at or after <see cref="Next"/>. Answers the event that it was woken for:
    /// between where it stood and that one there is nothing for it. Null: it has to look for itself.
    /// </summary>
    public ValueTask<TailEntry?> WaitAsync()
    {
        waiting.Reset();
        Volatile.Write(ref isWaiting, 1);
        if (!topic.TryList(this))
        {
            Volatile.Write(ref isWaiting, 0);
            return default;
        }

        if (isCancelled)
        {
            Cancel();
        }

        return new ValueTask<TailEntry?>(this, waiting.Version);
    }

    /// <summary>Ends the waiting.</summary>
    public void Wake(TailEntry? entry)
    {
        if (Interlocked.Exchange(ref isWaiting, 0) == 1)
        {
            waiting.SetResult(entry);
        }
    }

    /// <summary>Ends the waiting, now and in future, because the subscription ends.</summary>
    public void Cancel()
    {
        isCancelled = true;
        if (Interlocked.Exchange(ref isWaiting, 0) == 1)
        {
            waiting.SetException(new OperationCanceledException());
        }
    }

    public void Dispose()
    {
        topic.Unlist(this);
        tail.Leave(topic);
    }

    TailEntry? IValueTaskSource<TailEntry?>.GetResult(short token) => waiting.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<TailEntry?>.GetStatus(short token) => waiting.GetStatus(token);

    void IValueTaskSource<TailEntry?>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        waiting.OnCompleted(continuation, state, token, flags);
}
