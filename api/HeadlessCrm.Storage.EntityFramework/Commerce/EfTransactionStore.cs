using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Commerce.Quotes;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Commerce;

internal sealed class EfTransactionStore(CrmDatabase database) : ITransactionStore
{
    private const string CustomerKey = "customer_id";

    private readonly PageSql<Transaction, TransactionOrderField> pages =
        new(TransactionSql.List, TransactionSql.SortOf, database.Dialect, database.Reader, database.Clock);

    public Task<IReadOnlyList<Transaction?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        pages.GetAsync(ids, cancellationToken);

    public Task<IReadOnlyList<Transaction?>> FindByExternalReferencesAsync(
        IReadOnlyList<ExternalReference> references, CancellationToken cancellationToken) =>
        pages.FindByExternalReferencesAsync(references, cancellationToken);

    public Task<Slice<Transaction>> PageAsync(
        PageRequest<TransactionOrderField> request, CancellationToken cancellationToken) =>
        pages.PageAsync(request, cancellationToken);

    public Task<int> CountAsync(Filter? where, CancellationToken cancellationToken) =>
        pages.CountAsync(where, cancellationToken);

    public Task<IReadOnlyList<Slice<Transaction>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<TransactionOrderField> request, CancellationToken cancellationToken) =>
        pages.PageByParentsAsync(customerIds, CustomerKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken) =>
        pages.CountByParentsAsync(customerIds, CustomerKey, where, cancellationToken);

    public async Task<IReadOnlyList<IReadOnlyList<TransactionLine>>> GetLinesAsync(
        IReadOnlyList<Guid> transactionIds, CancellationToken cancellationToken)
    {
        var found = new Grouped<TransactionLine>(transactionIds.Count);
        await database.ForEachParentAsync(
            transactionIds,
            "t.product_type, t.quantity, t.net, t.cost, t.labour_hours, t.currency, 0 FROM parents CROSS JOIN transactions t WHERE t.id = parents.id " +
            "AND t.product_type IS NOT NULL UNION ALL " +
            "SELECT parents.i, l.product_type, l.quantity, l.net, l.cost, l.labour_hours, t.currency, l.ordinal FROM parents " +
            "CROSS JOIN transactions t CROSS JOIN transaction_lines l WHERE t.id = parents.id AND l.transaction_id = parents.id ORDER BY 1, 8",
            (row, i) =>
            {
                var currency = row.GetString(6);
                found.Add(
                    i,
                    new TransactionLine(
                        row.GetString(1),
                        FixedPoint.Quantity(row.GetInt64(2)),
                        FixedPoint.Money(row.GetInt64(3), currency),
                        row.ReadLongOrNull(4) is { } cost ? FixedPoint.Money(cost, currency) : null,
                        FixedPoint.QuantityOrNull(row.ReadLongOrNull(5))));
            },
            cancellationToken);
        return found.Lists;
    }

    public async Task<IReadOnlyList<PurchaseSummary>> GetPurchaseSummariesAsync(
        IReadOnlyList<Guid> customerIds, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var builders = new PurchaseSummaryBuilder[customerIds.Count];
        for (var i = 0; i < builders.Length; i++)
        {
            builders[i] = new PurchaseSummaryBuilder(customerIds[i], asOf);
        }

        var reportingCurrency = CurrencyCode.None;
        if (customerIds.Count > 0)
        {
            var sql = new SqlText().Append("WITH RECURSIVE ");
            database.Dialect.AppendParents(sql, customerIds);

            // The store's state comes as a row of its own, so that the currency is known even when nobody bought.
            sql.Append(" SELECT -1, reporting_currency, 0, 0, 0, 0, 0, 0, 0 FROM store_state UNION ALL SELECT parents.i, t.currency, COUNT(*), SUM(t.net), SUM(t.cost), COUNT(t.cost), ")
                .Append("SUM(CASE WHEN t.cost IS NULL THEN 0 ELSE t.net END), MIN(t.occurred_at), MAX(t.occurred_at) ")
                .Append("FROM parents CROSS JOIN transactions t WHERE t.customer_id = parents.id AND t.occurred_at <= ")
                .Value(asOf.UtcTicks).Append(" AND (t.reversed_at IS NULL OR t.reversed_at > ").Value(asOf.UtcTicks)
                .Append(") AND " + TransactionSql.Counts + " GROUP BY parents.i, t.currency UNION ALL SELECT parents.i, t.currency, 0, -SUM(r.net), -SUM(r.cost), 0, ")
                .Append("-SUM(CASE WHEN t.cost IS NULL THEN 0 ELSE r.net END), MIN(t.occurred_at), MAX(t.occurred_at) ")
                .Append("FROM parents CROSS JOIN transactions t CROSS JOIN transaction_returns r WHERE t.customer_id = parents.id AND r.transaction_id = t.id AND r.returned_at <= ")
                .Value(asOf.UtcTicks).Append(" AND t.occurred_at <= ").Value(asOf.UtcTicks)
                .Append(" AND (t.reversed_at IS NULL OR t.reversed_at > ").Value(asOf.UtcTicks)
                .Append(") AND " + TransactionSql.Counts + " GROUP BY parents.i, t.currency");
            await database.Reader.QueryAsync(
                sql,
                row =>
                {
                    var i = row.GetInt32(0);
                    if (i < 0)
                    {
                        reportingCurrency = row.ReadTextOrNull(1) ?? reportingCurrency;
                    }
                    else
                    {
                        builders[i].Add(row);
                    }
                },
                cancellationToken);
        }

        return Array.ConvertAll(builders, builder => builder.Build(reportingCurrency));
    }

    public Task<TransactionSaveResult> RecordAsync(NewTransaction transaction, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var recorded = transaction.Transaction;
                var postedFor = transaction.PostedFor ?? recorded.CustomerId;
                var isMember = await database.LockSurvivorAsync(context, postedFor, recorded.CustomerId, token);
                context.Add(TransactionRow.Of(recorded, transaction.Lines, postedFor));
                if (transaction.Lines.Count > 1)
                {
                    context.AddRange(transaction.Lines.Select((line, i) => TransactionLineRow.Of(recorded.Id, i, line)));
                }

                if (transaction.Quote is { } won)
                {
                    await QuoteWrites.WinAsync(context, won, token);
                }

                context.Keep(transaction.Idempotency);

                await context.SaveChangesAsync(token);
                context.Feed.Add(
                    new TransactionRecordedPayload(recorded.Id, recorded.Kind, recorded.Net),
                    recorded.CustomerId,
                    recorded.OccurredAt,
                    recorded.RecordedAt,
                    recorded.DealerCode);
                if (recorded.MakesCustomer)
                {
                    var change = new StatusChange(recorded.CustomerId, postedFor, isMember, transaction.CustomerStatus, recorded.RecordedAt);
                    await change.WriteAsync(context, token);
                }

                await database.MarkPurchasesChangedAsync(context, recorded.CustomerId, recorded.Net.Currency, token);
                return TransactionSaveResult.Saved;
            },
            TransactionSaveResult.Conflict,
            cancellationToken);

    public Task<TransactionSaveResult> ReverseAsync(
        Reversal reversal, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var customerId = await context.Transactions.Where(found => found.Id == reversal.TransactionId)
                    .Select(found => found.CustomerId).SingleAsync(token);
                await database.LockCustomerAsync(context, customerId, token);
                var row = await context.Transactions.SingleAsync(found => found.Id == reversal.TransactionId, token);
                if (row.ReversedAt is not null || row.CustomerId != customerId)
                {
                    return TransactionSaveResult.Conflict;
                }

                row.ReversalId = reversal.Id;
                row.ReversedAt = reversal.ReversedAt;
                row.ReversalRecordedAt = reversal.RecordedAt;
                row.ReversalReason = reversal.Reason;
                await QuoteWrites.ReopenAsync(context, row.Id, except: null, token);
                context.Keep(idempotency);

                await context.SaveChangesAsync(token);
                context.Feed.Add(
                    new TransactionReversedPayload(row.Id, reversal.Id, FixedPoint.Money(row.Net, row.Currency)),
                    row.CustomerId,
                    reversal.ReversedAt,
                    reversal.RecordedAt,
                    row.DealerCode);
                await database.MarkPurchasesChangedAsync(context, row.CustomerId, row.Currency, token);
                return TransactionSaveResult.Saved;
            },
            TransactionSaveResult.Conflict,
            cancellationToken);
}
