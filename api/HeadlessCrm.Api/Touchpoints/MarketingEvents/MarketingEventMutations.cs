using System.Globalization;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Touchpoints.MarketingEvents;

/// <summary>Plans events, invites to them and takes registrations.</summary>
[ResolversOf("Mutation")]
internal static class MarketingEventMutations
{
    public static async Task<MarketingEventPayload> MarketingEventUpsert(
        MarketingEventUpsertInput input, UpsertMarketingEvent useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new(outcome.Value, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    public static async Task<MarketingEventInvitePayload> MarketingEventInvite(
        MarketingEventInviteInput input, InviteToMarketingEvent useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var mixedUp = input.Customers
            .Select((guest, i) => GivenIds.MixedUp((guest.CustomerId, EntityKind.Customer, "customerId")) is { } error
                ? error with { Path = ["customers", i.ToString(CultureInfo.InvariantCulture), "customerId"] }
                : null)
            .OfType<DomainError>().ToList();
        var outcome = mixedUp.Count == 0
            ? await useCase.ExecuteAsync(input.ToCommand(), cancellationToken)
            : new InviteToMarketingEventOutcome([], mixedUp);
        return new(
            [.. outcome.Results.Select(result => new EventGuestResult(
                result.Invitation, result.IsNew, result.Error is { } error ? ErrorMessages.For(context, [error]) : []))],
            ErrorMessages.For(context, outcome.Errors));
    }

    public static async Task<EventRegistrationPayload> MarketingEventRegister(
        MarketingEventRegisterInput input, RegisterForMarketingEvent useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var mixedUp = GivenIds.MixedUp((input.CustomerId, EntityKind.Customer, "customerId"));
        var outcome = mixedUp is null
            ? await useCase.ExecuteAsync(input.ToCommand(), cancellationToken)
            : new Outcome<EventRegistration>(null, [mixedUp]);
        return new(outcome.Value, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    public static async Task<EventRegistrationCancelPayload> MarketingEventRegistrationCancel(
        MarketingEventRegistrationCancelInput input,
        CancelEventRegistration useCase,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var mixedUp = GivenIds.MixedUp((input.RegistrationId, EntityKind.EventRegistration, "registrationId"));
        var outcome = mixedUp is null
            ? await useCase.ExecuteAsync(input.ToCommand(), cancellationToken)
            : new CancelEventRegistrationOutcome(null, [], [mixedUp]);
        return new(outcome.Registration, outcome.Promoted, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }
}

/// <summary>What came of <c>marketingEventUpsert</c>.</summary>
internal sealed record MarketingEventPayload(MarketingEvent? Event, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>marketingEventInvite</c>.</summary>
internal sealed record MarketingEventInvitePayload(IReadOnlyList<EventGuestResult> Results, IReadOnlyList<DomainError> Errors);

/// <summary>What came of inviting a customer.</summary>
internal sealed record EventGuestResult(EventInvitation? Invitation, bool IsNew, IReadOnlyList<DomainError> Errors);

/// <summary>What came of <c>marketingEventRegister</c>.</summary>
internal sealed record EventRegistrationPayload(EventRegistration? Registration, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>marketingEventRegistrationCancel</c>.</summary>
internal sealed record EventRegistrationCancelPayload(
    EventRegistration? Registration, IReadOnlyList<EventRegistration> Promoted, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>The input of <c>marketingEventUpsert</c>.</summary>
internal sealed record MarketingEventUpsertInput(
    string Code,
    string? Name,
    MarketingEventKind? Kind,
    string? DealerCode,
    string? Place,
    DateTimeOffset? StartsAt,
    DateTimeOffset? EndsAt,
    string? TimeZone,
    int? Capacity,
    bool? HasWaitingList,
    MarketingEventStatus? Status,
    int? ExpectedVersion,
    string? IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public UpsertMarketingEventCommand ToCommand() => new()
    {
        EventCode = Code,
        Name = Name,
        Kind = Kind,
        DealerCode = DealerCode,
        Place = Place,
        StartsAt = StartsAt,
        EndsAt = EndsAt,
        TimeZone = TimeZone,
        Capacity = Capacity,
        HasWaitingList = HasWaitingList,
        Status = Status,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>marketingEventInvite</c>.</summary>
internal sealed record MarketingEventInviteInput(
    string EventCode, IReadOnlyList<EventGuestInput> Customers, Channel? Channel, DateTimeOffset? InvitedAt)
{
    /// <summary>The command that says the same.</summary>
    public InviteToMarketingEventCommand ToCommand() => new()
    {
        EventCode = EventCode,
        Guests = [.. Customers.Select(guest => new EventGuest(guest.CustomerId?.Value, guest.CustomerExternalRef))],
        Channel = Channel,
        InvitedAt = InvitedAt,
    };
}

/// <summary>Somebody to invite.</summary>
internal sealed record EventGuestInput(GlobalId? CustomerId, ExternalReference? CustomerExternalRef);

/// <summary>The input of <c>marketingEventRegister</c>.</summary>
internal sealed record MarketingEventRegisterInput(
    string EventCode,
    GlobalId? CustomerId,
    ExternalReference? CustomerExternalRef,
    int Companions,
    string? Agent,
    DateTimeOffset? RegisteredAt,
    string? IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public RegisterForMarketingEventCommand ToCommand() => new()
    {
        EventCode = EventCode,
        CustomerId = CustomerId?.Value,
        CustomerExternalReference = CustomerExternalRef,
        Companions = Companions,
        Agent = Agent,
        RegisteredAt = RegisteredAt,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>marketingEventRegistrationCancel</c>.</summary>
internal sealed record MarketingEventRegistrationCancelInput(
    GlobalId RegistrationId, string? Reason, int? ExpectedVersion, string? IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public CancelEventRegistrationCommand ToCommand() => new()
    {
        RegistrationId = RegistrationId.Value, Reason = Reason, ExpectedVersion = ExpectedVersion, IdempotencyKey = IdempotencyKey,
    };
}
