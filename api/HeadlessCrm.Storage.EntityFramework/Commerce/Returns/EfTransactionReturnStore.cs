using System.Data.Common;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Storage.EntityFramework.Commerce.Quotes;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Commerce.Returns;

internal sealed class EfTransactionReturnStore(CrmDatabase database) : ITransactionReturnStore
{
    public async Task<IReadOnlyList<IReadOnlyList<TransactionReturn>>> GetByTransactionsAsync(
        IReadOnlyList<Guid> transactionIds, CancellationToken cancellationToken)
    {
        var found = new List<Found>();
        await database.ForEachParentAsync(
            transactionIds,
            "r.id, r.returned_at, r.recorded_at, r.reason, r.net, r.cost, t.currency, l.line, l.quantity, l.net, l.cost " +
            "FROM parents CROSS JOIN transaction_returns r JOIN transactions t ON t.id = r.transaction_id " +
            "JOIN transaction_return_lines l ON l.return_id = r.id WHERE r.transaction_id = parents.id ORDER BY r.recorded_at, r.id, l.ordinal",
            (row, i) => Take(row, i, transactionIds[i], found),
            cancellationToken);
        var lists = new Grouped<TransactionReturn>(transactionIds.Count);
        foreach (var one in found)
        {
            lists.Add(one.Parent, one.Return with { Lines = one.Lines });
        }

        return lists.Lists;
    }

    public Task<TransactionSaveResult> SaveAsync(NewTransactionReturn change, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var returned = change.Return;
                var customerId = await context.Transactions.Where(found => found.Id == returned.TransactionId)
                    .Select(found => found.CustomerId).SingleAsync(token);
                await database.LockCustomerAsync(context, customerId, token);
                var row = await context.Transactions.SingleAsync(found => found.Id == returned.TransactionId, token);
                var earlier = await context.TransactionReturns.CountAsync(one => one.TransactionId == row.Id, token);
                if (row.ReversedAt is not null || row.CustomerId != customerId || earlier != change.EarlierReturns)
                {
                    return TransactionSaveResult.Conflict;
                }

                context.Add(TransactionReturnRow.Of(returned));
                context.AddRange(returned.Lines.Select((line, i) => TransactionReturnLineRow.Of(returned.Id, i, line)));
                context.Keep(change.Idempotency);

                context.Feed.Add(
                    new TransactionReturnedPayload(row.Id, returned.Id, returned.Net),
                    row.CustomerId,
                    returned.ReturnedAt,
                    returned.RecordedAt,
                    row.DealerCode);
                if (change.Reversal is { } reversal)
                {
                    row.ReversalId = reversal.Id;
                    row.ReversedAt = reversal.ReversedAt;
                    row.ReversalRecordedAt = reversal.RecordedAt;
                    row.ReversalReason = reversal.Reason;
                    await QuoteWrites.ReopenAsync(context, row.Id, except: null, token);
                    context.Feed.Add(
                        new TransactionReversedPayload(row.Id, reversal.Id, FixedPoint.Money(row.Net, row.Currency)),
                        row.CustomerId,
                        reversal.ReversedAt,
                        reversal.RecordedAt,
                        row.DealerCode);
                }

                await context.SaveChangesAsync(token);
                await database.MarkPurchasesChangedAsync(context, row.CustomerId, row.Currency, token);
                return TransactionSaveResult.Saved;
            },
            TransactionSaveResult.Conflict,
            cancellationToken);

    // Rows come return by return, line by line.
    private static void Take(DbDataReader row, int parent, Guid transactionId, List<Found> found)
    {
        var id = row.ReadId(1);
        var currency = row.GetString(7);
        if (found.Count == 0 || found[^1].Return.Id != id)
        {
            var returned = new TransactionReturn
            {
                Id = id,
                TransactionId = transactionId,
                ReturnedAt = row.ReadInstant(2),
                RecordedAt = row.ReadInstant(3),
                Reason = row.ReadTextOrNull(4),
                Net = FixedPoint.Money(row.GetInt64(5), currency),
                Cost = row.ReadLongOrNull(6) is { } cost ? FixedPoint.Money(cost, currency) : null,
                Lines = [],
            };
            found.Add(new Found(parent, returned, []));
        }

        found[^1].Lines.Add(new ReturnedLine(
            row.GetInt32(8),
            FixedPoint.Quantity(row.GetInt64(9)),
            FixedPoint.Money(row.GetInt64(10), currency),
            row.ReadLongOrNull(11) is { } lineCost ? FixedPoint.Money(lineCost, currency) : null));
    }

    private sealed record Found(int Parent, TransactionReturn Return, List<ReturnedLine> Lines);
}
