using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Reachability;

/// <summary>Says whether something sent to an address arrived.</summary>
public sealed record ReportDeliverabilityCommand
{
    /// <summary>By which way it was sent.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The address.</summary>
    public required string Value { get; init; }

    /// <summary>What came of it; <see cref="Deliverability.Unknown"/> takes back what was said before.</summary>
    public required Deliverability State { get; init; }

    /// <summary>When that was seen; not in the future. Null: now.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>What the sender's system said; 400 characters at most; null: nothing.</summary>
    public string? Reason { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of <see cref="ReportDeliverability"/>.</summary>
/// <param name="ContactPoint">The address in its one form; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record ReportDeliverabilityOutcome(
    ContactPoint? ContactPoint, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Keeps whether what is sent to an address arrives. The latest report counts, in whatever order they come.</summary>
public sealed class ReportDeliverability(
    IDeliverabilityStore store, IIdempotencyStore idempotency, ContactPointSettings settings, TimeProvider clock)
{
    private const int MaxReasonLength = 400;

    private readonly OncePerKey<ReportDeliverabilityOutcome> once = new(idempotency, clock, nameof(ReportDeliverability))
    {
        Refuse = error => new ReportDeliverabilityOutcome(null, [error]),
        Replay = (entry, _) => new(new ReportDeliverabilityOutcome(Idempotent.Read<ContactPoint>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<ReportDeliverabilityOutcome> ExecuteAsync(
        ReportDeliverabilityCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<ReportDeliverabilityOutcome?> TryAsync(
        ReportDeliverabilityCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var now = attempt.Now;
        var point = settings.Normalise(new ContactPoint(command.Channel, command.Value));
        var errors = new List<DomainError>();
        CustomerRules.CheckContactPoint(point, errors, "value");
        TextRules.Optional(command.Reason, MaxReasonLength, errors, "reason");
        if (!Enum.IsDefined(command.State))
        {
            errors.Add(InvalidValue.At($"{command.State} says nothing of an address.", "deliverability"));
        }

        TimeRules.NotInFuture(command.OccurredAt, now, errors, "occurredAt");

        if (errors.Count > 0)
        {
            return new ReportDeliverabilityOutcome(null, errors);
        }

        var state = new DeliverabilityState(command.State, (command.OccurredAt ?? now).ToUniversalTime(), command.Reason);
        return await store.ReportAsync(ContactAddress.Of(point), state, attempt.Keep(point), cancellationToken)
            ? new ReportDeliverabilityOutcome(point, [])
            : null;
    }
}
