using HeadlessCrm.Domain.Commerce.Quotes;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Commerce.Quotes;

/// <summary>What becomes of quotes by the sales that win them, in the transaction of the sale; saved by whoever calls.</summary>
internal static class QuoteWrites
{
    /// <summary>A quote is won, provided it is as it was read.</summary>
    /// <exception cref="DbUpdateConcurrencyException">It was changed, merged or unmerged since.</exception>
    public static async Task WinAsync(CrmDbContext context, Quote won, CancellationToken cancellationToken)
    {
        var row = await context.Quotes.SingleAsync(found => found.Id == won.Id, cancellationToken);
        if (!TryClose(row, won))
        {
            throw new DbUpdateConcurrencyException($"The quote {won.Id} was changed.");
        }
    }

    /// <summary>Writes how a quote ended; false: it is not the one that was read.</summary>
    public static bool TryClose(QuoteRow row, Quote closed)
    {
        if (row.CustomerId != closed.CustomerId || row.Version != closed.Version - 1)
        {
            return false;
        }

        row.Outcome = closed.Outcome;
        row.ClosedAt = closed.ClosedAt;
        row.CloseReason = closed.CloseReason;
        row.TransactionId = closed.TransactionId;
        row.Version = closed.Version;
        return true;
    }

    /// <summary>What a transaction won is open again, but for one quote.</summary>
    public static async Task ReopenAsync(CrmDbContext context, Guid transactionId, Guid? except, CancellationToken cancellationToken)
    {
        foreach (var row in await context.Quotes.Where(one => one.TransactionId == transactionId).ToListAsync(cancellationToken))
        {
            if (row.Id != except)
            {
                (row.Outcome, row.ClosedAt, row.CloseReason, row.TransactionId) = (null, null, null, null);
                row.Version++;
            }
        }
    }
}
