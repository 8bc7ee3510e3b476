namespace HeadlessCrm.GraphQL.AspNetCore.Subscriptions;

/// <summary>Counts over all open connections, for tests and meters.</summary>
internal sealed class ConnectionCounters
{
    private long operations;
    private long pendingBytes;
    private long peakPendingBytes;
    private long slowClients;
    private long deadPeers;

    /// <summary>Operations that run now.</summary>
    public long Operations => Volatile.Read(ref operations);

    /// <summary>Bytes of responses that wait to be sent now.</summary>
    public long PendingBytes => Volatile.Read(ref pendingBytes);

    /// <summary>The most bytes that ever waited at the same time.</summary>
    public long PeakPendingBytes => Volatile.Read(ref peakPendingBytes);

    /// <summary>Connections ended because the client did not take its responses.</summary>
    public long SlowClients => Volatile.Read(ref slowClients);

    /// <summary>Connections ended because nothing answered the heartbeat.</summary>
    public long DeadPeers => Volatile.Read(ref deadPeers);

    public void AddOperation(int count) => Interlocked.Add(ref operations, count);

    public void AddSlowClient() => Interlocked.Increment(ref slowClients);

    public void AddDeadPeer() => Interlocked.Increment(ref deadPeers);

    public void AddPending(int bytes)
    {
        var pending = Interlocked.Add(ref pendingBytes, bytes);
        var peak = Volatile.Read(ref peakPendingBytes);
        while (pending > peak)
        {
            var seen = Interlocked.CompareExchange(ref peakPendingBytes, pending, peak);
            if (seen == peak)
            {
                return;
            }

            peak = seen;
        }
    }
}
