using HeadlessCrm.Domain.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Imports;

internal sealed class BulkOperationRow
{
    public Guid Id { get; set; }

    public ImportEntity Entity { get; set; }

    public ImportFormat Format { get; set; }

    public string System { get; set; } = string.Empty;

    // The file's facts are repeated here: they are asked for when the file is long gone.
    public Guid FileId { get; set; }

    public string FileName { get; set; } = string.Empty;

    public long FileLength { get; set; }

    public string FileSha256 { get; set; } = string.Empty;

    public DateTimeOffset FileReceivedAt { get; set; }

    public string? MappingName { get; set; }

    public string? Mapping { get; set; }

    public bool IsDryRun { get; set; }

    public LawfulBasis LawfulBasis { get; set; }

    public BulkOperationState State { get; set; }

    public long RowsRead { get; set; }

    public long Inserted { get; set; }

    public long Changed { get; set; }

    public long Unchanged { get; set; }

    public long Refused { get; set; }

    public long CustomersCreated { get; set; }

    public long BytesRead { get; set; }

    public long RejectsLength { get; set; }

    public string? Failure { get; set; }

    public bool IsCancelRequested { get; set; }

    public int Runs { get; set; }

    public int Revision { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Milliseconds since 1970 of the database's clock.</summary>
    public long LeaseUntil { get; set; }

    /// <summary>Rises whenever the operation is taken up: whoever comes with a lower one has lost it.</summary>
    public long Fence { get; set; }

    public static BulkOperationRow Of(BulkOperation operation) => new()
    {
        Id = operation.Id,
        Entity = operation.Entity,
        Format = operation.Format,
        System = operation.System,
        FileId = operation.File.Id,
        FileName = operation.File.Name,
        FileLength = operation.File.Length,
        FileSha256 = operation.File.Sha256,
        FileReceivedAt = operation.File.ReceivedAt,
        MappingName = operation.MappingName,
        Mapping = operation.Mapping,
        IsDryRun = operation.IsDryRun,
        LawfulBasis = operation.LawfulBasis,
        State = operation.State,
        Revision = operation.Revision,
        CreatedAt = operation.CreatedAt,
    };

    public static void Configure(EntityTypeBuilder<BulkOperationRow> entity)
    {
        entity.ToTable("bulk_operations");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => new { row.State, row.Id });
        entity.HasIndex(row => row.FileId);
    }
}

internal sealed class ImportRowErrorRow
{
    public Guid Id { get; set; }

    public Guid OperationId { get; set; }

    public long Line { get; set; }

    public string Field { get; set; } = string.Empty;

    public string? Value { get; set; }

    public string Reason { get; set; } = string.Empty;

    public static void Configure(EntityTypeBuilder<ImportRowErrorRow> entity)
    {
        entity.ToTable("import_row_errors");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => new { row.OperationId, row.Line, row.Id });
        entity.HasOne<BulkOperationRow>().WithMany().HasForeignKey(row => row.OperationId).OnDelete(DeleteBehavior.Cascade);
    }
}
