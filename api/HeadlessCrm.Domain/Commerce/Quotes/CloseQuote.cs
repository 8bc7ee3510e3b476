using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Commerce.Quotes;

/// <summary>Says how a quote ended. It is named by id or by external reference.</summary>
public sealed record CloseQuoteCommand
{
    /// <summary>The quote; null: named by <see cref="ExternalReference"/>.</summary>
    public Guid? QuoteId { get; init; }

    /// <summary>The quote, by another system's key.</summary>
    public ExternalReference? ExternalReference { get; init; }

    /// <summary>How it ended.</summary>
    public required QuoteOutcome Outcome { get; init; }

    /// <summary>The sale that won it, of the same customer; null: none is named.</summary>
    public Guid? TransactionId { get; init; }

    /// <summary>The sale, by another system's key.</summary>
    public ExternalReference? TransactionExternalReference { get; init; }

    /// <summary>When it ended; null: now. Not in the future and not before the quote.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Why; at most 400 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Says how a quote ended. One that has expired may still be won or lost.</summary>
public sealed class CloseQuote(
    IQuoteStore quotes, ITransactionStore transactions, IIdempotencyStore idempotency, TimeProvider clock)
{
    private readonly OncePerKey<QuoteResult> once = new(idempotency, clock, nameof(CloseQuote))
    {
        IsKeyRequired = true,
        Refuse = static error => Refused(error),
        Replay = (entry, _) => new(new QuoteResult(Idempotent.Read<Quote>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<QuoteResult> ExecuteAsync(CloseQuoteCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private static QuoteResult Refused(DomainError error) => new(null, [error]);

    private async Task<QuoteResult?> TryAsync(
        CloseQuoteCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var (quote, refusal) = await FindAsync(command, cancellationToken);
        refusal ??= TransactionRules.CheckClosing(command, quote!, attempt.Now);
        if (refusal is not null)
        {
            return Refused(refusal);
        }

        var (sale, saleRefusal) = await FindSaleAsync(command, quote!, cancellationToken);
        if (saleRefusal is not null)
        {
            return Refused(saleRefusal);
        }

        var closed = quote! with
        {
            Outcome = command.Outcome,
            ClosedAt = (command.ClosedAt ?? attempt.Now).ToUniversalTime(),
            CloseReason = command.Reason,
            TransactionId = sale?.Id,
            Version = quote.Version + 1,
        };
        return await quotes.CloseAsync(closed, attempt.Keep(closed)!, cancellationToken)
            ? new QuoteResult(closed, [])
            : null;
    }

    private async Task<(Quote? Quote, DomainError? Refusal)> FindAsync(CloseQuoteCommand command, CancellationToken cancellationToken)
    {
        var (quote, refusal) = await NamedQuote.FindAsync(
            quotes, command.QuoteId, command.ExternalReference, "externalRef", cancellationToken);
        return quote is null && refusal is null
            ? (null, InvalidValue.At("No quote is named; give its id or its external reference.", "quoteId"))
            : (quote, refusal);
    }

    private async Task<(Transaction? Sale, DomainError? Refusal)> FindSaleAsync(
        CloseQuoteCommand command, Quote quote, CancellationToken cancellationToken)
    {
        if (command.TransactionId is null && command.TransactionExternalReference is null)
        {
            return (null, null);
        }

        if (command.Outcome == QuoteOutcome.Lost)
        {
            return (null, InvalidValue.At("A quote that was lost has no sale; leave the transaction out.", "transactionId"));
        }

        var (sale, refusal) = await NamedTransaction.FindAsync(
            transactions, command.TransactionId, command.TransactionExternalReference, cancellationToken);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        if (sale!.Reversal is { } reversal)
        {
            return (null, new TransactionAlreadyReversed(sale.Id, reversal.ReversedAt) { Path = ["transactionId"] });
        }

        return sale.CustomerId == quote.CustomerId
            ? (sale, null)
            : (null, InvalidValue.At("The transaction is another customer's than the quote; name one of the same customer.", "transactionId"));
    }
}
