using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Api.Customers.Matching;

/// <summary>
/// Sees to it, on start and now and then, that records have keys of the present version: another node may have been of an earlier one
/// for a while. Every node does so; one works, the others wait or find nothing to do.
/// </summary>
internal sealed partial class MatchKeyUpkeep(RemakeMatchKeys remake, TimeProvider clock, ILogger<MatchKeyUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                if (await remake.ExecuteAsync(isForced: false, null, stoppingToken) is var customers and > 0)
                {
                    LogMade(customers, BlockingKeys.Version);
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

    [LoggerMessage(66, LogLevel.Information, "Made the keys of matching anew for {Customers} customers; all have version {Version} now")]
    private partial void LogMade(long customers, int version);

    [LoggerMessage(67, LogLevel.Error, "Keys of matching could not be made anew; it is tried again, or goes on, next time")]
    private partial void LogFault(Exception fault);
}
