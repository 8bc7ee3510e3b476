using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Commerce;

/// <summary>Records transactions and takes them back.</summary>
[ResolversOf("Mutation")]
internal static class TransactionMutations
{
    public static async Task<TransactionRecordPayload> TransactionRecord(
        TransactionRecordInput input,
        RecordTransaction useCase,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (input.CustomerId is { } id && !id.IsOf(EntityKind.Customer, "customerId", out var mixedUp))
        {
            return new TransactionRecordPayload(null, ErrorMessages.For(context, [mixedUp]), Replayed: false);
        }

        if (input.QuoteId is { } quote && !quote.IsOf(EntityKind.Quote, "quoteId", out mixedUp))
        {
            return new TransactionRecordPayload(null, ErrorMessages.For(context, [mixedUp]), Replayed: false);
        }

        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new TransactionRecordPayload(
            outcome.Transaction, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    public static async Task<TransactionReversePayload> TransactionReverse(
        TransactionReverseInput input,
        ReverseTransaction useCase,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (input.TransactionId is { } id && !id.IsOf(EntityKind.Transaction, "transactionId", out var mixedUp))
        {
            return new TransactionReversePayload(null, ErrorMessages.For(context, [mixedUp]), Replayed: false);
        }

        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new TransactionReversePayload(
            outcome.Transaction, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }
}

/// <summary>What came of <c>transactionRecord</c>.</summary>
internal sealed record TransactionRecordPayload(
    Transaction? Transaction, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>transactionReverse</c>.</summary>
internal sealed record TransactionReversePayload(
    Transaction? Transaction, IReadOnlyList<DomainError> Errors, bool Replayed);
