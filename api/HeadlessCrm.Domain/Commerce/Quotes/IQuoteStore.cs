using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Commerce.Quotes;

/// <summary>Keeps quotes. Every method that takes a list answers for all of it in one query, in the order asked.</summary>
public interface IQuoteStore
{
    /// <summary>The quotes of these ids; null where there is none.</summary>
    Task<IReadOnlyList<Quote?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The quotes known by these references; null where there is none.</summary>
    Task<IReadOnlyList<Quote?>> FindByExternalReferencesAsync(
        IReadOnlyList<ExternalReference> references, CancellationToken cancellationToken);

    /// <summary>The quote each transaction came from; null where none is known. Of several it won, the one that ended first.</summary>
    Task<IReadOnlyList<Quote?>> GetByTransactionsAsync(IReadOnlyList<Guid> transactionIds, CancellationToken cancellationToken);

    /// <summary>A part of the list of all quotes.</summary>
    Task<Slice<Quote>> PageAsync(PageRequest<QuoteOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many quotes match; null: how many there are.</summary>
    Task<int> CountAsync(Filter? where, CancellationToken cancellationToken);

    /// <summary>The same part of the list of each customer's quotes.</summary>
    Task<IReadOnlyList<Slice<Quote>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<QuoteOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many quotes of each customer match; null: how many each has.</summary>
    Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken);

    /// <summary>The lines of each quote, in the order they were given.</summary>
    Task<IReadOnlyList<IReadOnlyList<QuoteLine>>> GetLinesAsync(
        IReadOnlyList<Guid> quoteIds, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a new quote with its lines and the idempotency entry in one transaction of the store. False when the reference or the
    /// key was taken, or the customer merged or unmerged, in between; then nothing was written.
    /// </summary>
    /// <param name="quote">The quote.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="postedFor">The customer it was posted for: the quote's, or one merged into that.</param>
    /// <param name="idempotency">The entry.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> RecordAsync(
        Quote quote,
        IReadOnlyList<QuoteLine> lines,
        Guid postedFor,
        IdempotencyEntry idempotency,
        CancellationToken cancellationToken);

    /// <summary>
    /// Writes how a quote ended, provided it has the version before; false: it was changed, merged or unmerged, the key was used, or
    /// the sale was reversed or moved to another customer in between.
    /// </summary>
    Task<bool> CloseAsync(Quote closed, IdempotencyEntry idempotency, CancellationToken cancellationToken);
}

/// <summary>What quotes can be ordered by.</summary>
public enum QuoteOrderField
{
    /// <summary>When they were offered.</summary>
    QuotedAt,
}

/// <summary>What filters over quotes may name.</summary>
public static class QuoteFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="Quote"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "Quote",
        [
            FilterField.Of<Quote>("id", FieldType.Id, quote => quote.Id),
            FilterField.Of<Quote>("customerId", FieldType.Id, quote => quote.CustomerId),
            FilterField.Of<Quote>("quotedAt", FieldType.Instant, quote => quote.QuotedAt),
            FilterField.Of<Quote>("validUntil", FieldType.Instant, quote => quote.ValidUntil),
            FilterField.Of<Quote>("net", FieldType.Decimal, quote => quote.Net.Amount),
            FilterField.Of<Quote>("source", FieldType.Text, quote => quote.Source),
            FilterField.Of<Quote>("dealerCode", FieldType.Text, quote => quote.DealerCode),
            FilterField.Of<Quote>("vin", FieldType.Text, quote => quote.Vin),
            FilterField.Of<Quote>("isClosed", FieldType.Boolean, quote => quote.Outcome is not null),
            FilterField.Of<Quote>("isWon", FieldType.Boolean, quote => quote.Outcome == QuoteOutcome.Won),
        ]);
}
