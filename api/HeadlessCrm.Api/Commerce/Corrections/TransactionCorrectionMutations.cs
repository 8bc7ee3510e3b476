using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Corrections;
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
        if (input.TransactionId is { } id && !id.IsOf(EntityKind.Transaction, "transactionId", out var mixedUp))
        {
            return new TransactionCorrectPayload(null, ErrorMessages.For(context, [mixedUp]), Replayed: false);
        }

        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new TransactionCorrectPayload(outcome.Transaction, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
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

/// <summary>A revision and what the correction that ended it changed.</summary>
internal sealed record RevisionEntry(TransactionRevision Revision, Money? NetChange)
{
    public int Number => Revision.Number;

    public DateTimeOffset ReplacedAt => Revision.ReplacedAt;

    public string? Reason => Revision.Reason;

    public TransactionKind Kind => Revision.Kind;

    public DateTimeOffset OccurredAt => Revision.OccurredAt;

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
    DateTimeOffset? OccurredAt,
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
        OccurredAt = OccurredAt,
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
