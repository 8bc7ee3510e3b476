using HeadlessCrm.Benchmarks.Data;
using HeadlessCrm.Benchmarks.FanOut;
using HeadlessCrm.Benchmarks.Feed;
using HeadlessCrm.Benchmarks.Imports;
using HeadlessCrm.Benchmarks.InProcess;
using HeadlessCrm.Benchmarks.Lists;
using HeadlessCrm.Benchmarks.Matching;
using HeadlessCrm.Benchmarks.Measuring;
using HeadlessCrm.Benchmarks.Reporting;
using HeadlessCrm.Benchmarks.Steady;
using HeadlessCrm.Benchmarks.Storage;
using HeadlessCrm.Benchmarks.Subscriptions;
using HeadlessCrm.Benchmarks.Targets;
using HeadlessCrm.Benchmarks.Workloads;

namespace HeadlessCrm.Benchmarks;

/// <summary>Checks that all targets answer alike, measures them and writes the figures down.</summary>
internal sealed class BenchmarkRun(BenchmarkOptions options, TextWriter output)
{
    private const string InProcess = "in-process";
    private const string Steady = "steady";
    private const string Subscriptions = "subscriptions";
    private const string FanOut = "fan-out";
    private const string Feed = "feed";
    private const string Import = "import";
    private const string Matching = "matching";
    private const string Lists = "lists";
    private const int Subscribers = 1_000;

    private readonly ResultsFile results = new(Path.Combine(options.Folder, "RESULTS.md"));

    /// <summary>Gives the exit code: 1 when answers differ.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var effort = options.IsQuick ? Effort.Quick : Effort.Full;
        effort = effort with { Rounds = options.Rounds ?? effort.Rounds };
        var provenance = await ProvenanceAsync(effort, cancellationToken);
        if (options.Measures(InProcess))
        {
            await WriteAsync(InProcess, await new InProcessRun(effort).RunAsync(provenance), cancellationToken);
        }

        if (!await RunOverHttpAsync(effort, provenance, cancellationToken) ||
            !await RunOverStorageAsync(effort, provenance, cancellationToken))
        {
            return 1;
        }

        if (options.Measures(Subscriptions))
        {
            var run = new SubscriptionRun(Subscribers, effort.Rounds, provenance);
            await WriteAsync(Subscriptions, await run.RunAsync(cancellationToken), cancellationToken);
        }

        if (options.Measures(FanOut))
        {
            var run = new FanOutRun(options.IsQuick ? [1, 1_000] : [1, 1_000, 10_000], effort.Rounds, provenance);
            await WriteAsync(FanOut, await run.RunAsync(cancellationToken), cancellationToken);
        }

        if (options.Measures(Feed))
        {
            var run = new FeedRun(effort.Rounds, options.IsQuick, provenance);
            await WriteAsync(Feed, await run.RunAsync(cancellationToken), cancellationToken);
        }

        await RunImportAsync(effort, provenance, cancellationToken);
        if (options.Measures(Matching))
        {
            var run = new MatchingRun(options.IsQuick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000], provenance);
            await WriteAsync(Matching, await run.RunAsync(cancellationToken), cancellationToken);
        }

        if (options.Measures(Lists))
        {
            var run = new ListRun(options.IsQuick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000], provenance);
            await WriteAsync(Lists, await run.RunAsync(cancellationToken), cancellationToken);
        }

        return 0;
    }

    /// <summary>The engine over data in memory, and what it does in the long run.</summary>
    private async Task<bool> RunOverHttpAsync(Effort effort, string provenance, CancellationToken cancellationToken)
    {
        var all = HttpWorkloads.Create(DataSet.Create());
        var workloads = all.Where(workload => options.Includes(workload.Name)).ToArray();
        if (workloads.Length == 0 && !options.Measures(Steady))
        {
            return true;
        }

        await using var targets = await TargetSet.StartAsync(
            Path.Combine(options.Folder, "peers"), options.Targets, cancellationToken);
        foreach (var missing in targets.Missing)
        {
            await output.WriteLineAsync($"left out: {missing}");
        }

        foreach (var workload in workloads)
        {
            if (!await RunAsync(workload, targets.Targets, effort, provenance, cancellationToken))
            {
                return false;
            }
        }

        if (options.Measures(Steady))
        {
            var run = new SteadyRun(effort, options.IsQuick ? TimeSpan.FromSeconds(10) : TimeSpan.FromMinutes(1), provenance);
            var lists = all.Single(workload => workload.Name == "customers");
            await WriteAsync(Steady, await run.RunAsync(targets.Targets[0], lists, cancellationToken), cancellationToken);
        }

        return true;
    }

    /// <summary>The product over its own demo data.</summary>
    private async Task<bool> RunOverStorageAsync(Effort effort, string provenance, CancellationToken cancellationToken)
    {
        if (!options.Includes(StorageWorkload.Name))
        {
            return true;
        }

        var data = Directory.CreateTempSubdirectory("headlesscrm-sqlite-");
        try
        {
            await using var process = await ServerProcess.StartSelfAsync(["product-serve", data.FullName], cancellationToken);
            return await RunAsync(
                StorageWorkload.Create(), TargetSet.OwnOf(process), effort, provenance, cancellationToken);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private async Task RunImportAsync(Effort effort, string provenance, CancellationToken cancellationToken)
    {
        if (!options.Measures(Import))
        {
            return;
        }

        var cdnow = Path.GetFullPath(Path.Combine(options.Folder, "..", "..", "..", "shared", "data", "cdnow_master.txt"));
        var rounds = Math.Min(effort.Rounds, options.IsQuick ? 3 : 7);
        if (await new ImportRun(rounds, options.IsQuick, provenance).RunAsync(cdnow, cancellationToken) is { } table)
        {
            await WriteAsync(Import, table, cancellationToken);
        }
        else
        {
            await output.WriteLineAsync($"left out: import, as {cdnow} is not there");
        }
    }

    /// <summary>Whether all targets answered alike; measures them unless told only to check.</summary>
    private async Task<bool> RunAsync(
        Workload workload, IReadOnlyList<Target> targets, Effort effort, string provenance, CancellationToken cancellationToken)
    {
        var problems = await AnswerCheck.CompareAsync(workload, targets, cancellationToken);
        foreach (var problem in problems)
        {
            await output.WriteLineAsync(problem);
        }

        if (problems.Count == 0 && !options.IsCheck)
        {
            await MeasureAsync(workload, targets, effort, provenance, cancellationToken);
        }

        return problems.Count == 0;
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
