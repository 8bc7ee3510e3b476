using HeadlessCrm.Domain.Commerce;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Commerce.Corrections;

/// <summary>A transaction as it was until it was corrected; its figures as in <see cref="TransactionRow"/>.</summary>
internal sealed class TransactionRevisionRow
{
    public Guid TransactionId { get; set; }

    public int Number { get; set; }

    /// <summary>The customer it was posted for: that one by itself, whatever it was or is merged into.</summary>
    public Guid? PostedForId { get; set; }

    /// <summary>The quote it was said to come from; null: none.</summary>
    public Guid? QuoteId { get; set; }

    public TransactionKind Kind { get; set; }

    public DateTimeOffset OccurredAt { get; set; }

    public DateTimeOffset? OpenedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public long Net { get; set; }

    public long? Cost { get; set; }

    public long Quantity { get; set; }

    public long? LabourHours { get; set; }

    public string Currency { get; set; } = string.Empty;

    public string? ProductType { get; set; }

    public string? DealerCode { get; set; }

    public int? OdometerKm { get; set; }

    public string? Vin { get; set; }

    public DateTimeOffset ReplacedAt { get; set; }

    public string? Reason { get; set; }

    public static void Configure(EntityTypeBuilder<TransactionRevisionRow> entity)
    {
        entity.ToTable("transaction_revisions");
        entity.HasKey(row => new { row.TransactionId, row.Number });
        entity.HasOne<TransactionRow>().WithMany().HasForeignKey(row => row.TransactionId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>One of several lines that a transaction had; as <see cref="TransactionLineRow"/>.</summary>
internal sealed class TransactionRevisionLineRow
{
    public Guid TransactionId { get; set; }

    public int Number { get; set; }

    public int Ordinal { get; set; }

    public string ProductType { get; set; } = string.Empty;

    public long Quantity { get; set; }

    public long Net { get; set; }

    public long? Cost { get; set; }

    public long? LabourHours { get; set; }

    public static void Configure(EntityTypeBuilder<TransactionRevisionLineRow> entity)
    {
        entity.ToTable("transaction_revision_lines");
        entity.HasKey(row => new { row.TransactionId, row.Number, row.Ordinal });
        entity.HasOne<TransactionRevisionRow>().WithMany().HasForeignKey(row => new { row.TransactionId, row.Number })
            .OnDelete(DeleteBehavior.Cascade);
    }
}
