using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Storage.EntityFramework.Imports;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Imports;

/// <summary>
/// A transaction as the store has it, or will have it when the batch is written, so far as imported rows can differ from it.
/// </summary>
internal sealed class KnownTransaction(Guid id, DateTimeOffset recordedAt, bool isNew)
{
    public Guid Id { get; } = id;

    public DateTimeOffset RecordedAt { get; } = recordedAt;

    /// <summary>Whether the batch at hand brings it.</summary>
    public bool IsNew { get; } = isNew;

    /// <summary>Whether the batch at hand changes it.</summary>
    public bool IsCorrected { get; private set; }

    /// <summary>Whether it was taken back, and so wins no quote.</summary>
    public bool IsReversed { get; init; }

    public Guid CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedFor { get; set; }

    public TransactionKind Kind { get; set; }

    public long OccurredTicks { get; set; }

    public long? OpenedTicks { get; set; }

    public long? ClosedTicks { get; set; }

    public ImportedTotals Totals { get; set; }

    public string Currency { get; set; } = string.Empty;

    public string? DealerCode { get; set; }

    public int? OdometerKm { get; set; }

    public string? Vin { get; set; }

    /// <summary>The product type of the only line; null: there are several.</summary>
    public string? ProductType { get; set; }

    /// <summary>The lines, when there are several.</summary>
    public List<KnownLine> Lines { get; private set; } = [];

    public static KnownTransaction OfNew(
        Guid id, DateTimeOffset recordedAt, ImportedTransaction row, ImportedTotals totals, TouchedCustomer customer)
    {
        var created = new KnownTransaction(id, recordedAt, isNew: true);
        created.Take(row, totals, customer);
        return created;
    }

    public bool IsSame(ImportedTransaction row, ImportedTotals totals, TouchedCustomer customer) =>
        CustomerId == customer.Id
        && PostedFor == customer.OtherPostedFor
        && Kind == row.Kind
        && OccurredTicks == row.OccurredAt.UtcTicks
        && OpenedTicks == row.OpenedAt?.UtcTicks
        && ClosedTicks == row.ClosedAt?.UtcTicks
        && Totals == totals
        && Currency == row.Currency
        && DealerCode == row.DealerCode
        && OdometerKm == row.OdometerKm
        && Vin == row.Vin
        && ProductType == ImportedTotals.OnlyProductType(row)
        && (ProductType is not null || Lines.SequenceEqual(LinesOf(row)));

    public void Correct(ImportedTransaction row, ImportedTotals totals, TouchedCustomer customer)
    {
        IsCorrected = true;
        Take(row, totals, customer);
    }

    private void Take(ImportedTransaction row, ImportedTotals totals, TouchedCustomer customer)
    {
        (CustomerId, PostedFor) = (customer.Id, customer.OtherPostedFor);
        Kind = row.Kind;
        OccurredTicks = row.OccurredAt.UtcTicks;
        OpenedTicks = row.OpenedAt?.UtcTicks;
        ClosedTicks = row.ClosedAt?.UtcTicks;
        Totals = totals;
        Currency = row.Currency;
        DealerCode = row.DealerCode;
        OdometerKm = row.OdometerKm;
        Vin = row.Vin;
        ProductType = ImportedTotals.OnlyProductType(row);
        Lines = ProductType is null ? [.. LinesOf(row)] : [];
    }

    private static IEnumerable<KnownLine> LinesOf(ImportedTransaction row) => row.Lines.Select(line => new KnownLine(
        line.ProductType,
        FixedPoint.OfQuantity(line.Quantity),
        FixedPoint.OfAmount(line.Net),
        line.Cost is { } cost ? FixedPoint.OfAmount(cost) : null,
        FixedPoint.OfQuantityOrNull(line.LabourHours)));
}

/// <summary>One of several lines, as stored.</summary>
internal readonly record struct KnownLine(string ProductType, long Quantity, long Net, long? Cost, long? LabourHours);
