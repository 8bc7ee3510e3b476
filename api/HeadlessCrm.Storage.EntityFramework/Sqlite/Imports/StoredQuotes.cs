using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Storage.EntityFramework.Imports;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Imports;

/// <summary>Finds the quotes that rows name, and says how the rows' transactions end them.</summary>
internal sealed class StoredQuotes(Func<string, RawStatement> prepare)
{
    private readonly RawStatement find = prepare(
        "SELECT id, customer_id, quoted_at, outcome, closed_at, transaction_id FROM quotes WHERE external_system = ?1 AND external_id = ?2");

    private readonly RawStatement win = prepare($"UPDATE quotes SET {ImportedQuote.Win}, transaction_id = ?2, closed_at = ?3 WHERE id = ?1");

    private readonly RawStatement reopen = prepare(
        $"UPDATE quotes SET {ImportedQuote.Reopen} WHERE transaction_id = ?1 AND (?2 IS NULL OR id <> ?2)");

    public ImportedQuote? Find(string system, string externalId)
    {
        find.Bind(1, system).Bind(2, externalId);
        var quote = find.Read()
            ? new ImportedQuote(find.Id(0), find.Id(1))
            {
                QuotedTicks = find.Long(2),
                WonTicks = ImportedQuote.WonAt(find.LongOrNull(3), find.LongOrNull(4)),
                TransactionId = find.IdOrNull(5),
            }
            : null;
        find.Reset();
        return quote;
    }

    public void Win(ImportedQuote quote, Guid transactionId, ImportedTransaction row) =>
        win.Bind(1, quote.Id).Bind(2, transactionId).Bind(3, quote.ClosedTicks(row)).Run();

    /// <summary>What a transaction won is open again, but for one quote.</summary>
    public void Reopen(Guid transactionId, Guid? except) => reopen.Bind(1, transactionId).Bind(2, except).Run();
}
