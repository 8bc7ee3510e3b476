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
    DateTimeOffset OccurredAt,
    string Currency,
    string? DealerCode,
    int? OdometerKm,
    string? Vin,
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
        Currency = Currency,
        DealerCode = DealerCode,
        OdometerKm = OdometerKm,
        Vin = Vin,
        Lines = Lines,
        IdempotencyKey = IdempotencyKey,
    };
}
