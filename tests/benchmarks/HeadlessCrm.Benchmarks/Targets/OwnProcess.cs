using System.Diagnostics;
using System.Text.Json;

namespace HeadlessCrm.Benchmarks.Targets;

/// <summary>This program again, in a process of its own that measures one thing and says the result in its last line.</summary>
internal static class OwnProcess
{
    public static async Task<T> MeasureAsync<T>(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?>? settings, CancellationToken cancellationToken)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "HeadlessCrm.Benchmarks.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<T>(output.TrimEnd().Split('\n')[^1])!
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
    }
}
