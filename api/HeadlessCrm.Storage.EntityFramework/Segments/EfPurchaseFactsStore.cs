using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Segments;
using HeadlessCrm.Storage.EntityFramework.Commerce;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Segments;

/// <remarks>
/// <see cref="GetAllAsync"/> reads every transaction up to the moment once, in the order of the index by customer: its
/// cost grows with the number of transactions, not of moments already asked for. Measured figures are in
/// tests/benchmarks/RESULTS.md.
/// </remarks>
internal sealed class EfPurchaseFactsStore(CrmDatabase database) : IPurchaseFactsStore
{
    private const string Figures =
        "MAX(t.occurred_at), COUNT(*), SUM(CASE WHEN t.currency = s.reporting_currency THEN t.net ELSE 0 END), (SELECT reporting_currency FROM store_state)";

    // What was returned, of transactions that stand: it takes from their amounts and counts as no purchase.
    private const string Returned =
        "MAX(t.occurred_at), 0, -SUM(CASE WHEN t.currency = s.reporting_currency THEN r.net ELSE 0 END), (SELECT reporting_currency FROM store_state)";

    private const string AnyReturns = "SELECT COUNT(*) FROM (SELECT 1 FROM transaction_returns LIMIT 1) r";

    public Task<long> GetVersionAsync(CancellationToken cancellationToken) =>
        database.Reader.ScalarAsync(new SqlText().Append("SELECT ").Append(database.Dialect.PurchaseVersion).Append(" FROM store_state"), cancellationToken);

    public async Task<string> GetReportingCurrencyAsync(CancellationToken cancellationToken)
    {
        var currency = CurrencyCode.None;
        await database.Reader.QueryAsync(
            new SqlText().Append("SELECT reporting_currency FROM store_state"),
            row => currency = row.ReadTextOrNull(0) ?? currency,
            cancellationToken);
        return currency;
    }

    public async Task<IReadOnlyList<PurchaseFacts>> GetAllAsync(DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        // The plus keeps the planner off the index by time: the one by customer has every column and is in group order.
        var facts = new List<PurchaseFacts>();
        if (await database.Reader.ScalarAsync(new SqlText().Append(AnyReturns), cancellationToken) > 0)
        {
            await database.Reader.QueryAsync(WithReturns(asOf), row => facts.Add(Read(row, 0)), cancellationToken);
            return facts;
        }

        var sql = new SqlText().Append("SELECT ").Append(Figures)
            .Append(" FROM store_state s CROSS JOIN transactions t WHERE +t.occurred_at <= ").Value(asOf.UtcTicks)
            .Append(" AND (t.reversed_at IS NULL OR t.reversed_at > ").Value(asOf.UtcTicks)
            .Append(") AND " + TransactionSql.Counts + " GROUP BY t.customer_id");
        await database.Reader.QueryAsync(sql, row => facts.Add(Read(row, 0)), cancellationToken);
        return facts;
    }

    public async Task<IReadOnlyList<PurchaseFacts?>> GetAsync(
        IReadOnlyList<Guid> customerIds, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var facts = new PurchaseFacts?[customerIds.Count];
        if (facts.Length == 0)
        {
            return facts;
        }

        var sql = new SqlText().Append("WITH RECURSIVE ");
        database.Dialect.AppendParents(sql, customerIds);
        sql.Append(" SELECT parents.i, ").Append(Figures)
            .Append(" FROM store_state s CROSS JOIN parents CROSS JOIN transactions t WHERE t.customer_id = parents.id AND t.occurred_at <= ")
            .Value(asOf.UtcTicks).Append(" AND (t.reversed_at IS NULL OR t.reversed_at > ").Value(asOf.UtcTicks)
            .Append(") AND " + TransactionSql.Counts + " GROUP BY parents.i UNION ALL SELECT parents.i, ").Append(Returned)
            .Append(" FROM store_state s CROSS JOIN parents CROSS JOIN transactions t CROSS JOIN transaction_returns r WHERE t.customer_id = parents.id AND r.transaction_id = t.id AND r.returned_at <= ")
            .Value(asOf.UtcTicks).Append(" AND t.occurred_at <= ").Value(asOf.UtcTicks)
            .Append(" AND (t.reversed_at IS NULL OR t.reversed_at > ").Value(asOf.UtcTicks)
            .Append(") AND " + TransactionSql.Counts + " GROUP BY parents.i");
        await database.Reader.QueryAsync(
            sql,
            row =>
            {
                var (i, found) = (row.GetInt32(0), Read(row, 1));
                facts[i] = facts[i] is { } known
                    ? known with
                    {
                        LastAt = known.LastAt > found.LastAt ? known.LastAt : found.LastAt,
                        TransactionCount = known.TransactionCount + found.TransactionCount,
                        SpendMinorUnits = known.SpendMinorUnits + found.SpendMinorUnits,
                    }
                    : found;
            },
            cancellationToken);
        return facts;
    }

    private static SqlText WithReturns(DateTimeOffset asOf) => new SqlText()
        .Append("SELECT MAX(f.last_at), SUM(f.purchases), SUM(f.spend), MAX(f.currency) FROM (SELECT t.customer_id AS customer_id, ")
        .Append("MAX(t.occurred_at) AS last_at, COUNT(*) AS purchases, SUM(CASE WHEN t.currency = s.reporting_currency THEN t.net ELSE 0 END) AS spend, ")
        .Append("(SELECT reporting_currency FROM store_state) AS currency FROM store_state s CROSS JOIN transactions t WHERE +t.occurred_at <= ")
        .Value(asOf.UtcTicks).Append(" AND (t.reversed_at IS NULL OR t.reversed_at > ").Value(asOf.UtcTicks)
        .Append(") AND " + TransactionSql.Counts + " GROUP BY t.customer_id UNION ALL SELECT t.customer_id, ").Append(Returned)
        .Append(" FROM store_state s CROSS JOIN transaction_returns r JOIN transactions t ON t.id = r.transaction_id WHERE r.returned_at <= ")
        .Value(asOf.UtcTicks).Append(" AND t.occurred_at <= ").Value(asOf.UtcTicks)
        .Append(" AND (t.reversed_at IS NULL OR t.reversed_at > ").Value(asOf.UtcTicks)
        .Append(") AND " + TransactionSql.Counts + " GROUP BY t.customer_id) f GROUP BY f.customer_id");

    private static PurchaseFacts Read(System.Data.Common.DbDataReader row, int ordinal)
    {
        var currency = row.ReadTextOrNull(ordinal + 3) ?? CurrencyCode.None;
        return new PurchaseFacts(
            row.ReadInstant(ordinal),
            row.GetInt32(ordinal + 1),
            FixedPoint.MinorUnits(row.GetInt64(ordinal + 2), currency));
    }
}
