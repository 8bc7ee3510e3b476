using System.Diagnostics;
using HeadlessCrm.Benchmarks.Load;
using HeadlessCrm.Benchmarks.Targets;
using HeadlessCrm.Benchmarks.Workloads;

namespace HeadlessCrm.Benchmarks.Measuring;

/// <summary>
/// Measures one workload on several targets in turn: warms all of them up, then A B C A B C …, a fixed number of requests per
/// round and target.
/// </summary>
internal sealed class Measurement(Effort effort)
{
    private const int CalmSlices = 4;

    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(40);

    /// <summary>Runs all rounds.</summary>
    public async Task<IReadOnlyList<Series>> RunAsync(
        Workload workload, IReadOnlyList<Target> targets, CancellationToken cancellationToken)
    {
        var runs = new List<(Target Target, LoadRun Load, int Requests, List<Sample> Samples)>();
        try
        {
            foreach (var target in targets)
            {
                var load = await LoadRun.ConnectAsync(
                    target.Process.Address, target.Requests(workload), effort.Connections, cancellationToken);
                runs.Add((target, load, await WarmUpAsync(target, load, cancellationToken), []));
            }

            for (var round = 0; round < effort.Rounds; round++)
            {
                // Forth and back, so that no target always runs after the same one.
                foreach (var (target, load, requests, samples) in round % 2 == 0 ? runs : runs.AsEnumerable().Reverse())
                {
                    samples.Add(await MeasureAsync(target, load, requests, cancellationToken));
                }
            }
        }
        finally
        {
            foreach (var run in runs)
            {
                run.Load.Dispose();
            }
        }

        return [.. runs.Select(run => new Series(run.Target, run.Requests, run.Samples))];
    }

    /// <summary>
    /// Runs for a while, and further until the target's JIT compiler has nothing left to improve: half-optimised code, full
    /// of counters, is several times slower. Gives the requests that fill a round.
    /// </summary>
    private async Task<int> WarmUpAsync(Target target, LoadRun load, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var requests = 64;
        var (compiled, calm) = (0L, 0);
        while (true)
        {
            var (elapsed, _) = await load.SendAsync(requests, cancellationToken);
            var perSecond = requests / elapsed.TotalSeconds;
            var now = (await target.GetStateAsync(cancellationToken)).CompiledMethods;
            calm = now == compiled ? calm + 1 : 0;
            compiled = now;
            var spent = Stopwatch.GetElapsedTime(started);
            if ((spent >= effort.WarmUp && calm >= CalmSlices) || spent >= LongestWarmUp)
            {
                return Math.Max(effort.Connections, (int)(perSecond * effort.Round.TotalSeconds));
            }

            requests = Math.Max(64, (int)(perSecond * 0.25));
        }
    }

    private static async Task<Sample> MeasureAsync(
        Target target, LoadRun load, int requests, CancellationToken cancellationToken)
    {
        var before = await target.GetStateAsync(cancellationToken);
        var (elapsed, latencies) = await load.SendAsync(requests, cancellationToken);
        var after = await target.GetStateAsync(cancellationToken);
        Array.Sort(latencies);
        return new Sample(
            (after.CpuMicroseconds - before.CpuMicroseconds) / requests,
            before.AllocatedBytes < 0 ? null : (after.AllocatedBytes - before.AllocatedBytes) / (double)requests,
            requests / elapsed.TotalSeconds,
            Microseconds(latencies[latencies.Length / 2]),
            Microseconds(latencies[(int)(latencies.Length * 0.99)]),
            after.Gen0 - before.Gen0,
            after.Gen1 - before.Gen1,
            after.Gen2 - before.Gen2);
    }

    private static double Microseconds(long ticks) => ticks * 1_000_000d / Stopwatch.Frequency;
}
