using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Touchpoints;

/// <summary>Records a visit of somebody unknown.</summary>
public sealed record RecordWalkInCommand
{
    /// <summary>At what kind of place; null: that of <see cref="TouchpointCode"/>.</summary>
    public TouchpointKind? Touchpoint { get; init; }

    /// <summary>The code of the place in the registry.</summary>
    public string? TouchpointCode { get; init; }

    /// <summary>The code of the dealer.</summary>
    public string? DealerCode { get; init; }

    /// <summary>The code of the event it happened at.</summary>
    public string? EventCode { get; init; }

    /// <summary>Why they came, 400 characters at most.</summary>
    public string? Reason { get; init; }

    /// <summary>Who of the network, 64 characters at most.</summary>
    public string? Agent { get; init; }

    /// <summary>When it happened; null: now. Not in the future.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of <see cref="RecordWalkIn"/>.</summary>
/// <param name="WalkIn">The visit; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record RecordWalkInOutcome(WalkIn? WalkIn, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Records a visit of somebody unknown: it counts as a visit of which nothing was captured.</summary>
public sealed class RecordWalkIn(
    IInteractionStore interactions, ITouchpointStore touchpoints, IIdempotencyStore idempotency, TimeProvider clock)
{
    private readonly OncePerKey<RecordWalkInOutcome> once = new(idempotency, clock, nameof(RecordWalkIn))
    {
        IsKeyRequired = true,
        Refuse = error => new(null, [error]),
        Replay = (entry, _) => new(new RecordWalkInOutcome(Idempotent.Read<WalkIn>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<RecordWalkInOutcome> ExecuteAsync(RecordWalkInCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<RecordWalkInOutcome?> TryAsync(
        RecordWalkInCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = InteractionRules.Check(command, attempt.Now);
        var (kind, refusal) = await InteractionPlace.FindAsync(
            touchpoints, command.Touchpoint, command.TouchpointCode, cancellationToken);
        if (refusal is not null)
        {
            errors.Add(refusal);
        }

        if (errors.Count > 0)
        {
            return new RecordWalkInOutcome(null, errors);
        }

        var walkIn = new WalkIn
        {
            Id = EntityId.Create(attempt.Now),
            Touchpoint = kind,
            TouchpointCode = command.TouchpointCode,
            DealerCode = command.DealerCode,
            EventCode = command.EventCode,
            Reason = command.Reason,
            Agent = command.Agent,
            OccurredAt = (command.OccurredAt ?? attempt.Now).ToUniversalTime(),
            RecordedAt = attempt.Now,
        };
        return await interactions.RecordWalkInAsync(walkIn, attempt.Keep(walkIn)!, cancellationToken)
            ? new RecordWalkInOutcome(walkIn, [])
            : null;
    }
}
