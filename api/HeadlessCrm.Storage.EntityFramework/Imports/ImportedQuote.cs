using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Quotes;

namespace HeadlessCrm.Storage.EntityFramework.Imports;

/// <summary>A quote that imported transactions name, so far as they can win it.</summary>
internal sealed class ImportedQuote(Guid id, Guid customerId)
{
    public Guid Id => id;

    public Guid CustomerId => customerId;

    public required long QuotedTicks { get; init; }

    /// <summary>When it ended, if it was won before; null: it was not.</summary>
    public required long? WonTicks { get; set; }

    /// <summary>The transaction that won it; null: none.</summary>
    public Guid? TransactionId { get; set; }

    /// <summary>What sets the columns of a quote that is open again.</summary>
    public const string Reopen = "outcome = NULL, closed_at = NULL, close_reason = NULL, transaction_id = NULL, version = version + 1";

    /// <summary>What sets the columns of a quote that is won, but for the transaction and the time.</summary>
    public static string Win { get; } =
        $"close_reason = CASE WHEN outcome = {(int)QuoteOutcome.Won} THEN close_reason END, outcome = {(int)QuoteOutcome.Won}, version = version + 1";

    /// <summary>Whether a customer's transaction may win it; null: the transaction is not there yet.</summary>
    public bool CanBeWon(Guid byCustomer, Guid? transactionId) =>
        CustomerId == byCustomer && (TransactionId is null || TransactionId == transactionId);

    /// <summary>When it ends by a transaction: as the rules of quotes have it.</summary>
    public long ClosedTicks(ImportedTransaction row) => WonTicks ?? Math.Max(row.OccurredAt.UtcTicks, QuotedTicks);

    /// <summary>The time at which a quote was won, out of its columns.</summary>
    public static long? WonAt(long? outcome, long? closedTicks) => outcome == (int)QuoteOutcome.Won ? closedTicks : null;
}
