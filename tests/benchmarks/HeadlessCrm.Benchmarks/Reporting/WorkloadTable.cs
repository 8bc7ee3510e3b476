using System.Globalization;
using System.Text;
using HeadlessCrm.Benchmarks.Measuring;
using HeadlessCrm.Benchmarks.Targets;
using HeadlessCrm.Benchmarks.Workloads;

namespace HeadlessCrm.Benchmarks.Reporting;

/// <summary>The table of one workload.</summary>
internal static class WorkloadTable
{
    public static string Render(Workload workload, IReadOnlyList<Series> all, int answerBytes, string provenance)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### {workload.Name}: {workload.Title}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{answerBytes:N0} bytes of JSON; {provenance}\n\n");
        text.Append("| target | CPU µs/request | engine's CPU is | allocated B/request | requests/s | p50 µs | p99 µs | Gen2 |\n");
        text.Append("|---|---:|---:|---:|---:|---:|---:|---:|\n");
        var engine = all.FirstOrDefault(series => series.Target.Name == TargetSet.Engine);
        foreach (var series in all)
        {
            var ratio = engine is null || series == engine ? string.Empty : $"{Figures.Ratio(engine.RatioTo(series))} of it";
            var gen2 = series.Allocated is null ? string.Empty : series.Gen2.ToString(CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"| {series.Target.Name} | {series.Cpu:0.0} | {ratio} | ")
                .Append(CultureInfo.InvariantCulture, $"{Bytes(series.Allocated)} | {series.PerSecond:N0} | {series.P50:0} | {series.P99:0} | {gen2} |\n");
        }

        return text.ToString();
    }

    private static string Bytes(double? bytes) => bytes?.ToString("N0", CultureInfo.InvariantCulture) ?? string.Empty;
}
