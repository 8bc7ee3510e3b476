using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Benchmarks.Matching;

/// <summary>What matching a base took and found, as its process says in its last line.</summary>
/// <param name="Records">How many records.</param>
/// <param name="Seconds">Learning, comparing and clustering; the records are made before.</param>
/// <param name="CpuSeconds">Processor time of the same.</param>
/// <param name="CandidatePairs">Pairs compared.</param>
/// <param name="Reviews">Pairs for review.</param>
/// <param name="Precision">Of pairs in one cluster.</param>
/// <param name="Recall">Of true pairs.</param>
/// <param name="RecordMegabytes">What the records hold before matching.</param>
/// <param name="PeakMegabytes">The most memory the process held.</param>
internal sealed record MatchingCost(
    int Records,
    double Seconds,
    double CpuSeconds,
    long CandidatePairs,
    int Reviews,
    double Precision,
    double Recall,
    double RecordMegabytes,
    double PeakMegabytes)
{
    private const double Megabyte = 1024 * 1024;
    private const ulong Seed = 7;

    /// <summary>Makes records and matches them.</summary>
    public static int Of(string size)
    {
        var count = int.Parse(size, CultureInfo.InvariantCulture);
        var (records, people) = Generate(count);
        var held = GC.GetTotalMemory(forceFullCollection: true) / Megabyte;
        var cpu = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        var result = new MatchBatch(MatchConfiguration.Default).Run(records);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var used = Environment.CpuUsage.TotalTime - cpu;
        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64 / Megabyte;
        var found = MatchEvaluation.Of(
            result.Clusters, [.. result.Records.Select(record => people[int.Parse(record.Id, CultureInfo.InvariantCulture)])]);
        Console.WriteLine(JsonSerializer.Serialize(new MatchingCost(
            count,
            elapsed.TotalSeconds,
            used.TotalSeconds,
            result.CandidatePairs,
            result.Reviews.Count(),
            found.Precision,
            found.Recall,
            held,
            peak)));
        return 0;
    }

    private static (MatchRecord[] Records, int[] People) Generate(int count)
    {
        var records = new MatchRecord[count];
        var people = new int[count];
        var next = 0;
        foreach (var (record, person) in new PeopleGenerator(count, Seed).Records(new MatchTextPool()))
        {
            (records[next], people[next]) = (record, person);
            next++;
        }

        return (records, people);
    }
}
