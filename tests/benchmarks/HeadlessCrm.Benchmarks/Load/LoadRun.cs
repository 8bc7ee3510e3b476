using System.Diagnostics;

namespace HeadlessCrm.Benchmarks.Load;

/// <summary>
/// A number of connections that send one request after the other, each waiting for its response: the load of a round.
/// </summary>
internal sealed class LoadRun : IDisposable
{
    private readonly HttpExchange[] connections;
    private readonly RequestSource source;

    private LoadRun(HttpExchange[] connections, RequestSource source)
    {
        this.connections = connections;
        this.source = source;
    }

    public static async Task<LoadRun> ConnectAsync(Uri address, RequestSource source, int connections, CancellationToken cancellationToken)
    {
        var run = new LoadRun([.. Enumerable.Range(0, connections).Select(_ => new HttpExchange())], source);
        foreach (var connection in run.connections)
        {
            await connection.ConnectAsync(address, cancellationToken);
        }

        return run;
    }

    /// <summary>Sends a number of requests over all connections; the latencies, in ticks of the stopwatch, are in no order.</summary>
    public async Task<(TimeSpan Elapsed, long[] Latencies)> SendAsync(int requests, CancellationToken cancellationToken)
    {
        var latencies = new long[requests];
        var next = -1;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(connections.Select(connection => Task.Run(() => SendAll(connection), cancellationToken)));
        return (Stopwatch.GetElapsedTime(started), latencies);

        async Task SendAll(HttpExchange connection)
        {
            for (var i = Interlocked.Increment(ref next); i < requests; i = Interlocked.Increment(ref next))
            {
                var request = source.Next(connection);
                var sent = Stopwatch.GetTimestamp();
                await connection.SendAsync(request, cancellationToken);
                latencies[i] = Stopwatch.GetTimestamp() - sent;
                if (connection.Status != 200)
                {
                    throw new InvalidOperationException($"A request of the load was refused: {connection.Head}");
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var connection in connections)
        {
            connection.Dispose();
        }
    }
}
