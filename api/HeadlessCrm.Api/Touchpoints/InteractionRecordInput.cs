using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Api.Touchpoints;

/// <summary>The input of <c>interactionRecord</c>.</summary>
internal sealed record InteractionRecordInput(
    GlobalId? CustomerId,
    ExternalReference? CustomerExternalRef,
    Touchpoint Touchpoint,
    Channel Channel,
    string? Reason,
    DateTimeOffset? OccurredAt,
    string? DealerCode,
    string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public RecordInteractionCommand ToCommand() => new()
    {
        CustomerId = CustomerId?.Value,
        CustomerExternalReference = CustomerExternalRef,
        Touchpoint = Touchpoint,
        Channel = Channel,
        Reason = Reason,
        OccurredAt = OccurredAt,
        DealerCode = DealerCode,
        IdempotencyKey = IdempotencyKey,
    };
}
