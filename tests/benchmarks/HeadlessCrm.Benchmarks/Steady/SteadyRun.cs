using System.Diagnostics;
using System.Globalization;
using HeadlessCrm.Benchmarks.Load;
using HeadlessCrm.Benchmarks.Measuring;
using HeadlessCrm.Benchmarks.Targets;
using HeadlessCrm.Benchmarks.Workloads;

namespace HeadlessCrm.Benchmarks.Steady;

/// <summary>The list workload without a pause: what the garbage collector does in the long run.</summary>
internal sealed class SteadyRun(Effort effort, TimeSpan duration, string provenance)
{
    // Until caches, pools and the compiler have what they keep, which then lies in the oldest generation.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    /// <summary>Warms up, then runs; gives the table.</summary>
    public async Task<string> RunAsync(Target target, Workload workload, CancellationToken cancellationToken)
    {
        using var load = await LoadRun.ConnectAsync(
            target.Process.Address, target.Requests(workload), effort.Connections, cancellationToken);
        await RunForAsync(load, WarmUp, cancellationToken);
        var before = await target.GetStateAsync(cancellationToken);
        var requests = await RunForAsync(load, duration, cancellationToken);
        var after = await target.GetStateAsync(cancellationToken);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ### steady: {workload.Title} for {duration.TotalSeconds:0} seconds

            {provenance}

            | requests | CPU µs/request | allocated B/request | Gen0 | Gen1 | Gen2 | memory before MB | memory after MB |
            |---:|---:|---:|---:|---:|---:|---:|---:|
            | {requests:N0} | {(after.CpuMicroseconds - before.CpuMicroseconds) / requests:0.0} | {(after.AllocatedBytes - before.AllocatedBytes) / requests:N0} | {after.Gen0 - before.Gen0} | {after.Gen1 - before.Gen1} | {after.Gen2 - before.Gen2} | {before.MemoryBytes >> 20} | {after.MemoryBytes >> 20} |
            """);
    }

    private static async Task<int> RunForAsync(LoadRun load, TimeSpan duration, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var requests = 0;
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            await load.SendAsync(1_000, cancellationToken);
            requests += 1_000;
        }

        return requests;
    }
}
