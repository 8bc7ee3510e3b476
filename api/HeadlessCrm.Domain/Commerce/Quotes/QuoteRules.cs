namespace HeadlessCrm.Domain.Commerce.Quotes;

/// <summary>Which quote a transaction may win, and what becomes of the quote by it.</summary>
internal static class QuoteRules
{
    /// <summary>
    /// The quote that a command says a transaction came from, as won by it; or why it cannot have. Neither when none is named.
    /// </summary>
    public static async Task<(Quote? Won, DomainError? Refusal)> FindWonAsync(
        IQuoteStore quotes, Guid? id, ExternalReference? reference, Transaction transaction, CancellationToken cancellationToken)
    {
        var (quote, refusal) = await NamedQuote.FindAsync(quotes, id, reference, "quoteExternalRef", cancellationToken);
        if (quote is null)
        {
            return (null, refusal);
        }

        return Check(quote, transaction) is { } fault
            ? (null, fault with { Path = [id is null ? "quoteExternalRef" : "quoteId"] })
            : (Win(quote, transaction), null);
    }

    /// <summary>
    /// Why a transaction cannot have come from a quote; null: it can. One that has expired, or was said to be lost, can be won all the
    /// same: that the customer bought is the stronger fact.
    /// </summary>
    public static DomainError? Check(Quote quote, Transaction transaction)
    {
        if (transaction.Kind == TransactionKind.Partner)
        {
            return InvalidValue.At("A purchase at a partner comes from no quote of ours; leave the quote out.", "quoteId");
        }

        if (quote.CustomerId != transaction.CustomerId)
        {
            return new QuoteOfAnotherCustomer(quote.Id, quote.CustomerId);
        }

        return quote.TransactionId is { } other && other != transaction.Id ? new QuoteAlreadyWon(quote.Id, other) : null;
    }

    /// <summary>
    /// The quote as won by a transaction. It ended when the transaction happened, but not before it was offered: a document may name
    /// the day alone.
    /// </summary>
    public static Quote Win(Quote quote, Transaction transaction) => quote with
    {
        Outcome = QuoteOutcome.Won,
        ClosedAt = quote is { Outcome: QuoteOutcome.Won, ClosedAt: { } known }
            ? known
            : transaction.OccurredAt > quote.QuotedAt ? transaction.OccurredAt : quote.QuotedAt,
        CloseReason = quote.Outcome == QuoteOutcome.Won ? quote.CloseReason : null,
        TransactionId = transaction.Id,
        Version = quote.Version + 1,
    };
}
