using HeadlessCrm.Api.Customers;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Touchpoints.Leads;
using HeadlessCrm.Domain.Touchpoints.Leads.Adf;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Touchpoints.Leads;

/// <summary>Takes leads and records what becomes of them.</summary>
[ResolversOf("Mutation")]
internal static class LeadMutations
{
    public static async Task<LeadPayload> LeadRecord(
        LeadRecordInput input, RecordLead useCase, HttpContext context, CancellationToken cancellationToken)
    {
        if (input.CustomerId is { } id && !id.IsOf(EntityKind.Customer, "customerId", out var mixedUp))
        {
            return Refused(context, mixedUp);
        }

        if (input.Customer?.Id is { } known && !known.IsOf(EntityKind.Customer, "id", out mixedUp))
        {
            return Refused(context, mixedUp with { Path = ["customer", "id"] });
        }

        return Answer(context, await useCase.ExecuteAsync(input.ToCommand(), cancellationToken));
    }

    public static async Task<LeadPayload> LeadChange(
        LeadChangeInput input, ChangeLead useCase, HttpContext context, CancellationToken cancellationToken) =>
        input.LeadId.IsOf(EntityKind.Lead, "leadId", out var mixedUp)
            ? Answer(context, await useCase.ExecuteAsync(input.ToCommand(), cancellationToken))
            : Refused(context, mixedUp);

    public static async Task<LeadRecordAdfPayload> LeadRecordAdf(
        string xml, TakeAdfLeads useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await useCase.ExecuteAsync(xml, cancellationToken);
        return new LeadRecordAdfPayload(
            [.. outcome.Results.Select(result => Answer(context, result))],
            outcome.Fault is { } fault ? ErrorMessages.For(context, [fault]) : []);
    }

    private static LeadPayload Answer(HttpContext context, LeadOutcome outcome) =>
        new(outcome.Lead, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);

    private static LeadPayload Refused(HttpContext context, DomainError error) =>
        new(null, ErrorMessages.For(context, [error]), Replayed: false);
}

/// <summary>What came of a mutation of a lead.</summary>
internal sealed record LeadPayload(Lead? Lead, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>leadRecordAdf</c>.</summary>
internal sealed record LeadRecordAdfPayload(IReadOnlyList<LeadPayload> Results, IReadOnlyList<DomainError> Errors);

/// <summary>The input of <c>leadRecord</c>.</summary>
internal sealed record LeadRecordInput(
    GlobalId? CustomerId,
    ExternalReference? CustomerExternalRef,
    CustomerUpsertInput? Customer,
    string Source,
    ExternalReference? ExternalRef,
    LeadVehicleInput? Vehicle,
    LeadVehicleInput? TradeIn,
    string? Comments,
    string? DealerCode,
    string? Agent,
    DateTimeOffset? ReceivedAt,
    string? IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public RecordLeadCommand ToCommand() => new()
    {
        CustomerId = CustomerId?.Value,
        CustomerExternalReference = CustomerExternalRef,
        Customer = Customer?.ToCommand(),
        Source = Source,
        ExternalReference = ExternalRef,
        Vehicle = Vehicle?.ToVehicle(),
        TradeIn = TradeIn?.ToVehicle(),
        Comments = Comments,
        DealerCode = DealerCode,
        Agent = Agent,
        ReceivedAt = ReceivedAt,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>A vehicle of a lead.</summary>
internal sealed record LeadVehicleInput(
    string? Interest,
    string? Condition,
    int? Year,
    string? Make,
    string? Model,
    string? Trim,
    string? Vin,
    string? Stock,
    int? OdometerKm)
{
    public LeadVehicle ToVehicle() => new(Interest, Condition, Year, Make, Model, Trim, Vin, Stock, OdometerKm);
}

/// <summary>The input of <c>leadChange</c>.</summary>
internal sealed record LeadChangeInput(
    GlobalId LeadId,
    LeadStatus? Status,
    string? StatusReason,
    string? DealerCode,
    string? Agent,
    int? ExpectedVersion,
    string? IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public ChangeLeadCommand ToCommand() => new()
    {
        LeadId = LeadId.Value,
        Status = Status,
        StatusReason = StatusReason,
        DealerCode = DealerCode,
        Agent = Agent,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}
