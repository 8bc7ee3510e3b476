using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Api.Touchpoints;

/// <summary>The input of <c>interactionRecord</c>.</summary>
internal sealed record InteractionRecordInput(
    GlobalId? CustomerId,
    ExternalReference? CustomerExternalRef,
    InteractionKind? Kind,
    TouchpointKind? Touchpoint,
    string? TouchpointCode,
    Channel Channel,
    InteractionDirection? Direction,
    string? Reason,
    string? Subject,
    string[]? ProductsOfInterest,
    string[]? VehiclesOfInterest,
    string? Outcome,
    DateTimeOffset? OccurredAt,
    DateTimeOffset? EndedAt,
    string? DealerCode,
    string? Agent,
    string? Notes,
    GlobalId? TransactionId,
    GlobalId? ComplaintId,
    CallInput? Call,
    string? ThreadId,
    string? EventCode,
    string IdempotencyKey)
{
    /// <summary>The id that is of another kind than the field asks for; null: none is.</summary>
    public DomainError? MixedUp =>
        CustomerId is { } customer && !customer.IsOf(EntityKind.Customer, "customerId", out var error) ? error
        : TransactionId is { } bought && !bought.IsOf(EntityKind.Transaction, "transactionId", out error) ? error
        : ComplaintId is { } about && !about.IsOf(EntityKind.Complaint, "complaintId", out error) ? error
        : null;

    /// <summary>The command that says the same.</summary>
    public RecordInteractionCommand ToCommand() => new()
    {
        CustomerId = CustomerId?.Value,
        CustomerExternalReference = CustomerExternalRef,
        Kind = Kind,
        Touchpoint = Touchpoint,
        TouchpointCode = TouchpointCode,
        Channel = Channel,
        Direction = Direction,
        Reason = Reason,
        Subject = Subject,
        ProductsOfInterest = ProductsOfInterest,
        VehiclesOfInterest = VehiclesOfInterest,
        Outcome = Outcome,
        OccurredAt = OccurredAt,
        EndedAt = EndedAt,
        DealerCode = DealerCode,
        Agent = Agent,
        Notes = Notes,
        TransactionId = TransactionId?.Value,
        ComplaintId = ComplaintId?.Value,
        AnswerSeconds = Call?.AnswerSeconds,
        QualityScore = Call?.QualityScore,
        ThreadId = ThreadId,
        EventCode = EventCode,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>What only a call has.</summary>
internal sealed record CallInput(int? AnswerSeconds, int? QualityScore);
