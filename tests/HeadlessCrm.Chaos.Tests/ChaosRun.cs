using System.Diagnostics;
using HeadlessCrm.Chaos.Tests.Cluster;
using HeadlessCrm.Chaos.Tests.Disturbances;
using HeadlessCrm.Chaos.Tests.Subscribers;
using HeadlessCrm.Chaos.Tests.Verification;
using HeadlessCrm.Chaos.Tests.Writers;

namespace HeadlessCrm.Chaos.Tests;

/// <summary>One run: start, write under disturbances, come to rest, compare.</summary>
internal sealed class ChaosRun(ChaosSettings settings, DirectoryInfo folder, CrmCluster cluster, HttpClient http, ChaosLog log)
{
    /// <summary>How long nothing at all may happen while something is waited for. Generous: machines are slow.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly CustomerPool customers = new();
    private readonly Findings findings = new();

    public static async Task<ChaosReport> RunAsync(ChaosSettings settings, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        using var log = new ChaosLog(Path.Combine(folder.FullName, "chaos.log"));
        await using var cluster = await CrmCluster.StartAsync(folder, ChaosSettings.Nodes, cancellationToken);
        log.Write($"{cluster.Nodes.Count} nodes are ready behind {cluster.Endpoint}; seed {settings.Seed}");

        // A request that hangs is given up and sent again.
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        return await new ChaosRun(settings, folder, cluster, http, log).RunAsync(cancellationToken);
    }

    private async Task<ChaosReport> RunAsync(CancellationToken cancellationToken)
    {
        var writers = Enumerable.Range(0, settings.Writers).Select(NewWriter).ToList();
        for (var number = 0; number < ChaosSettings.Customers; number++)
        {
            await writers[0].SendAsync(writers[0].Source.NewCustomer(), cancellationToken);
        }

        var (before, start) = await CommittedLog.ReadAsync(http, cluster.Endpoint, cancellationToken);
        var watched = customers.ToArray();
        var specifications = SubscriberSpecification.Mix(settings.Subscribers, watched, start);
        await using var fleet = await SubscriberFleet.StartAsync(folder, cluster.Endpoint, specifications, cancellationToken);
        await UntilAsync(() => Task.FromResult(fleet.AreAllConnected()), () => fleet.Delivered, "all subscribers are subscribed", cancellationToken);
        log.Write($"{specifications.Count} subscribers are subscribed");

        var chaos = new ChaosMaker(cluster, fleet, new Random(settings.Seed), log);
        await DisturbAsync(writers, chaos, settings.HasRollingRestart ? new RollingRestart(cluster, fleet, writers, log) : null, cancellationToken);
        await MarkTheEndAsync(writers[0], watched, cancellationToken);

        var (committed, _) = await CommittedLog.ReadAsync(http, cluster.Endpoint, cancellationToken);
        var deliveries = new DeliveryCheck(committed, before.Count);
        await UntilAsync(
            () => Task.FromResult(fleet.Look(deliveries.CountMissing) == 0), () => fleet.Delivered, "all subscribers have all events", cancellationToken);
        await CheckAsync(writers, fleet, deliveries, committed, cancellationToken);
        return new ChaosReport(
            findings,
            chaos.Counts,
            writers.Sum(writer => writer.Failures),
            fleet.Look((records, _) => records.Sum(record => record.Reconnects)));
    }

    private CrmWriter NewWriter(int number)
    {
        var random = new Random((settings.Seed * 1_000) + number);
        return new CrmWriter(http, cluster.Endpoint, new MutationSource($"chaos-{number}", random, customers), random);
    }

    private async Task DisturbAsync(
        List<CrmWriter> writers, ChaosMaker chaos, RollingRestart? upgrade, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(settings.Seconds));
        using var writing = new CancellationTokenSource();
        var writes = Task.WhenAll(writers.Select(writer => Task.Run(() => writer.WriteAsync(writing.Token, cancellationToken), cancellationToken)));
        await chaos.RunAsync(time.Token, cancellationToken);
        await chaos.RecoverAsync(cancellationToken);
        if (upgrade is not null)
        {
            await upgrade.RunAsync(findings, cancellationToken);
        }

        await writing.CancelAsync();
        await writes;
        log.Write($"{writers.Sum(writer => writer.Acknowledged.Count)} mutations are acknowledged");
    }

    /// <summary>
    /// Something of every type for every customer that is watched: whatever a subscriber was still to get comes before it, and
    /// nobody is left without an event.
    /// </summary>
    private static async Task MarkTheEndAsync(CrmWriter writer, string[] watched, CancellationToken cancellationToken)
    {
        foreach (var customer in watched)
        {
            await writer.SendAsync(writer.Source.Change(customer), cancellationToken);
            await writer.SendAsync(writer.Source.Meeting(customer), cancellationToken);
            await writer.SendAsync(writer.Source.Purchase(customer), cancellationToken);
            await writer.SendAsync(writer.Source.Reversal(), cancellationToken);
        }

        await writer.SendAsync(writer.Source.Purchase(watched[0]), cancellationToken);
    }

    private async Task CheckAsync(
        List<CrmWriter> writers,
        SubscriberFleet fleet,
        DeliveryCheck deliveries,
        IReadOnlyList<CommittedEvent> committed,
        CancellationToken cancellationToken)
    {
        fleet.Look((records, events) =>
        {
            deliveries.Check(records, events, findings);
            return 0;
        });
        foreach (var fault in fleet.Faults().Concat(writers.SelectMany(writer => writer.Refusals)))
        {
            findings.Fault(fault);
        }

        var acknowledged = writers.SelectMany(writer => writer.Acknowledged).ToList();
        findings.Acknowledged = acknowledged.Count;
        var effects = new EffectCheck(acknowledged, findings);
        effects.CheckFeed(committed);
        effects.CheckOrder(committed);
        await using var database = await cluster.OpenDatabaseAsync(cancellationToken);
        await effects.CheckTablesAsync(database, cancellationToken);
        CompareReadings(committed, await CommittedLog.ReadTableAsync(database, cancellationToken));
        await UntilAsync(
            async () => (await ProfileCheck.FindAsync(database, cancellationToken)).Count == 0, () => 0, "purchase profiles are up to date", cancellationToken);
        ProfileCheck.Note(await ProfileCheck.FindAsync(database, cancellationToken), findings);
        log.Write(findings.Summary);
    }

    /// <summary>The replay query must tell what is in the table, in the table's order.</summary>
    private void CompareReadings(IReadOnlyList<CommittedEvent> committed, IReadOnlyList<Guid> table)
    {
        var told = committed.Select(happened => happened.Key).ToList();
        foreach (var id in table.Except(told))
        {
            findings.Missing($"feedEvents does not tell event {id}");
        }

        foreach (var id in told.Except(table).Concat(told.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key)))
        {
            findings.Doubled($"feedEvents tells event {id}, which is not in the table that often");
        }

        if (told.Count == table.Count && !told.SequenceEqual(table))
        {
            findings.OutOfOrder("feedEvents and the table have different orders");
        }
    }

    /// <summary>
    /// Waits for a condition for as long as it takes, unless for a long time nothing happens; then it gives up, and what is
    /// missing is found afterwards.
    /// </summary>
    private async Task UntilAsync(Func<Task<bool>> condition, Func<long> progress, string what, CancellationToken cancellationToken)
    {
        var (seen, since) = (progress(), Stopwatch.GetTimestamp());
        while (!await condition())
        {
            if (progress() is var now && now != seen)
            {
                (seen, since) = (now, Stopwatch.GetTimestamp());
            }

            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                log.Write($"gave up waiting until {what}");
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }

        log.Write(what);
    }
}
