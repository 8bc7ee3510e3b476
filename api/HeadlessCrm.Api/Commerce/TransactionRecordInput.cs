using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Api.Commerce;

/// <summary>The input of <c>transactionRecord</c>.</summary>
internal sealed record TransactionRecordInput(
    GlobalId? CustomerId,
    ExternalReference? CustomerExternalRef,
    ExternalReference? ExternalRef,
    TransactionKind Kind,
    DateTimeOffset? OccurredAt,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? ClosedAt,
    string Currency,
    string? DealerCode,
    int? OdometerKm,
    string? Vin,
    GlobalId? QuoteId,
    ExternalReference? QuoteExternalRef,
    TransactionLineInput[] Lines,
    string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public RecordTransactionCommand ToCommand() => new()
    {
        CustomerId = CustomerId?.Value,
        CustomerExternalReference = CustomerExternalRef,
        ExternalReference = ExternalRef,
        Kind = Kind,
        OccurredAt = OccurredAt,
        OpenedAt = OpenedAt,
        ClosedAt = ClosedAt,
        Currency = Currency,
        DealerCode = DealerCode,
        OdometerKm = OdometerKm,
        Vin = Vin,
        QuoteId = QuoteId?.Value,
        QuoteExternalReference = QuoteExternalRef,
        Lines = Lines,
        IdempotencyKey = IdempotencyKey,
    };
}
