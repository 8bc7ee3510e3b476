using System.Diagnostics;
using System.Text.Json;
using HeadlessCrm.Api.CommandLine;

namespace HeadlessCrm.Benchmarks.Imports;

/// <summary>What an import took, as its process says in its last line.</summary>
/// <param name="Seconds">From the start of the work to its end.</param>
/// <param name="CpuSeconds">Processor time of the process, its start included.</param>
/// <param name="AllocatedMegabytes">What the process allocated.</param>
/// <param name="PeakMegabytes">The most memory the process held.</param>
internal sealed record ImportCost(double Seconds, double CpuSeconds, double AllocatedMegabytes, double PeakMegabytes)
{
    private const double Megabyte = 1024 * 1024;

    /// <summary>The product's import, with the arguments of its command line.</summary>
    public static async Task<int> OfProductAsync(string[] arguments)
    {
        var started = Stopwatch.GetTimestamp();
        var code = await CrmCommand.Create().Parse(arguments).InvokeAsync();
        Print(started);
        return code;
    }

    /// <summary>The bare loop: file, database, and whether customers are written too.</summary>
    public static int OfBareLoop(string file, string database, bool withCustomers)
    {
        var started = Stopwatch.GetTimestamp();
        using (var import = new BareImport(database, withCustomers))
        {
            Console.WriteLine($"{import.Run(file)} rows");
        }

        Print(started);
        return 0;
    }

    /// <summary>The bare COPY: file and the connection string of a database that is not there yet.</summary>
    public static int OfBareCopy(string file, string connectionString)
    {
        var started = Stopwatch.GetTimestamp();
        Console.WriteLine($"{BareCopy.Run(file, connectionString)} rows");
        Print(started);
        return 0;
    }

    private static void Print(long started)
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(JsonSerializer.Serialize(new ImportCost(
            Stopwatch.GetElapsedTime(started).TotalSeconds,
            Environment.CpuUsage.TotalTime.TotalSeconds,
            GC.GetTotalAllocatedBytes() / Megabyte,
            process.PeakWorkingSet64 / Megabyte)));
    }
}
