using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HeadlessCrm.Benchmarks.Matching;

/// <summary>Matches made-up bases of growing size, each in a process of its own, and shows how the cost grows.</summary>
internal sealed class MatchingRun(IReadOnlyList<int> sizes, string provenance)
{
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder("### matching: bases of growing size\n\n").Append(provenance).Append("\n\n");
        text.Append("| records | s | records/s | CPU µs/record | candidate pairs/record | for review/1000 | precision | recall ");
        text.Append("| records MB | peak MB |\n|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var size in sizes)
        {
            var cost = await MeasureAsync(size, cancellationToken);
            text.Append(CultureInfo.InvariantCulture, $"| {size:N0} | {cost.Seconds:0.0} | {size / cost.Seconds:N0} ")
                .Append(CultureInfo.InvariantCulture, $"| {cost.CpuSeconds * 1_000_000 / size:N0} ")
                .Append(CultureInfo.InvariantCulture, $"| {(double)cost.CandidatePairs / size:0.0} | {cost.Reviews * 1000.0 / size:0.0} ")
                .Append(CultureInfo.InvariantCulture, $"| {Rate(cost.Precision)} | {Rate(cost.Recall)} ")
                .Append(CultureInfo.InvariantCulture, $"| {cost.RecordMegabytes:N0} | {cost.PeakMegabytes:N0} |\n");
        }

        return text.ToString();
    }

    /// <summary>Rounded down: never better than it is.</summary>
    private static string Rate(double rate) => (Math.Floor(rate * 10_000) / 10_000).ToString("0.0000", CultureInfo.InvariantCulture);

    private static async Task<MatchingCost> MeasureAsync(int size, CancellationToken cancellationToken)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "HeadlessCrm.Benchmarks.dll");
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [program, "matching-cost", size.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<MatchingCost>(output.TrimEnd().Split('\n')[^1])!
            : throw new InvalidOperationException($"Matching {size} records ended with {process.ExitCode}: {output}");
    }
}
