using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Touchpoints.MarketingEvents;

/// <summary>Registers a customer for an event. The customer is named by id or by external reference.</summary>
public sealed record RegisterForMarketingEventCommand
{
    /// <summary>The code of the event.</summary>
    public required string EventCode { get; init; }

    /// <summary>Who wants to come; null: named by <see cref="CustomerExternalReference"/>.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Who wants to come, by another system's key.</summary>
    public ExternalReference? CustomerExternalReference { get; init; }

    /// <summary>How many come along, 50 at most.</summary>
    public int Companions { get; init; }

    /// <summary>Who of the network takes it, 64 characters at most.</summary>
    public string? Agent { get; init; }

    /// <summary>When the customer registered; null: now. Not in the future.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>Makes the command safe to repeat; null: none.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>
/// Registers a customer for an event: with a place, or on its waiting list. Whoever is registered is answered as it is. Registrations
/// at once are placed one after the other, so that never more places are given than there are.
/// </summary>
public sealed class RegisterForMarketingEvent(
    IEventRegistrationStore registrations,
    IMarketingEventStore events,
    ICustomerStore customers,
    IIdempotencyStore idempotency,
    TimeProvider clock)
{
    private readonly OncePerKey<Outcome<EventRegistration>> once = new(idempotency, clock, nameof(RegisterForMarketingEvent))
    {
        Refuse = error => Outcome.Refused<EventRegistration>(error),
        Replay = async (entry, cancellationToken) => new(
            (await registrations.GetAsync([Idempotent.Read<Recorded>(entry).Id], cancellationToken))[0], [], Replayed: true),
    };

    /// <summary>Carries the command out; a repeat with the same key answers with the same registration.</summary>
    public Task<Outcome<EventRegistration>> ExecuteAsync(
        RegisterForMarketingEventCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<Outcome<EventRegistration>?> TryAsync(
        RegisterForMarketingEventCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        if (Check(command, attempt.Now) is { Count: > 0 } errors)
        {
            return Outcome.Refused<EventRegistration>(errors);
        }

        if ((await events.FindByCodesAsync([command.EventCode], cancellationToken))[0] is not { } about)
        {
            return Outcome.Refused<EventRegistration>(MarketingEventRules.Unknown(command.EventCode));
        }

        var (customer, postedFor, refusal) = await PostedCustomer.FindAsync(
            customers, command.CustomerId, command.CustomerExternalReference, cancellationToken);
        if (refusal is not null)
        {
            return Outcome.Refused<EventRegistration>(refusal);
        }

        var wanted = new EventRegistration
        {
            Id = EntityId.Create(attempt.Now),
            EventId = about.Id,
            EventCode = about.Code,
            CustomerId = customer!.Id,
            Status = EventRegistrationStatus.Registered,
            Companions = command.Companions,
            Agent = command.Agent,
            RegisteredAt = (command.RegisteredAt ?? attempt.Now).ToUniversalTime(),
            Version = 1,
        };
        var placement = await registrations.RegisterAsync(
            wanted, postedFor, attempt.Keep(new Recorded(wanted.Id)), attempt.Now, cancellationToken);
        return placement switch
        {
            null => null,
            { Refusal: { } refused } => Outcome.Refused<EventRegistration>(refused),
            { Registration: var placed } when placed!.Id == wanted.Id => Outcome.Of(placed),
            { Registration: var standing } => new((await registrations.GetAsync([standing!.Id], cancellationToken))[0], [], Replayed: true),
        };
    }

    private static List<DomainError> Check(RegisterForMarketingEventCommand command, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        PostedCustomer.Check(command.CustomerId, command.CustomerExternalReference, errors);
        TextRules.Optional(command.Agent, MarketingEventRules.MaxCodeLength, errors, "agent");
        if (command.Companions is < 0 or > MarketingEventRules.MaxCompanions)
        {
            errors.Add(InvalidValue.At(
                $"{command.Companions} companions are not between 0 and {MarketingEventRules.MaxCompanions}.", "companions"));
        }

        TimeRules.Happened(command.RegisteredAt, now, errors, "registeredAt");
        return errors;
    }

    private sealed record Recorded(Guid Id);
}
