using System.Diagnostics;
using HeadlessCrm.Chaos.Tests.Cluster;
using HeadlessCrm.Chaos.Tests.Subscribers;
using Npgsql;

namespace HeadlessCrm.Chaos.Tests.Disturbances;

/// <summary>
/// Disturbs the cluster, one thing after the other but without waiting until it has recovered from the one before. All kinds
/// come equally often, in an order that the seed decides; at least one node stays up.
/// </summary>
internal sealed class ChaosMaker(CrmCluster cluster, SubscriberFleet fleet, Random random, ChaosLog log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly List<Task> recoveries = [];

    /// <summary>How often each kind was done.</summary>
    public Dictionary<Disturbance, int> Counts { get; } = [];

    /// <summary>Disturbs until it is told to stop, but no kind less than once.</summary>
    public async Task RunAsync(CancellationToken stopping, CancellationToken cancellationToken)
    {
        do
        {
            var deck = Enum.GetValues<Disturbance>();
            random.Shuffle(deck);
            foreach (var disturbance in deck)
            {
                if (stopping.IsCancellationRequested && Counts.Count == deck.Length)
                {
                    return;
                }

                await Task.Delay(random.Next(500, 4_000), cancellationToken);
                await DisturbAsync(disturbance, cancellationToken);
                Counts[disturbance] = Counts.GetValueOrDefault(disturbance) + 1;
            }
        }
        while (!stopping.IsCancellationRequested || Counts.Count < Enum.GetValues<Disturbance>().Length);
    }

    /// <summary>Waits until everything is up again.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(recoveries);
        await Task.WhenAll(cluster.Nodes.Select(node => node.StartAsync(cancellationToken)));
        log.Write("everything is up again");
    }

    private async Task DisturbAsync(Disturbance disturbance, CancellationToken cancellationToken)
    {
        switch (disturbance)
        {
            case Disturbance.NodeKilled:
                await EndNodeAsync("KILL", cancellationToken);
                break;
            case Disturbance.NodeRestarted:
                await EndNodeAsync("TERM", cancellationToken);
                break;
            case Disturbance.DatabaseRestarted:
                log.Write("PostgreSQL is stopped at once");
                await cluster.Postgres.StopAsync(isImmediate: true);
                await Task.Delay(random.Next(0, 2_000), cancellationToken);
                await cluster.Postgres.ResumeAsync();
                log.Write("PostgreSQL answers again");
                break;
            case Disturbance.NotifyLost:
                await LoseNotificationsAsync(cancellationToken);
                break;
            case Disturbance.ClientSocketsCut:
                var fraction = random.Next(10, 101) / 100.0;
                log.Write($"{fraction:P0} of the subscribers lose their sockets");
                await fleet.CutAsync(fraction);
                break;
            case Disturbance.ProxyWorkersKilled:
                log.Write("nginx loses its workers");
                await cluster.Proxy.KillWorkersAsync();
                break;
            default:
                log.Write("nginx reloads");
                await cluster.Proxy.ReloadAsync();
                break;
        }
    }

    private async Task EndNodeAsync(string signal, CancellationToken cancellationToken)
    {
        var up = cluster.Nodes.Where(node => node.IsUp).ToList();
        if (up.Count < 2)
        {
            // The others are still starting; a service with no node at all answers nobody, which would test nothing.
            await Task.WhenAll(recoveries);
            up = [.. cluster.Nodes.Where(node => node.IsUp)];
        }

        var node = up[random.Next(up.Count)];
        log.Write($"{node.Name} gets SIG{signal}");
        var ending = node.EndAsync(signal);
        recoveries.Add(RecoverAsync(node, ending, random.Next(0, 2_000), cancellationToken));
    }

    private async Task RecoverAsync(ApiNode node, Task ending, int pause, CancellationToken cancellationToken)
    {
        await ending;
        log.Write($"{node.Name} has ended");
        await Task.Delay(pause, cancellationToken);
        await node.StartAsync(cancellationToken);
        log.Write($"{node.Name} is ready again");
    }

    /// <summary>Cuts the listening connections; after a restart of the database it first waits until there are some again.</summary>
    private async Task LoseNotificationsAsync(CancellationToken cancellationToken)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Patience;)
        {
            if (await TryCutListenersAsync(cancellationToken) is > 0 and var cut)
            {
                log.Write($"{cut} connections that listen for NOTIFY are cut");
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }

        throw new InvalidOperationException("No node listens for NOTIFY.");
    }

    private async Task<long> TryCutListenersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var database = await cluster.OpenDatabaseAsync(cancellationToken);
            await using var command = new NpgsqlCommand(
                "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query ILIKE 'LISTEN%'",
                database);
            return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        }
        catch (NpgsqlException)
        {
            // The database is not back yet.
            return 0;
        }
    }
}
