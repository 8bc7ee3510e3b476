using HeadlessCrm.Domain.Touchpoints.Complaints;

namespace HeadlessCrm.Api.Touchpoints.Complaints;

/// <summary>Looks now and then for commitments that fell due. Every node does so: two at once note no breach twice.</summary>
internal sealed partial class CommitmentWatch(
    WatchCommitments watch, ComplaintOptions options, ILogger<CommitmentWatch> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.WatchInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await watch.ExecuteAsync(cancellationToken) is var breached and > 0)
            {
                LogBreached(breached);
            }
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFault(fault);
        }
    }

    [LoggerMessage(60, LogLevel.Information, "{Commitments} commitments to customers fell due and were not kept")]
    private partial void LogBreached(int commitments);

    [LoggerMessage(61, LogLevel.Error, "Commitments cannot be watched; it is tried again next time")]
    private partial void LogFault(Exception fault);
}
