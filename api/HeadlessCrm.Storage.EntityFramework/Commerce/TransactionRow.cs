using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Storage.EntityFramework.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Commerce;

internal sealed class TransactionRow
{
    public Guid Id { get; set; }

    public Guid CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    public TransactionKind Kind { get; set; }

    public DateTimeOffset OccurredAt { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    /// <summary>When the order was opened; null: it never was an open order.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>When the order was closed; null with an <see cref="OpenedAt"/>: it is open, and counts in no figure.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Ten-thousandths of the major unit.</summary>
    public long Net { get; set; }

    /// <summary>Ten-thousandths of the major unit; null unless every line has a cost.</summary>
    public long? Cost { get; set; }

    /// <summary>Millionths.</summary>
    public long Quantity { get; set; }

    /// <summary>Millionths of an hour; null: no line has any.</summary>
    public long? LabourHours { get; set; }

    public string Currency { get; set; } = string.Empty;

    /// <summary>
    /// The product type of the only line, which has this row's figures; null when there are several lines, which then
    /// have rows of their own. Most transactions have one line, and a row less to write and to search.
    /// </summary>
    public string? ProductType { get; set; }

    public string? DealerCode { get; set; }

    public int? OdometerKm { get; set; }

    public string? Vin { get; set; }

    public string? ExternalSystem { get; set; }

    public string? ExternalId { get; set; }

    public Guid? ReversalId { get; set; }

    public DateTimeOffset? ReversedAt { get; set; }

    public DateTimeOffset? ReversalRecordedAt { get; set; }

    public string? ReversalReason { get; set; }

    public static TransactionRow Of(Transaction transaction, IReadOnlyList<TransactionLine> lines, Guid? postedFor = null) => new()
    {
        Id = transaction.Id,
        CustomerId = transaction.CustomerId,
        PostedForId = postedFor == transaction.CustomerId ? null : postedFor,
        Kind = transaction.Kind,
        OccurredAt = transaction.OccurredAt,
        RecordedAt = transaction.RecordedAt,
        OpenedAt = transaction.OpenedAt,
        ClosedAt = transaction.ClosedAt,
        Net = FixedPoint.OfMoney(transaction.Net),
        Cost = transaction.Cost is { } cost ? FixedPoint.OfMoney(cost) : null,
        Quantity = FixedPoint.OfQuantity(transaction.Quantity),
        LabourHours = FixedPoint.OfQuantityOrNull(transaction.LabourHours),
        Currency = transaction.Net.Currency,
        ProductType = lines.Count == 1 ? lines[0].ProductType : null,
        DealerCode = transaction.DealerCode,
        OdometerKm = transaction.OdometerKm,
        Vin = transaction.Vin,
        ExternalSystem = transaction.ExternalReference?.System,
        ExternalId = transaction.ExternalReference?.Id,
    };

    // There is no index on RecordedAt: ids carry that time, so the primary key is in its order.
    public static void Configure(EntityTypeBuilder<TransactionRow> entity)
    {
        entity.ToTable("transactions");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.ReversedAt).IsConcurrencyToken();

        // Lists of a customer's transactions need the first three; with the rest, sums per customer read the index alone.
        entity.HasIndex(row => new
        {
            row.CustomerId,
            row.OccurredAt,
            row.Id,
            row.Currency,
            row.Net,
            row.Cost,
            row.ReversedAt,
            row.OpenedAt,
            row.ClosedAt,
        });
        entity.HasIndex(row => row.OccurredAt);
        entity.HasIndex(row => row.OpenedAt).HasFilter("opened_at IS NOT NULL");
        entity.HasIndex(row => row.Net);
        entity.HasIndex(row => row.Vin).HasFilter("vin IS NOT NULL");
        entity.HasIndex(row => new { row.ExternalSystem, row.ExternalId }).IsUnique();
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>One of several lines of a transaction.</summary>
internal sealed class TransactionLineRow
{
    public Guid TransactionId { get; set; }

    public int Ordinal { get; set; }

    public string ProductType { get; set; } = string.Empty;

    /// <summary>Millionths.</summary>
    public long Quantity { get; set; }

    /// <summary>Ten-thousandths of the major unit of the transaction's currency.</summary>
    public long Net { get; set; }

    /// <summary>As <see cref="Net"/>; null: not known.</summary>
    public long? Cost { get; set; }

    /// <summary>Millionths of an hour; null: none, or not known.</summary>
    public long? LabourHours { get; set; }

    public static TransactionLineRow Of(Guid transactionId, int ordinal, TransactionLine line) => new()
    {
        TransactionId = transactionId,
        Ordinal = ordinal,
        ProductType = line.ProductType,
        Quantity = FixedPoint.OfQuantity(line.Quantity),
        Net = FixedPoint.OfMoney(line.Net),
        Cost = line.Cost is { } cost ? FixedPoint.OfMoney(cost) : null,
        LabourHours = FixedPoint.OfQuantityOrNull(line.LabourHours),
    };

    public static void Configure(EntityTypeBuilder<TransactionLineRow> entity)
    {
        entity.ToTable("transaction_lines");
        entity.HasKey(row => new { row.TransactionId, row.Ordinal });
        entity.HasOne<TransactionRow>().WithMany().HasForeignKey(row => row.TransactionId).OnDelete(DeleteBehavior.Cascade);
    }
}
