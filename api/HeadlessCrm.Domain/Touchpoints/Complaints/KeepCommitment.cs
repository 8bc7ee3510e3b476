using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Touchpoints.Complaints;

/// <summary>Records that what was promised was done.</summary>
public sealed record KeepCommitmentCommand
{
    /// <summary>The commitment.</summary>
    public required Guid CommitmentId { get; init; }

    /// <summary>When it was done; null: now. Not in the future and not before it was promised.</summary>
    public DateTimeOffset? KeptAt { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Records that what was promised was done. What was done before stays as it was recorded.</summary>
public sealed class KeepCommitment(IComplaintStore complaints, IIdempotencyStore idempotency, TimeProvider clock)
{
    private readonly OncePerKey<CommitmentOutcome> once = new(idempotency, clock, nameof(KeepCommitment))
    {
        IsKeyRequired = true,
        Refuse = error => new(null, [error]),
        Replay = (entry, _) => new(new CommitmentOutcome(Idempotent.Read<Commitment>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<CommitmentOutcome> ExecuteAsync(KeepCommitmentCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<CommitmentOutcome?> TryAsync(
        KeepCommitmentCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        if ((await complaints.FindCommitmentsAsync([command.CommitmentId], cancellationToken))[0] is not { } before)
        {
            return new CommitmentOutcome(null, [new CommitmentNotFound(command.CommitmentId) { Path = ["commitmentId"] }]);
        }

        if (before.KeptAt is not null)
        {
            return new CommitmentOutcome(
                null, [InvalidValue.At($"The commitment was kept at {before.KeptAt:O} already; that stays.", "commitmentId")]);
        }

        var errors = new List<DomainError>();
        TimeRules.HappenedSince(before.MadeAt, command.KeptAt, attempt.Now, errors, "keptAt");
        if (errors.Count > 0)
        {
            return new CommitmentOutcome(null, errors);
        }

        var after = before with { KeptAt = (command.KeptAt ?? attempt.Now).ToUniversalTime() };
        return await complaints.KeepAsync(after, attempt.Keep(after)!, cancellationToken)
            ? new CommitmentOutcome(after, [])
            : null;
    }
}
