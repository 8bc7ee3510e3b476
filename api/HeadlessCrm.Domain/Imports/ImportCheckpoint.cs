namespace HeadlessCrm.Domain.Imports;

/// <summary>
/// How far an operation has come. It is written in the transaction of the batch that got it there: whoever takes the operation up
/// after a crash begins with the first row that left nothing behind.
/// </summary>
/// <param name="Lease">Whoever works on the operation.</param>
/// <param name="Counts">All that was done so far, the batch included.</param>
/// <param name="Errors">The faults of the batch that are kept for showing.</param>
public sealed record ImportCheckpoint(BulkOperationLease Lease, ImportCounts Counts, IReadOnlyList<ImportRowError> Errors);

/// <summary>The right to work on an operation, until another takes it over.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Fence">Rises whenever the right is given: whoever comes with a lower one has lost it.</param>
public sealed record BulkOperationLease(Guid OperationId, long Fence);

/// <summary>Another node has taken the operation over; what this one was about to write came to nothing.</summary>
public sealed class BulkOperationLeaseLostException(Guid operationId)
    : Exception($"Another node has taken over the bulk operation {operationId}.");
