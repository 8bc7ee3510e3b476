using HeadlessCrm.Storage.EntityFramework.Feed;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Feed;

/// <summary>
/// When events are held back by a transaction under way, nobody says when it ends, so the feed is looked at again soon; less
/// and less soon when it takes long, as it does while an import writes.
/// </summary>
internal sealed class HeldBackReading : IDisposable
{
    private const int FirstPause = 2;
    private const int LongestPause = 250;

    private readonly FeedSignal signal;
    private readonly CancellationTokenSource ending = new();
    private readonly CancellationToken ended;
    private int isWaiting;
    private int pause = FirstPause;

    public HeldBackReading(FeedSignal signal)
    {
        this.signal = signal;
        ended = ending.Token;
    }

    /// <summary>Takes note of a reading at the end of the feed.</summary>
    public void LookAgainSoon(bool isHeldBack)
    {
        if (!isHeldBack)
        {
            Volatile.Write(ref pause, FirstPause);
        }
        else if (Interlocked.Exchange(ref isWaiting, 1) == 0)
        {
            _ = WakeAsync();
        }
    }

    public void Dispose()
    {
        if (!ending.IsCancellationRequested)
        {
            ending.Cancel();
            ending.Dispose();
        }
    }

    private async Task WakeAsync()
    {
        var wait = Volatile.Read(ref pause);
        Volatile.Write(ref pause, Math.Min(LongestPause, wait * 2));
        await Task.Delay(wait, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Volatile.Write(ref isWaiting, 0);
        signal.Raise();
    }
}
