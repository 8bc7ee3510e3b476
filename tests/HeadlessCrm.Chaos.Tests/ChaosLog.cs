using System.Diagnostics;
using System.Globalization;

namespace HeadlessCrm.Chaos.Tests;

/// <summary>What the run did, and when: read it beside the logs of the nodes.</summary>
internal sealed class ChaosLog(string file) : IDisposable
{
    private readonly StreamWriter writer = new(file) { AutoFlush = true };
    private readonly long started = Stopwatch.GetTimestamp();

    /// <summary>Adds a line.</summary>
    public void Write(string what)
    {
        lock (writer)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {Stopwatch.GetElapsedTime(started).TotalSeconds,8:0.000} {what}"));
        }
    }

    public void Dispose() => writer.Dispose();
}
