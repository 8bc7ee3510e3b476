using System.Data.Common;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Corrections;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Storage.EntityFramework.Commerce.Quotes;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Commerce.Corrections;

internal sealed class EfTransactionRevisionStore(CrmDatabase database) : ITransactionRevisionStore
{
    public async Task<IReadOnlyList<IReadOnlyList<TransactionRevision>>> GetByTransactionsAsync(
        IReadOnlyList<Guid> transactionIds, CancellationToken cancellationToken)
    {
        var found = new List<Found>();
        await database.ForEachParentAsync(
            transactionIds,
            "v.number, v.kind, v.occurred_at, v.net, v.cost, v.quantity, v.currency, v.product_type, v.dealer_code, v.odometer_km, v.vin, v.replaced_at, v.reason, " +
            "l.product_type, l.quantity, l.net, l.cost, v.labour_hours, l.labour_hours, v.opened_at, v.closed_at, COALESCE(v.posted_for_id, t.customer_id), v.quote_id " +
            "FROM parents CROSS JOIN transactions t CROSS JOIN transaction_revisions v " +
            "LEFT JOIN transaction_revision_lines l ON l.transaction_id = v.transaction_id AND l.number = v.number " +
            "WHERE t.id = parents.id AND v.transaction_id = t.id ORDER BY 1, v.number, l.ordinal",
            (row, i) => Take(row, i, transactionIds[i], found),
            cancellationToken);
        var lists = new Grouped<TransactionRevision>(transactionIds.Count);
        foreach (var one in found)
        {
            lists.Add(one.Parent, one.Revision with { Lines = one.Lines });
        }

        return lists.Lists;
    }

    public Task<TransactionSaveResult> CorrectAsync(TransactionCorrection correction, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var (before, after) = (correction.Before, correction.After);
                await database.LockCustomersAsync(
                    context, before.CustomerId == after.CustomerId ? [after.CustomerId] : [before.CustomerId, after.CustomerId], token);
                var row = await context.Transactions.SingleAsync(found => found.Id == before.Id, token);
                var earlier = await context.TransactionRevisions.CountAsync(one => one.TransactionId == row.Id, token);
                if (row.ReversedAt is not null || row.CustomerId != before.CustomerId || earlier != correction.EarlierRevisions
                    || await context.TransactionReturns.AnyAsync(one => one.TransactionId == row.Id, token))
                {
                    return TransactionSaveResult.Conflict;
                }

                var postedFor = correction.PostedFor ?? row.PostedForId ?? row.CustomerId;
                var isMember = await database.LockSurvivorAsync(context, postedFor, after.CustomerId, token);
                await KeepAsync(context, correction, token);
                await ChangeAsync(context, row, correction, postedFor, token);
                await ChangeQuotesAsync(context, correction, token);
                context.Keep(correction.Idempotency);

                await context.SaveChangesAsync(token);
                Tell(context, correction);
                if (correction.MakesCustomer)
                {
                    var change = new StatusChange(after.CustomerId, postedFor, isMember, correction.CustomerStatus, correction.CorrectedAt);
                    await change.WriteAsync(context, token);
                }

                await database.MarkPurchasesChangedAsync(context, row.CustomerId, row.Currency, token);
                return TransactionSaveResult.Saved;
            },
            TransactionSaveResult.Conflict,
            cancellationToken);

    // Whoever it was posted for by mistake must hear of it as well.
    private static void Tell(CrmDbContext context, TransactionCorrection correction)
    {
        var (before, after) = (correction.Before, correction.After);
        var payload = new TransactionCorrectedPayload(after.Id, after.CustomerId, after.Kind, after.Net, before.Net);
        foreach (var customer in (Guid[])(before.CustomerId == after.CustomerId ? [after.CustomerId] : [before.CustomerId, after.CustomerId]))
        {
            context.Feed.Add(payload, customer, after.OccurredAt, correction.CorrectedAt, after.DealerCode);
        }
    }

    private static async Task ChangeQuotesAsync(CrmDbContext context, TransactionCorrection correction, CancellationToken cancellationToken)
    {
        if (correction.LeavesQuotes)
        {
            await QuoteWrites.ReopenAsync(context, correction.After.Id, correction.Quote?.Id, cancellationToken);
        }

        if (correction.Quote is { } won)
        {
            await QuoteWrites.WinAsync(context, won, cancellationToken);
        }
    }

    private async Task KeepAsync(CrmDbContext context, TransactionCorrection correction, CancellationToken cancellationToken)
    {
        var id = database.Dialect.Id(correction.Before.Id);
        await context.ExecuteAsync(
            new SqlText().Append(RevisionSql.Keep("= $3", "$1", "CAST($2 AS text)"))
                .Bind(correction.CorrectedAt.UtcTicks, correction.Reason, id),
            database.Dialect,
            cancellationToken);
        await context.ExecuteAsync(
            new SqlText().Append(RevisionSql.KeepLines("= $1")).Bind(id), database.Dialect, cancellationToken);
    }

    private static async Task ChangeAsync(
        CrmDbContext context, TransactionRow row, TransactionCorrection correction, Guid postedFor, CancellationToken cancellationToken)
    {
        var after = correction.After;
        row.CustomerId = after.CustomerId;
        row.PostedForId = postedFor == after.CustomerId ? null : postedFor;
        row.Kind = after.Kind;
        row.OccurredAt = after.OccurredAt;
        row.OpenedAt = after.OpenedAt;
        row.ClosedAt = after.ClosedAt;
        row.DealerCode = after.DealerCode;
        row.OdometerKm = after.OdometerKm;
        row.Vin = after.Vin;
        if (correction.Lines is not { } lines)
        {
            return;
        }

        row.Currency = after.Net.Currency;
        row.Net = FixedPoint.OfMoney(after.Net);
        row.Cost = after.Cost is { } cost ? FixedPoint.OfMoney(cost) : null;
        row.Quantity = FixedPoint.OfQuantity(after.Quantity);
        row.LabourHours = FixedPoint.OfQuantityOrNull(after.LabourHours);
        row.ProductType = lines.Count == 1 ? lines[0].ProductType : null;
        await context.TransactionLines.Where(line => line.TransactionId == row.Id).ExecuteDeleteAsync(cancellationToken);
        if (lines.Count > 1)
        {
            context.AddRange(lines.Select((line, i) => TransactionLineRow.Of(row.Id, i, line)));
        }
    }

    // Rows come revision by revision, line by line.
    private static void Take(DbDataReader row, int parent, Guid transactionId, List<Found> found)
    {
        var number = row.GetInt32(1);
        var currency = row.GetString(7);
        if (found.Count == 0 || found[^1].Parent != parent || found[^1].Revision.Number != number)
        {
            found.Add(new Found(parent, Read(row, transactionId, currency), []));
        }

        // The only line of a transaction has the transaction's own figures.
        var isOnly = row.ReadTextOrNull(8) is not null;
        found[^1].Lines.Add(new TransactionLine(
            row.GetString(isOnly ? 8 : 14),
            FixedPoint.Quantity(row.GetInt64(isOnly ? 6 : 15)),
            FixedPoint.Money(row.GetInt64(isOnly ? 4 : 16), currency),
            row.ReadLongOrNull(isOnly ? 5 : 17) is { } cost ? FixedPoint.Money(cost, currency) : null,
            FixedPoint.QuantityOrNull(row.ReadLongOrNull(isOnly ? 18 : 19))));
    }

    private static TransactionRevision Read(DbDataReader row, Guid transactionId, string currency) => new()
    {
        TransactionId = transactionId,
        Number = row.GetInt32(1),
        PostedFor = row.ReadId(22),
        QuoteId = row.ReadIdOrNull(23),
        Kind = (TransactionKind)row.GetInt32(2),
        OccurredAt = row.ReadInstant(3),
        OpenedAt = row.ReadInstantOrNull(20),
        ClosedAt = row.ReadInstantOrNull(21),
        LabourHours = FixedPoint.QuantityOrNull(row.ReadLongOrNull(18)),
        Net = FixedPoint.Money(row.GetInt64(4), currency),
        Cost = row.ReadLongOrNull(5) is { } cost ? FixedPoint.Money(cost, currency) : null,
        DealerCode = row.ReadTextOrNull(9),
        OdometerKm = row.ReadIntOrNull(10),
        Vin = row.ReadTextOrNull(11),
        ReplacedAt = row.ReadInstant(12),
        Reason = row.ReadTextOrNull(13),
        Lines = [],
    };

    private sealed record Found(int Parent, TransactionRevision Revision, List<TransactionLine> Lines);
}
