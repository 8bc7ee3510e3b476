using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Storage.EntityFramework.Commerce.Corrections;
using HeadlessCrm.Storage.EntityFramework.Imports;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Imports;

/// <summary>Compares rows with the transactions they were imported as before, and corrects these.</summary>
internal sealed class StoredTransactions(Func<string, RawStatement> prepare, RawStatement insertLine)
{
    private readonly RawStatement find = prepare(
        "SELECT id, customer_id, recorded_at, kind, occurred_at, net, cost, quantity, currency, dealer_code, odometer_km, vin, product_type, posted_for_id, labour_hours, opened_at, closed_at, reversed_at " +
        "FROM transactions WHERE external_system = ?1 AND external_id = ?2");

    private readonly RawStatement findLines = prepare(
        "SELECT product_type, quantity, net, cost, labour_hours FROM transaction_lines WHERE transaction_id = ?1 ORDER BY ordinal");

    private readonly RawStatement update = prepare(
        "UPDATE transactions SET customer_id = ?2, kind = ?3, occurred_at = ?4, net = ?5, cost = ?6, quantity = ?7, currency = ?8, " +
        "dealer_code = ?9, odometer_km = ?10, vin = ?11, product_type = ?12, posted_for_id = ?13, " +
        "labour_hours = ?14, opened_at = ?15, closed_at = ?16 WHERE id = ?1");

    private readonly RawStatement keep = prepare(RevisionSql.Keep("= ?1", "?2"));

    private readonly RawStatement keepLines = prepare(RevisionSql.KeepLines("= ?1"));

    private readonly RawStatement deleteLines = prepare("DELETE FROM transaction_lines WHERE transaction_id = ?1");

    public StoredTransaction Find(string system, string externalId) => FindOrNull(system, externalId)
        ?? throw new InvalidOperationException($"The transaction {system}/{externalId} vanished during its own write.");

    public StoredTransaction? FindOrNull(string system, string externalId)
    {
        find.Bind(1, system).Bind(2, externalId);
        if (!find.Read())
        {
            find.Reset();
            return null;
        }

        var found = new StoredTransaction(
            find.Id(0),
            find.Id(1),
            new DateTimeOffset(find.Long(2), TimeSpan.Zero),
            (TransactionKind)find.Long(3),
            find.Long(4),
            new ImportedTotals(find.Long(5), find.LongOrNull(6), find.Long(7), find.LongOrNull(14)),
            find.Text(8),
            find.TextOrNull(9),
            find.LongOrNull(10),
            find.TextOrNull(11),
            find.TextOrNull(12),
            find.IdOrNull(13),
            find.LongOrNull(15),
            find.LongOrNull(16),
            find.LongOrNull(17) is not null);
        find.Reset();
        return found;
    }

    public bool IsSame(StoredTransaction found, ImportedTransaction row, ImportedTotals totals, TouchedCustomer customer) =>
        found.CustomerId == customer.Id
        && found.PostedFor == customer.OtherPostedFor
        && found.Kind == row.Kind
        && found.OccurredTicks == row.OccurredAt.UtcTicks
        && found.OpenedTicks == row.OpenedAt?.UtcTicks
        && found.ClosedTicks == row.ClosedAt?.UtcTicks
        && found.Totals == totals
        && found.Currency == row.Currency
        && found.DealerCode == row.DealerCode
        && found.OdometerKm == row.OdometerKm
        && found.Vin == row.Vin
        && found.ProductType == ImportedTotals.OnlyProductType(row)
        && (found.ProductType is not null || HasSameLines(found.Id, row));

    public void Correct(StoredTransaction found, ImportedTransaction row, ImportedTotals totals, TouchedCustomer customer, DateTimeOffset now)
    {
        keep.Bind(1, found.Id).Bind(2, now.UtcTicks).Run();
        keepLines.Bind(1, found.Id).Run();
        update
            .Bind(1, found.Id)
            .Bind(2, customer.Id)
            .Bind(3, (long)row.Kind)
            .Bind(4, row.OccurredAt.UtcTicks)
            .Bind(5, totals.Net)
            .Bind(6, totals.Cost)
            .Bind(7, totals.Quantity)
            .Bind(8, row.Currency)
            .Bind(9, row.DealerCode)
            .Bind(10, row.OdometerKm)
            .Bind(11, row.Vin)
            .Bind(12, ImportedTotals.OnlyProductType(row))
            .Bind(13, customer.OtherPostedFor)
            .Bind(14, totals.LabourHours)
            .Bind(15, row.OpenedAt?.UtcTicks)
            .Bind(16, row.ClosedAt?.UtcTicks)
            .Run();
        deleteLines.Bind(1, found.Id).Run();
        WriteLines(found.Id, row);
    }

    /// <summary>Writes the lines, unless the only one is in the transaction's own row.</summary>
    public void WriteLines(Guid transactionId, ImportedTransaction row)
    {
        if (row.Lines.Count == 1)
        {
            return;
        }

        for (var i = 0; i < row.Lines.Count; i++)
        {
            var line = row.Lines[i];
            insertLine
                .Bind(1, transactionId)
                .Bind(2, i)
                .Bind(3, line.ProductType)
                .Bind(4, FixedPoint.OfQuantity(line.Quantity))
                .Bind(5, FixedPoint.OfAmount(line.Net))
                .Bind(6, line.Cost is { } cost ? FixedPoint.OfAmount(cost) : null)
                .Bind(7, FixedPoint.OfQuantityOrNull(line.LabourHours))
                .Run();
        }
    }

    private bool HasSameLines(Guid transactionId, ImportedTransaction row)
    {
        findLines.Bind(1, transactionId);
        var count = 0;
        while (findLines.Read())
        {
            if (count >= row.Lines.Count || !IsSameLine(row.Lines[count]))
            {
                findLines.Reset();
                return false;
            }

            count++;
        }

        return count == row.Lines.Count;
    }

    private bool IsSameLine(TransactionLineInput line) =>
        findLines.Text(0) == line.ProductType
        && findLines.Long(1) == FixedPoint.OfQuantity(line.Quantity)
        && findLines.Long(2) == FixedPoint.OfAmount(line.Net)
        && findLines.LongOrNull(3) == (line.Cost is { } cost ? FixedPoint.OfAmount(cost) : null)
        && findLines.LongOrNull(4) == FixedPoint.OfQuantityOrNull(line.LabourHours);
}

/// <summary>A transaction as stored, so far as rows can differ from it.</summary>
internal readonly record struct StoredTransaction(
    Guid Id,
    Guid CustomerId,
    DateTimeOffset RecordedAt,
    TransactionKind Kind,
    long OccurredTicks,
    ImportedTotals Totals,
    string Currency,
    string? DealerCode,
    long? OdometerKm,
    string? Vin,
    string? ProductType,
    Guid? PostedFor,
    long? OpenedTicks,
    long? ClosedTicks,
    bool IsReversed);
