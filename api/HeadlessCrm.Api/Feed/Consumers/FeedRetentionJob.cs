using HeadlessCrm.Domain.Feed;

namespace HeadlessCrm.Api.Feed.Consumers;

/// <summary>
/// Takes old events from the feed now and then. Every node does so: two at once take no more than one.
/// </summary>
internal sealed partial class FeedRetentionJob(
    FeedRetention retention, FeedRetentionOptions options, ILogger<FeedRetentionJob> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(options.IntervalMinutes));
        do
        {
            try
            {
                if (await retention.ApplyAsync(stoppingToken) is var taken and > 0)
                {
                    LogTaken(taken, options.Days);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogFault(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(50, LogLevel.Information, "Took {Events} events from the feed that were recorded more than {Days} days ago")]
    private partial void LogTaken(long events, int days);

    [LoggerMessage(51, LogLevel.Error, "Old events could not be taken from the feed; it is tried again next time")]
    private partial void LogFault(Exception fault);
}
