using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Touchpoints.MarketingEvents;

/// <summary>Cancels a registration.</summary>
public sealed record CancelEventRegistrationCommand
{
    /// <summary>The registration.</summary>
    public required Guid RegistrationId { get; init; }

    /// <summary>Why, 400 characters at most.</summary>
    public string? Reason { get; init; }

    /// <summary>Refuse unless it is at this version; null: any.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes the command safe to repeat; null: none.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of <see cref="CancelEventRegistration"/>.</summary>
/// <param name="Registration">The registration; null when it was refused.</param>
/// <param name="Promoted">Who was given its room, of those who waited.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether it was cancelled before.</param>
public sealed record CancelEventRegistrationOutcome(
    EventRegistration? Registration,
    IReadOnlyList<EventRegistration> Promoted,
    IReadOnlyList<DomainError> Errors,
    bool Replayed = false);

/// <summary>Cancels a registration before the event has ended; its room goes to those who wait. What is cancelled stays so.</summary>
public sealed class CancelEventRegistration(
    IEventRegistrationStore registrations, IMarketingEventStore events, IIdempotencyStore idempotency, TimeProvider clock)
{
    private readonly OncePerKey<CancelEventRegistrationOutcome> once = new(idempotency, clock, nameof(CancelEventRegistration))
    {
        Refuse = error => Refused(error),
        Replay = (entry, _) => new(new CancelEventRegistrationOutcome(
            Idempotent.Read<EventRegistration>(entry), [], [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<CancelEventRegistrationOutcome> ExecuteAsync(
        CancelEventRegistrationCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<CancelEventRegistrationOutcome?> TryAsync(
        CancelEventRegistrationCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = new List<DomainError>();
        TextRules.Optional(command.Reason, MarketingEventRules.MaxReasonLength, errors, "reason");
        if ((await registrations.GetAsync([command.RegistrationId], cancellationToken))[0] is not { } found)
        {
            errors.Add(new EntryNotFound("registration", command.RegistrationId.ToString()) { Path = ["registrationId"] });
            return new(null, [], errors);
        }

        if (errors.Count == 0 && found.Status == EventRegistrationStatus.Cancelled)
        {
            return new(found, [], [], Replayed: true);
        }

        var about = (await events.GetAsync([found.EventId], cancellationToken))[0]!;
        if (EntryVersionConflict.Check(command.ExpectedVersion, found.Version) is { } conflict)
        {
            errors.Add(conflict);
        }
        else if (found.Status == EventRegistrationStatus.Attended)
        {
            errors.Add(InvalidValue.At("The customer came to the event; there is nothing to cancel.", "registrationId"));
        }
        else if (MarketingEventRules.IsOver(about, attempt.Now))
        {
            errors.Add(MarketingEventRules.NotOpen(about, attempt.Now) with { IsOver = true, Path = ["registrationId"] });
        }

        if (errors.Count > 0)
        {
            return new(null, [], errors);
        }

        var cancelled = found with
        {
            Status = EventRegistrationStatus.Cancelled,
            CancelledAt = attempt.Now,
            CancelReason = command.Reason,
            Version = found.Version + 1,
        };
        return await registrations.CancelAsync(cancelled, attempt.Keep(cancelled), attempt.Now, cancellationToken) is { } promoted
            ? new(cancelled, promoted, [])
            : null;
    }

    private static CancelEventRegistrationOutcome Refused(DomainError error) => new(null, [], [error]);
}
