namespace HeadlessCrm.Domain.Imports;

/// <summary>Stops a bulk operation. Doing so twice changes nothing more, and one that has ended stays as it is.</summary>
public sealed class CancelBulkOperation(IBulkOperationStore operations, TimeProvider clock)
{
    /// <summary>Carries it out; what was written before stays.</summary>
    public async Task<BulkImportOutcome> ExecuteAsync(Guid id, CancellationToken cancellationToken) =>
        await operations.RequestCancelAsync(id, clock.GetUtcNow(), cancellationToken) is { } operation
            ? new BulkImportOutcome(operation, [])
            : new BulkImportOutcome(null, [new BulkOperationNotFound(id) { Path = ["id"] }]);
}
