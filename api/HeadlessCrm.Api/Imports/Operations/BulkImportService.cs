using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Imports;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Imports.Operations;

/// <summary>
/// Takes up operations one after the other, those first that were asked for first. An operation whose node died is taken up by
/// whoever finds its lease run out.
/// </summary>
internal sealed partial class BulkImportService(
    IBulkOperationStore store,
    BulkOperationRunner runner,
    RunImportSchedules schedules,
    ImportFolder folder,
    OperationChanges changes,
    IOptions<BulkImportOptions> options,
    TimeProvider clock,
    ILogger<BulkImportService> logger) : BackgroundService
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromHours(1);

    private DateTimeOffset sweptAt = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Enabled && !stoppingToken.IsCancellationRequested)
        {
            var change = changes.Next;
            if (!await TryOneAsync(stoppingToken))
            {
                await OperationChanges.WaitAsync(change, options.Value.LookInterval, clock, stoppingToken);
            }
        }
    }

    /// <summary>Carries out the next operation; false: there is none, or it cannot be now.</summary>
    private async Task<bool> TryOneAsync(CancellationToken stoppingToken)
    {
        try
        {
            await SweepAsync(stoppingToken);
            await schedules.ExecuteAsync(stoppingToken);
            if (await store.TryAcquireAsync(options.Value.Lease, clock.GetUtcNow(), stoppingToken) is not { } taken)
            {
                return false;
            }

            await CarryOutAsync(taken.Operation, taken.Lease, stoppingToken);
            return true;
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            LogFault(fault);
            return false;
        }
    }

    private async Task CarryOutAsync(BulkOperation operation, BulkOperationLease lease, CancellationToken stoppingToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        using var holding = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var isCancelled = operation.IsCancelRequested;
        if (isCancelled)
        {
            await ending.CancelAsync();
        }

        var held = HoldAsync(lease, () => isCancelled = true, ending, holding.Token);
        var (state, failure) = (BulkOperationState.Completed, (string?)null);
        try
        {
            changes.Raise();
            await runner.RunAsync(operation, lease, ending.Token);
        }
        catch (OperationCanceledException) when (isCancelled)
        {
            state = BulkOperationState.Cancelled;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Another node, or this one when it is started again, goes on at once.
            await store.ReleaseAsync(lease, CancellationToken.None);
            throw;
        }
        catch (Exception fault) when (fault is BulkOperationLeaseLostException or OperationCanceledException)
        {
            LogTakenOver(operation.Id);
            return;
        }
        catch (StorageUnavailableException fault)
        {
            // It is taken up again when the lease has run out; by then the storage may be back.
            LogFault(fault);
            return;
        }
        catch (StartupException refusal)
        {
            (state, failure) = (BulkOperationState.Failed, refusal.Message);
        }
        catch (Exception fault)
        {
            LogFaultOf(operation.Id, fault);
            (state, failure) = (BulkOperationState.Failed, "An unexpected fault stopped the operation; it is in the server's log under the operation's id.");
        }
        finally
        {
            await holding.CancelAsync();
            await held;
        }

        await store.EndAsync(lease, state, failure, clock.GetUtcNow(), CancellationToken.None);
        changes.Raise();
    }

    /// <summary>Goes on holding the operation while it runs, and ends it when it is to be stopped or another has it.</summary>
    private async Task HoldAsync(
        BulkOperationLease lease, Action cancel, CancellationTokenSource ending, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(options.Value.Lease / 4, clock, cancellationToken);
                switch (await store.RenewAsync(lease, options.Value.Lease, cancellationToken))
                {
                    case null:
                        await ending.CancelAsync();
                        return;
                    case true:
                        cancel();
                        await ending.CancelAsync();
                        return;
                    default:
                        break;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The operation has ended.
        }
        catch (Exception fault)
        {
            // A batch that another node has overtaken is refused by the store.
            LogFault(fault);
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - sweptAt >= SweepInterval)
        {
            sweptAt = now;
            var before = now - options.Value.KeepFiles;
            folder.Remove(await store.DeleteFilesAsync(before, cancellationToken));
            folder.Sweep(before);
        }
    }

    [LoggerMessage(62, LogLevel.Error, "Bulk operations cannot be carried out; trying again until they can")]
    private partial void LogFault(Exception fault);

    [LoggerMessage(63, LogLevel.Error, "The bulk operation {Operation} was stopped by an unexpected fault")]
    private partial void LogFaultOf(Guid operation, Exception fault);

    [LoggerMessage(64, LogLevel.Warning, "Another node has taken over the bulk operation {Operation}")]
    private partial void LogTakenOver(Guid operation);
}
