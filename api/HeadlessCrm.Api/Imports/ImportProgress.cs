using System.Diagnostics;
using Spectre.Console;

namespace HeadlessCrm.Api.Imports;

/// <summary>Is told how far an import is.</summary>
internal interface IImportProgress
{
    /// <param name="rows">Rows read.</param>
    /// <param name="refused">Rows refused.</param>
    /// <param name="position">Bytes read.</param>
    /// <param name="length">Bytes there are.</param>
    void Report(long rows, long refused, long position, long length);
}

/// <summary>Shows progress: a bar with rate and time left on a terminal, plain lines otherwise.</summary>
internal static class ImportProgress
{
    public static Task<T> ShowAsync<T>(Func<IImportProgress, Task<T>> run) =>
        Console.IsOutputRedirected ? run(new PlainProgress()) : ShowBarAsync(run);

    private static Task<T> ShowBarAsync<T>(Func<IImportProgress, Task<T>> run) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(context => run(new BarProgress(context.AddTask("importing"))));

    private static string Describe(long rows, long refused, TimeSpan elapsed)
    {
        var rate = rows / Math.Max(elapsed.TotalSeconds, 0.001);
        return $"{rows} rows, {rate:0} rows/s{(refused > 0 ? $", {refused} refused" : string.Empty)}";
    }

    private sealed class BarProgress(ProgressTask task) : IImportProgress
    {
        private readonly long started = Stopwatch.GetTimestamp();

        public void Report(long rows, long refused, long position, long length)
        {
            task.MaxValue = Math.Max(length, 1);
            task.Value = position;
            task.Description = Describe(rows, refused, Stopwatch.GetElapsedTime(started));
        }
    }

    private sealed class PlainProgress : IImportProgress
    {
        private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

        private readonly long started = Stopwatch.GetTimestamp();
        private TimeSpan last;

        public void Report(long rows, long refused, long position, long length)
        {
            var elapsed = Stopwatch.GetElapsedTime(started);
            if (elapsed - last < Interval)
            {
                return;
            }

            last = elapsed;
            var left = position == 0 ? TimeSpan.Zero : elapsed * ((double)(length - position) / position);
            Console.WriteLine($"{Describe(rows, refused, elapsed)}, {100.0 * position / Math.Max(length, 1):0} %, about {left.TotalSeconds:0} s left");
        }
    }
}
