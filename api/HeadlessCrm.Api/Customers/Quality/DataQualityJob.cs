using HeadlessCrm.Domain.Customers.Quality;

namespace HeadlessCrm.Api.Customers.Quality;

/// <summary>
/// Keeps the quality of each day, so that it can be seen to change. Every node tries; the first of a day keeps it.
/// </summary>
internal sealed partial class DataQualityJob(
    MeasureDataQuality measure, TimeProvider clock, ILogger<DataQualityJob> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A program that has just started has better things to do.
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await measure.KeepTodayAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                LogFault(fault);
            }
        }
    }

    [LoggerMessage(90, LogLevel.Error, "The quality of today could not be kept; it is tried again next time")]
    private partial void LogFault(Exception fault);
}
