using HeadlessCrm.Benchmarks.Data;
using HeadlessCrm.Benchmarks.InProcess;
using HeadlessCrm.Benchmarks.Measuring;
using HeadlessCrm.Benchmarks.Reporting;
using HeadlessCrm.Benchmarks.Targets;
using HeadlessCrm.Benchmarks.Workloads;

namespace HeadlessCrm.Benchmarks;

/// <summary>Checks that all targets answer alike, measures them and writes the figures down.</summary>
internal sealed class BenchmarkRun(BenchmarkOptions options, TextWriter output)
{
    private const string InProcess = "in-process";

    private readonly ResultsFile results = new(Path.Combine(options.Folder, "RESULTS.md"));

    /// <summary>Gives the exit code: 1 when answers differ.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var effort = options.IsQuick ? Effort.Quick : Effort.Full;
        effort = effort with { Rounds = options.Rounds ?? effort.Rounds };
        var provenance = await ProvenanceAsync(effort, cancellationToken);
        if (options.Includes(InProcess) && !options.IsCheck)
        {
            await WriteAsync(InProcess, await new InProcessRun(effort).RunAsync(provenance), cancellationToken);
        }

        var workloads = HttpWorkloads.Create(DataSet.Create()).Where(workload => options.Includes(workload.Name)).ToArray();
        return workloads.Length == 0 ? 0 : await RunOverHttpAsync(workloads, effort, provenance, cancellationToken);
    }

    private async Task<int> RunOverHttpAsync(
        IReadOnlyList<Workload> workloads, Effort effort, string provenance, CancellationToken cancellationToken)
    {
        await using var targets = await TargetSet.StartAsync(
            Path.Combine(options.Folder, "peers"), options.Targets, cancellationToken);
        foreach (var missing in targets.Missing)
        {
            await output.WriteLineAsync($"left out: {missing}");
        }

        foreach (var workload in workloads)
        {
            var problems = await AnswerCheck.CompareAsync(workload, targets.Targets, cancellationToken);
            foreach (var problem in problems)
            {
                await output.WriteLineAsync(problem);
            }

            if (problems.Count > 0)
            {
                return 1;
            }

            if (!options.IsCheck)
            {
                await MeasureAsync(workload, targets.Targets, effort, provenance, cancellationToken);
            }
        }

        return 0;
    }

    private async Task MeasureAsync(
        Workload workload, IReadOnlyList<Target> targets, Effort effort, string provenance, CancellationToken cancellationToken)
    {
        var series = await new Measurement(effort).RunAsync(workload, targets, cancellationToken);
        var bytes = await targets[0].AskAsync(workload, cancellationToken);
        await WriteAsync(workload.Name, WorkloadTable.Render(workload, series, bytes.Length, provenance), cancellationToken);
    }

    private async Task WriteAsync(string section, string table, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(table);
        if (!options.IsDry)
        {
            await results.SetSectionAsync(section, table, cancellationToken);
        }
    }

    private async Task<string> ProvenanceAsync(Effort effort, CancellationToken cancellationToken)
    {
        var machine = await Machine.DescribeAsync(cancellationToken);
        await output.WriteLineAsync(machine);
        if (!options.IsDry && !options.IsCheck)
        {
            await results.SetSectionAsync("machine", machine, cancellationToken);
        }

        return $"commit {await Machine.CommitAsync(cancellationToken)}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, "
            + $"{effort.Rounds} rounds, {effort.Connections} connections";
    }
}
