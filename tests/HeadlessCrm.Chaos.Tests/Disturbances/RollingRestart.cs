using HeadlessCrm.Chaos.Tests.Cluster;
using HeadlessCrm.Chaos.Tests.Subscribers;
using HeadlessCrm.Chaos.Tests.Verification;
using HeadlessCrm.Chaos.Tests.Writers;

namespace HeadlessCrm.Chaos.Tests.Disturbances;

/// <summary>
/// An upgrade: under load one node after the other is asked to end, and started again when it has. Nobody should notice more
/// than that subscribers are told to connect again.
/// </summary>
internal sealed class RollingRestart(
    CrmCluster cluster, SubscriberFleet fleet, IReadOnlyList<CrmWriter> writers, ChaosLog log)
{
    private const int WritesInBetween = 100;
    private const string GoingAway = "closed 1001 Going away";
    private const string CutOff = "closed 1006";

    /// <summary>
    /// A request that nginx sends down an idle connection in the very moment the node closes it cannot be sent again by nginx.
    /// </summary>
    private const int ToleratedPerNode = 1;

    /// <summary>Restarts all nodes and notes what should not have happened.</summary>
    public async Task RunAsync(Findings findings, CancellationToken cancellationToken)
    {
        await LetWriteAsync(cancellationToken);
        var (failures, told, cut) = (Failures, fleet.CountEnded(GoingAway), fleet.CountEnded(CutOff));
        foreach (var node in cluster.Nodes)
        {
            await node.EndAsync("TERM");
            await LetWriteAsync(cancellationToken);
            await node.StartAsync(cancellationToken);
            await LetWriteAsync(cancellationToken);
        }

        (failures, told, cut) = (Failures - failures, fleet.CountEnded(GoingAway) - told, fleet.CountEnded(CutOff) - cut);
        log.Write($"rolling restart: {failures} requests failed, {told} WebSockets were told to connect again, {cut} were cut");
        if (failures > ToleratedPerNode * cluster.Nodes.Count)
        {
            findings.Fault($"{failures} requests failed in a rolling restart");
        }

        if (told == 0 || cut > 0)
        {
            findings.Fault($"in a rolling restart {told} WebSockets were told to connect again, and {cut} were cut");
        }
    }

    private int Failures => writers.Sum(writer => writer.Failures);

    private int Written => writers.Sum(writer => writer.Acknowledged.Count);

    private async Task LetWriteAsync(CancellationToken cancellationToken)
    {
        for (var until = Written + WritesInBetween; Written < until;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }
}
