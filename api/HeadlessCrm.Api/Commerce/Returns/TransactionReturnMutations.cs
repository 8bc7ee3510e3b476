using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Commerce.Returns;

/// <summary>Takes parts of transactions back.</summary>
[ResolversOf("Mutation")]
internal static class TransactionReturnMutations
{
    public static async Task<TransactionReturnPayload> TransactionReturn(
        TransactionReturnInput input, ReturnTransaction useCase, HttpContext context, CancellationToken cancellationToken)
    {
        if (input.TransactionId is { } id && !id.IsOf(EntityKind.Transaction, "transactionId", out var mixedUp))
        {
            return new TransactionReturnPayload(null, null, ErrorMessages.For(context, [mixedUp]), Replayed: false);
        }

        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new TransactionReturnPayload(
            outcome.Transaction, outcome.Return, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }
}

/// <summary>What was returned of a transaction.</summary>
[ResolversOf("Transaction")]
internal static class TransactionReturnFields
{
    public static async Task<BatchResult<IReadOnlyList<TransactionReturn>>> Returns(
        IReadOnlyList<Transaction> transactions, ITransactionReturnStore store, CancellationToken cancellationToken) =>
        new(await store.GetByTransactionsAsync([.. transactions.Select(one => one.Id)], cancellationToken));

    public static async Task<BatchResult<Money>> NetAfterReturns(
        IReadOnlyList<Transaction> transactions, ITransactionReturnStore store, CancellationToken cancellationToken)
    {
        var returns = await store.GetByTransactionsAsync([.. transactions.Select(one => one.Id)], cancellationToken);
        Money[] left =
        [
            .. transactions.Select((one, i) => Money.OfMinorUnits(
                one.IsReversed ? 0 : one.Net.MinorUnits - returns[i].Sum(part => part.Net.MinorUnits), one.Net.Currency)),
        ];
        return left;
    }
}

/// <summary>The input of <c>transactionReturn</c>.</summary>
internal sealed record TransactionReturnInput(
    GlobalId? TransactionId,
    ExternalReference? ExternalRef,
    ReturnedQuantity[] Lines,
    DateTimeOffset? ReturnedAt,
    string? Reason,
    string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public ReturnTransactionCommand ToCommand() => new()
    {
        TransactionId = TransactionId?.Value,
        ExternalReference = ExternalRef,
        Lines = Lines,
        ReturnedAt = ReturnedAt,
        Reason = Reason,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>What came of <c>transactionReturn</c>.</summary>
internal sealed record TransactionReturnPayload(
    Transaction? Transaction, TransactionReturn? Return, IReadOnlyList<DomainError> Errors, bool Replayed);
