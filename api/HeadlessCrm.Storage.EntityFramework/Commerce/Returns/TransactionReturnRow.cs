using HeadlessCrm.Domain.Commerce.Returns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Commerce.Returns;

/// <summary>
/// A part of a transaction that was returned. It counts as long as its transaction stands, and for the customer whose that is: so it
/// has no customer of its own, and neither a merge nor a correction of the customer has to move it.
/// </summary>
internal sealed class TransactionReturnRow
{
    public Guid Id { get; set; }

    public Guid TransactionId { get; set; }

    public DateTimeOffset ReturnedAt { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public string? Reason { get; set; }

    /// <summary>Ten-thousandths of the major unit of the transaction's currency.</summary>
    public long Net { get; set; }

    /// <summary>As <see cref="Net"/>; null unless the transaction's cost is known.</summary>
    public long? Cost { get; set; }

    public static TransactionReturnRow Of(TransactionReturn returned) => new()
    {
        Id = returned.Id,
        TransactionId = returned.TransactionId,
        ReturnedAt = returned.ReturnedAt,
        RecordedAt = returned.RecordedAt,
        Reason = returned.Reason,
        Net = FixedPoint.OfMoney(returned.Net),
        Cost = returned.Cost is { } cost ? FixedPoint.OfMoney(cost) : null,
    };

    public static void Configure(EntityTypeBuilder<TransactionReturnRow> entity)
    {
        entity.ToTable("transaction_returns");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => row.TransactionId);
        entity.HasOne<TransactionRow>().WithMany().HasForeignKey(row => row.TransactionId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>What was returned of a line.</summary>
internal sealed class TransactionReturnLineRow
{
    public Guid ReturnId { get; set; }

    public int Ordinal { get; set; }

    /// <summary>The line's place in the transaction.</summary>
    public int Line { get; set; }

    /// <summary>Millionths.</summary>
    public long Quantity { get; set; }

    /// <summary>Ten-thousandths of the major unit of the transaction's currency.</summary>
    public long Net { get; set; }

    /// <summary>As <see cref="Net"/>; null: not known.</summary>
    public long? Cost { get; set; }

    public static TransactionReturnLineRow Of(Guid returnId, int ordinal, ReturnedLine line) => new()
    {
        ReturnId = returnId,
        Ordinal = ordinal,
        Line = line.Line,
        Quantity = FixedPoint.OfQuantity(line.Quantity),
        Net = FixedPoint.OfMoney(line.Net),
        Cost = line.Cost is { } cost ? FixedPoint.OfMoney(cost) : null,
    };

    public static void Configure(EntityTypeBuilder<TransactionReturnLineRow> entity)
    {
        entity.ToTable("transaction_return_lines");
        entity.HasKey(row => new { row.ReturnId, row.Ordinal });
        entity.HasOne<TransactionReturnRow>().WithMany().HasForeignKey(row => row.ReturnId).OnDelete(DeleteBehavior.Cascade);
    }
}
