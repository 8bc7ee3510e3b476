using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Customers.Reachability;
using HeadlessCrm.Domain.Imports;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Imports.Operations;

/// <summary>
/// Carries one operation out, from where it stands. Each batch is written with the place it leads to, so that a node that dies
/// leaves nothing half done and nothing to be done twice; a dry run, which writes nothing, begins from the start instead.
/// </summary>
internal sealed class BulkOperationRunner(
    IBulkOperationStore store,
    ITransactionImportStore transactions,
    ICustomerImportStore customers,
    IAreaStore areas,
    ImportFolder folder,
    OperationChanges changes,
    IOptions<BulkImportOptions> options,
    ContactPointSettings contacts,
    TimeProvider clock)
{
    /// <summary>Reads the file to its end, or says why not.</summary>
    /// <exception cref="StartupException">The file or the mapping is not what is needed.</exception>
    /// <exception cref="BulkOperationLeaseLostException">Another node has taken the operation over.</exception>
    public async Task RunAsync(BulkOperation operation, BulkOperationLease lease, CancellationToken cancellationToken)
    {
        if (operation.IsDryRun && operation.Runs > 1)
        {
            if (!await store.StartOverAsync(lease, cancellationToken))
            {
                throw new BulkOperationLeaseLostException(operation.Id);
            }

            operation = operation with { Counts = default };
        }

        var mapping = ImportPlan.MappingOf(operation.Entity, operation.Mapping);
        var context = new ImportContext(operation.System, operation.IsDryRun) { StartedAt = operation.StartedAt, IsOnline = true };
        using var source = ImportPlan.Open(operation, folder, mapping);
        await using var rejects = new RejectsFile(folder.RejectsOf(operation.Id), operation.Counts.RejectsLength);
        if (operation.Entity == ImportEntity.Customers)
        {
            await using var import = await customers.OpenAsync(context, cancellationToken);
            var reading = CustomerRows.Reading(mapping, contacts, await AreaRegistry.LoadAsync(areas, cancellationToken), clock);
            await RunAsync(operation, lease, source, reading, import, rejects, cancellationToken);
        }
        else
        {
            await using var import = await transactions.OpenAsync(context, cancellationToken);
            await RunAsync(operation, lease, source, TransactionRows.Reading(mapping, clock), import, rejects, cancellationToken);
        }
    }

    private Task<ImportSummary> RunAsync<TRow>(
        BulkOperation operation,
        BulkOperationLease lease,
        SourceFile source,
        RowReading<TRow> reading,
        IImport<TRow> import,
        RejectsFile rejects,
        CancellationToken cancellationToken)
        where TRow : class =>
        new ImportRun<TRow>(
            source,
            reading,
            import,
            rejects,
            new Progress(changes),
            operation.IsDryRun,
            new Tracker(store, lease, operation.Counts, clock, options.Value.MaxErrors))
        { BatchSize = options.Value.BatchSize }.RunAsync(cancellationToken);

    /// <summary>Writes down how far the operation is, and the first faults of its rows.</summary>
    private sealed class Tracker(
        IBulkOperationStore store, BulkOperationLease lease, ImportCounts begin, TimeProvider clock, int maxErrors) : IImportTracker
    {
        // How many faults are kept is not counted but bounded: an operation that is resumed may keep as many again.
        private int kept;

        public ImportCounts Begin => begin;

        public ImportCheckpoint Checkpoint(ImportCounts counts, IReadOnlyList<Reject> rejects)
        {
            var now = EntityId.RecordingTime(clock.GetUtcNow());
            ImportRowError[] errors =
            [
                .. rejects.Take(maxErrors - kept).Select(reject => new ImportRowError(
                    EntityId.Create(now), lease.OperationId, reject.Line, reject.Field, reject.Value, reject.Reason)),
            ];
            kept += errors.Length;
            return new ImportCheckpoint(lease, counts, errors);
        }

        public async Task SaveAsync(ImportCheckpoint checkpoint, CancellationToken cancellationToken)
        {
            if (!await store.CheckpointAsync(checkpoint, cancellationToken))
            {
                throw new BulkOperationLeaseLostException(lease.OperationId);
            }
        }
    }

    /// <summary>Tells subscribers that there is something to read.</summary>
    private sealed class Progress(OperationChanges changes) : IImportProgress
    {
        public void Report(long rows, long refused, long position, long length) => changes.Raise();
    }
}
