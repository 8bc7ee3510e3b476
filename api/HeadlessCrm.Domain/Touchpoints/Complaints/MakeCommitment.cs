using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Touchpoints.Complaints;

/// <summary>Records a promise to a customer who complained.</summary>
public sealed record MakeCommitmentCommand
{
    /// <summary>The complaint.</summary>
    public required Guid ComplaintId { get; init; }

    /// <summary>What is promised, 4000 characters at most.</summary>
    public required string Promise { get; init; }

    /// <summary>By when; in the future.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Who promises it, 64 characters at most.</summary>
    public string? Agent { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of a command about a commitment.</summary>
/// <param name="Commitment">The commitment as it is after the command; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record CommitmentOutcome(Commitment? Commitment, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Records a promise to a customer who complained.</summary>
public sealed class MakeCommitment(IComplaintStore complaints, IIdempotencyStore idempotency, TimeProvider clock)
{
    private readonly OncePerKey<CommitmentOutcome> once = new(idempotency, clock, nameof(MakeCommitment))
    {
        IsKeyRequired = true,
        Refuse = error => new(null, [error]),
        Replay = (entry, _) => new(new CommitmentOutcome(Idempotent.Read<Commitment>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<CommitmentOutcome> ExecuteAsync(MakeCommitmentCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<CommitmentOutcome?> TryAsync(
        MakeCommitmentCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        if ((await complaints.GetAsync([command.ComplaintId], cancellationToken))[0] is null)
        {
            return new CommitmentOutcome(null, [new ComplaintNotFound(command.ComplaintId) { Path = ["complaintId"] }]);
        }

        if (ComplaintRules.Check(command, attempt.Now) is { Count: > 0 } errors)
        {
            return new CommitmentOutcome(null, errors);
        }

        var commitment = new Commitment
        {
            Id = EntityId.Create(attempt.Now),
            ComplaintId = command.ComplaintId,
            Promise = command.Promise,
            Agent = command.Agent,
            MadeAt = attempt.Now,
            DueAt = command.DueAt.ToUniversalTime(),
        };
        return await complaints.CommitAsync(commitment, attempt.Keep(commitment)!, cancellationToken)
            ? new CommitmentOutcome(commitment, [])
            : null;
    }
}
