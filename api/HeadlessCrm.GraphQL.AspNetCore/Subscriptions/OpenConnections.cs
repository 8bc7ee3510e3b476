using System.Collections.Concurrent;
using HeadlessCrm.GraphQL.AspNetCore.Sse;
using HeadlessCrm.GraphQL.AspNetCore.WebSockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HeadlessCrm.GraphQL.AspNetCore.Subscriptions;

/// <summary>
/// All connections that stay open, of every transport. One timer looks after all of them: an idle subscriber has none
/// of its own.
/// </summary>
internal sealed partial class OpenConnections : IDisposable
{
    private static readonly TimeSpan ShortestRound = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<IOpenConnection, byte> connections = new();
    private readonly ILogger<OpenConnections> logger;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly CancellationTokenRegistration stopping;
    private int isChecking;
    private volatile bool isStopping;

    public OpenConnections(
        GraphQLWebSocketOptions sockets,
        GraphQLEventStreamOptions streams,
        ILogger<OpenConnections> logger,
        TimeProvider time,
        IHostApplicationLifetime? lifetime = null)
    {
        this.logger = logger;
        this.time = time;
        var shortest = sockets.Timeouts.Concat(streams.Timeouts).Where(timeout => timeout > TimeSpan.Zero).Min();
        var round = TimeSpan.FromTicks(Math.Clamp(shortest.Ticks / 4, ShortestRound.Ticks, LongestRound.Ticks));
        timer = time.CreateTimer(static all => ((OpenConnections)all!).Check(), this, round, round);
        stopping = lifetime?.ApplicationStopping.UnsafeRegister(
            static all => ((OpenConnections)all!).Stop(), this) ?? default;
    }

    /// <summary>How many are open now.</summary>
    public int Count => connections.Count;

    /// <summary>What they did so far.</summary>
    public ConnectionCounters Counters { get; } = new();

    public void Add(IOpenConnection connection)
    {
        connections.TryAdd(connection, 0);
        if (isStopping)
        {
            connection.Stop();
        }
    }

    public void Remove(IOpenConnection connection) => connections.TryRemove(connection, out _);

    public void Dispose()
    {
        timer.Dispose();
        stopping.Dispose();
    }

    private void Check()
    {
        // A round that takes longer than the time between two rounds must not be overtaken.
        if (Interlocked.Exchange(ref isChecking, 1) == 1)
        {
            return;
        }

        var now = time.GetTimestamp();
        foreach (var (connection, _) in connections)
        {
            Guard(connection, open => open.Check(now));
        }

        Volatile.Write(ref isChecking, 0);
    }

    /// <summary>Ends all connections in good order; their clients may connect again.</summary>
    public void EndAll()
    {
        foreach (var (connection, _) in connections)
        {
            Guard(connection, open => open.Stop());
        }
    }

    private void Stop()
    {
        isStopping = true;
        EndAll();
    }

    /// <summary>One connection's fault must not leave the others unattended.</summary>
    private void Guard(IOpenConnection connection, Action<IOpenConnection> action)
    {
        try
        {
            action(connection);
        }
        catch (Exception fault)
        {
            LogFault(fault);
        }
    }

    [LoggerMessage(20, LogLevel.Error, "Fault while looking after an open connection")]
    private partial void LogFault(Exception fault);
}
