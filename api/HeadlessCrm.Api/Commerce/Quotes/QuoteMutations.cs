using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Commerce.Quotes;

/// <summary>Records quotes and how they ended.</summary>
[ResolversOf("Mutation")]
internal static class QuoteMutations
{
    public static async Task<QuotePayload> QuoteRecord(
        QuoteRecordInput input, RecordQuote useCase, HttpContext context, CancellationToken cancellationToken) =>
        input.CustomerId is { } id && !id.IsOf(EntityKind.Customer, "customerId", out var mixedUp)
            ? Refused(context, mixedUp)
            : Answer(context, await useCase.ExecuteAsync(input.ToCommand(), cancellationToken));

    public static async Task<QuotePayload> QuoteClose(
        QuoteCloseInput input, CloseQuote useCase, HttpContext context, CancellationToken cancellationToken)
    {
        if (input.QuoteId is { } id && !id.IsOf(EntityKind.Quote, "quoteId", out var mixedUp))
        {
            return Refused(context, mixedUp);
        }

        return input.TransactionId is { } sale && !sale.IsOf(EntityKind.Transaction, "transactionId", out mixedUp)
            ? Refused(context, mixedUp)
            : Answer(context, await useCase.ExecuteAsync(input.ToCommand(), cancellationToken));
    }

    private static QuotePayload Answer(HttpContext context, QuoteResult result) =>
        new(result.Quote, ErrorMessages.For(context, result.Errors), result.Replayed);

    private static QuotePayload Refused(HttpContext context, DomainError error) =>
        new(null, ErrorMessages.For(context, [error]), Replayed: false);
}

/// <summary>What came of a mutation about a quote.</summary>
internal sealed record QuotePayload(Quote? Quote, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>The input of <c>quoteRecord</c>.</summary>
internal sealed record QuoteRecordInput(
    GlobalId? CustomerId,
    ExternalReference? CustomerExternalRef,
    ExternalReference? ExternalRef,
    DateTimeOffset? QuotedAt,
    DateTimeOffset? ValidUntil,
    string Currency,
    QuoteLineInput[] Lines,
    string? VehicleOfInterest,
    string? Vin,
    string? Source,
    string? DealerCode,
    string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public RecordQuoteCommand ToCommand() => new()
    {
        CustomerId = CustomerId?.Value,
        CustomerExternalReference = CustomerExternalRef,
        ExternalReference = ExternalRef,
        QuotedAt = QuotedAt,
        ValidUntil = ValidUntil,
        Currency = Currency,
        Lines = Lines,
        VehicleOfInterest = VehicleOfInterest,
        Vin = Vin,
        Source = Source,
        DealerCode = DealerCode,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>quoteClose</c>.</summary>
internal sealed record QuoteCloseInput(
    GlobalId? QuoteId,
    ExternalReference? ExternalRef,
    QuoteOutcome Outcome,
    GlobalId? TransactionId,
    ExternalReference? TransactionExternalRef,
    DateTimeOffset? ClosedAt,
    string? Reason,
    string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public CloseQuoteCommand ToCommand() => new()
    {
        QuoteId = QuoteId?.Value,
        ExternalReference = ExternalRef,
        Outcome = Outcome,
        TransactionId = TransactionId?.Value,
        TransactionExternalReference = TransactionExternalRef,
        ClosedAt = ClosedAt,
        Reason = Reason,
        IdempotencyKey = IdempotencyKey,
    };
}
