using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Corrections;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Commerce.Corrections;

/// <summary>Corrects transactions.</summary>
[ResolversOf("Mutation")]
internal static class TransactionCorrectionMutations
{
    public static async Task<TransactionCorrectPayload> TransactionCorrect(
        TransactionCorrectInput input, CorrectTransaction useCase, HttpContext context, CancellationToken cancellationToken)
    {
        if (MixedUp(input) is { } mixedUp)
        {
            return new TransactionCorrectPayload(null, ErrorMessages.For(context, [mixedUp]), Replayed: false);
        }

        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new TransactionCorrectPayload(outcome.Transaction, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    // An id of something else.
    private static InvalidValue? MixedUp(TransactionCorrectInput input)
    {
        if (input.TransactionId is { } id && !id.IsOf(EntityKind.Transaction, "transactionId", out var mixedUp))
        {
            return mixedUp;
        }

        if (input.CustomerId is { } customer && !customer.IsOf(EntityKind.Customer, "customerId", out mixedUp))
        {
            return mixedUp;
        }

        return input.QuoteId is { } quote && !quote.IsOf(EntityKind.Quote, "quoteId", out mixedUp) ? mixedUp : null;
    }
}

/// <summary>What a transaction was before.</summary>
[ResolversOf("Transaction")]
internal static class TransactionRevisionFields
{
    public static async Task<BatchResult<IReadOnlyList<RevisionEntry>>> Revisions(
        IReadOnlyList<Transaction> transactions, ITransactionRevisionStore store, CancellationToken cancellationToken)
    {
        var revisions = await store.GetByTransactionsAsync([.. transactions.Select(one => one.Id)], cancellationToken);
        IReadOnlyList<RevisionEntry>[] entries = [.. transactions.Select((one, i) => RevisionEntry.Of(one, revisions[i]))];
        return entries;
    }
}

/// <summary>Fields of a revision that lie elsewhere.</summary>
[ResolversOf("TransactionRevision")]
internal static class TransactionRevisionEntryFields
{
    public static Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<RevisionEntry> entries, ICustomerStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindByIdAsync(entries, entry => entry.Revision.PostedFor, store.GetAsync, cancellationToken);

    public static Task<BatchResult<Quote?>> Quote(
        IReadOnlyList<RevisionEntry> entries, IQuoteStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindByIdAsync(entries, entry => entry.Revision.QuoteId, store.GetAsync, cancellationToken);
}

/// <summary>A revision and what the correction that ended it changed.</summary>
internal sealed record RevisionEntry(TransactionRevision Revision, Money? NetChange)
{
    public int Number => Revision.Number;

    public DateTimeOffset ReplacedAt => Revision.ReplacedAt;

    public string? Reason => Revision.Reason;

    public TransactionKind Kind => Revision.Kind;

    public DateTimeOffset OccurredAt => Revision.OccurredAt;

    public DateTimeOffset? OpenedAt => Revision.OpenedAt;

    public DateTimeOffset? ClosedAt => Revision.ClosedAt;

    public decimal? LabourHours => Revision.LabourHours;

    public Money Net => Revision.Net;

    public Money? Cost => Revision.Cost;

    public string? DealerCode => Revision.DealerCode;

    public int? OdometerKm => Revision.OdometerKm;

    public string? Vin => Revision.Vin;

    public IReadOnlyList<TransactionLine> Lines => Revision.Lines;

    /// <summary>The revisions of a transaction, each with what came after it.</summary>
    public static IReadOnlyList<RevisionEntry> Of(Transaction transaction, IReadOnlyList<TransactionRevision> revisions) =>
    [
        .. revisions.Select((one, i) =>
        {
            var next = i + 1 < revisions.Count ? revisions[i + 1].Net : transaction.Net;
            return new RevisionEntry(
                one,
                next.Currency == one.Net.Currency ? Money.OfMinorUnits(next.MinorUnits - one.Net.MinorUnits, next.Currency) : null);
        }),
    ];
}

/// <summary>The input of <c>transactionCorrect</c>.</summary>
internal sealed record TransactionCorrectInput(
    GlobalId? TransactionId,
    ExternalReference? ExternalRef,
    TransactionKind? Kind,
    GlobalId? CustomerId,
    ExternalReference? CustomerExternalRef,
    string? Currency,
    GlobalId? QuoteId,
    ExternalReference? QuoteExternalRef,
    DateTimeOffset? OccurredAt,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? ClosedAt,
    string? DealerCode,
    int? OdometerKm,
    string? Vin,
    TransactionLineInput[]? Lines,
    string? Reason,
    string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public CorrectTransactionCommand ToCommand() => new()
    {
        TransactionId = TransactionId?.Value,
        ExternalReference = ExternalRef,
        Kind = Kind,
        CustomerId = CustomerId?.Value,
        CustomerExternalReference = CustomerExternalRef,
        Currency = Currency,
        QuoteId = QuoteId?.Value,
        QuoteExternalReference = QuoteExternalRef,
        OccurredAt = OccurredAt,
        OpenedAt = OpenedAt,
        ClosedAt = ClosedAt,
        DealerCode = DealerCode,
        OdometerKm = OdometerKm,
        Vin = Vin,
        Lines = Lines,
        Reason = Reason,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>What came of <c>transactionCorrect</c>.</summary>
internal sealed record TransactionCorrectPayload(Transaction? Transaction, IReadOnlyList<DomainError> Errors, bool Replayed);
