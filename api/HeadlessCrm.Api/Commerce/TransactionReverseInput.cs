using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Api.Commerce;

/// <summary>The input of <c>transactionReverse</c>.</summary>
internal sealed record TransactionReverseInput(
    GlobalId? TransactionId,
    ExternalReference? ExternalRef,
    DateTimeOffset? ReversedAt,
    string? Reason,
    string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public ReverseTransactionCommand ToCommand() => new()
    {
        TransactionId = TransactionId?.Value,
        ExternalReference = ExternalRef,
        ReversedAt = ReversedAt,
        Reason = Reason,
        IdempotencyKey = IdempotencyKey,
    };
}
