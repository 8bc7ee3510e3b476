using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Imports;

/// <summary>Keeps bulk operations, the files they read and the mappings they read them by.</summary>
public interface IBulkOperationStore
{
    /// <summary>The operations of these ids; null where there is none.</summary>
    Task<IReadOnlyList<BulkOperation?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>A part of the list of all operations.</summary>
    Task<Slice<BulkOperation>> PageAsync(PageRequest<BulkOperationOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many operations match; null: how many there are.</summary>
    Task<int> CountAsync(Filter? where, CancellationToken cancellationToken);

    /// <summary>The same part of the list of each operation's faults, in the order of the file.</summary>
    Task<IReadOnlyList<Slice<ImportRowError>>> PageErrorsAsync(
        IReadOnlyList<Guid> operationIds, PageRequest<ImportRowErrorOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many faults of each operation are kept.</summary>
    Task<IReadOnlyList<int>> CountErrorsAsync(
        IReadOnlyList<Guid> operationIds, Filter? where, CancellationToken cancellationToken);

    /// <summary>Writes a new operation with its idempotency entry; false: the key was used meanwhile, and nothing was written.</summary>
    Task<bool> AddAsync(BulkOperation operation, IdempotencyEntry? idempotency, CancellationToken cancellationToken);

    /// <summary>
    /// Takes up the oldest operation that nobody works on, and begins it when it waited; null: there is none. One that waited for
    /// its turn and was to be stopped is never answered.
    /// </summary>
    Task<(BulkOperation Operation, BulkOperationLease Lease)?> TryAcquireAsync(
        TimeSpan duration, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Goes on holding an operation; null: another has taken it over. Else whether somebody asked to stop it.</summary>
    Task<bool?> RenewAsync(BulkOperationLease lease, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Lets another take the operation up at once.</summary>
    Task ReleaseAsync(BulkOperationLease lease, CancellationToken cancellationToken);

    /// <summary>Writes how far an operation is that writes nothing else; false: another has taken it over.</summary>
    Task<bool> CheckpointAsync(ImportCheckpoint checkpoint, CancellationToken cancellationToken);

    /// <summary>Forgets what an operation counted, so that it can be read from its beginning; false: another has taken it over.</summary>
    Task<bool> StartOverAsync(BulkOperationLease lease, CancellationToken cancellationToken);

    /// <summary>Ends an operation; false: another has taken it over.</summary>
    Task<bool> EndAsync(
        BulkOperationLease lease,
        BulkOperationState state,
        string? failure,
        DateTimeOffset now,
        CancellationToken cancellationToken);

    /// <summary>
    /// Asks to stop an operation: one that waits is stopped at once, one that runs after its present batch, one that has ended
    /// stays as it is. The operation as it is from now on; null: there is none.
    /// </summary>
    Task<BulkOperation?> RequestCancelAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The files of these ids; null where there is none, or none any more.</summary>
    Task<IReadOnlyList<ImportFile?>> GetFilesAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Writes down that a file was received.</summary>
    Task AddFileAsync(ImportFile file, CancellationToken cancellationToken);

    /// <summary>Forgets files received before a moment that no unfinished operation needs; answers their ids.</summary>
    Task<IReadOnlyList<Guid>> DeleteFilesAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>All saved mappings, by name. There are few: dozens, not thousands.</summary>
    Task<IReadOnlyList<ImportMapping>> ListMappingsAsync(CancellationToken cancellationToken);

    /// <summary>The mapping of a name; null: there is none.</summary>
    Task<ImportMapping?> FindMappingAsync(string name, CancellationToken cancellationToken);

    /// <summary>Writes a mapping that has the version after the stored one, 1 when it is new; false: another came before.</summary>
    Task<bool> SaveMappingAsync(ImportMapping mapping, CancellationToken cancellationToken);
}

/// <summary>What operations can be ordered by.</summary>
public enum BulkOperationOrderField
{
    /// <summary>When they were asked for.</summary>
    CreatedAt,
}

/// <summary>What faults of rows can be ordered by.</summary>
public enum ImportRowErrorOrderField
{
    /// <summary>Where in the file they are.</summary>
    Line,
}

/// <summary>What filters over operations and their faults may name.</summary>
public static class BulkOperationFilterFields
{
    /// <summary>The declaration for operations; its subjects are <see cref="BulkOperation"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "BulkOperation",
        [
            FilterField.OfEnum<BulkOperation, BulkOperationState>("state", operation => operation.State),
            FilterField.OfEnum<BulkOperation, ImportEntity>("entity", operation => operation.Entity),
            FilterField.Of<BulkOperation>("system", FieldType.Text, operation => operation.System),
            FilterField.Of<BulkOperation>("createdAt", FieldType.Instant, operation => operation.CreatedAt),
        ]);

    /// <summary>The declaration for faults of rows; its subjects are <see cref="ImportRowError"/>.</summary>
    public static FilterableEntity Errors { get; } = FilterableEntity.Declare("ImportRowError", []);
}
