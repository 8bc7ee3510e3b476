using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HeadlessCrm.Benchmarks.Reporting;

/// <summary>What a figure was measured on.</summary>
internal static class Machine
{
    /// <summary>Processor, memory, system and runtimes, in one line.</summary>
    public static async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024d * 1024 * 1024);
        var node = await AskAsync("node", ["--version"], cancellationToken) ?? "no node";
        return $"{Processor()}, {Environment.ProcessorCount} cores, {memory:0} GB; {RuntimeInformation.OSDescription}; "
            + $"{RuntimeInformation.FrameworkDescription} (workstation GC, tiered PGO); Node {node}";
    }

    /// <summary>The commit that is checked out, with a mark when files differ from it.</summary>
    public static async Task<string> CommitAsync(CancellationToken cancellationToken)
    {
        var commit = await AskAsync("git", ["rev-parse", "--short", "HEAD"], cancellationToken) ?? "unknown commit";
        var changes = await AskAsync("git", ["status", "--porcelain", "--untracked-files=no", "--", "api", "schema"], cancellationToken);
        return string.IsNullOrEmpty(changes) ? commit : $"{commit} with changes";
    }

    private static string Processor() => (File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo") : [])
        .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static async Task<string?> AskAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
            var text = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? text.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
