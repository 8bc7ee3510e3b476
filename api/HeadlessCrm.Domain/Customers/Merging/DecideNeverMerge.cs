using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Merging;

/// <summary>Decides that two customers are never to be merged, or takes that back.</summary>
public sealed record DecideNeverMergeCommand
{
    /// <summary>One of them.</summary>
    public required Guid FirstId { get; init; }

    /// <summary>The other.</summary>
    public required Guid SecondId { get; init; }

    /// <summary>Why; 400 characters at most; null: not said.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the decision is taken back.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of <see cref="DecideNeverMerge"/>.</summary>
/// <param name="Pair">The pair; null when it was refused or the decision was taken back.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record DecideNeverMergeOutcome(NeverMergePair? Pair, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Decides that two customers are never to be merged, or takes that back. Deciding the same twice does no harm.</summary>
public sealed class DecideNeverMerge(
    ICustomerStore customers, ICustomerMergeStore merges, IIdempotencyStore idempotency, TimeProvider clock)
{
    private readonly OncePerKey<DecideNeverMergeOutcome> once = new(idempotency, clock, nameof(DecideNeverMerge))
    {
        Refuse = Refused,
        Replay = (entry, _) => new(new DecideNeverMergeOutcome(Idempotent.Read<NeverMergePair?>(entry), [], Replayed: true)),
    };
    private const int MaxReasonLength = 400;

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<DecideNeverMergeOutcome> ExecuteAsync(DecideNeverMergeCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<DecideNeverMergeOutcome?> TryAsync(
        DecideNeverMergeCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var now = attempt.Now;
        var found = await customers.GetAsync([command.FirstId, command.SecondId], cancellationToken);
        if (Refuse(command, found) is { } refusal)
        {
            return Refused(refusal);
        }

        var pair = NeverMergePair.Of(command.FirstId, command.SecondId, now, command.Reason);
        var answer = command.IsRemoval ? null : pair;
        var kept = attempt.Keep(answer);
        return await merges.SaveNeverMergeAsync(pair, command.IsRemoval, kept, cancellationToken) == MergeOutcomeKind.Saved
            ? new DecideNeverMergeOutcome(answer, [])
            : null;
    }

    private static DecideNeverMergeOutcome Refused(DomainError error) => new(null, [error]);

    private static DomainError? Refuse(DecideNeverMergeCommand command, IReadOnlyList<Customer?> found)
    {
        if (found[0] is not { } first)
        {
            return new CustomerNotFound(command.FirstId.ToString()) { Path = ["first"] };
        }

        if (found[1] is not { } second)
        {
            return new CustomerNotFound(command.SecondId.ToString()) { Path = ["second"] };
        }

        if (command.FirstId == command.SecondId)
        {
            return new CustomerMergedWithItself(command.FirstId) { Path = ["second"] };
        }

        if (first.Id == second.Id && !command.IsRemoval)
        {
            var merged = command.FirstId == first.Id ? command.SecondId : command.FirstId;
            return new CustomerAlreadyMerged(merged, first.Id) { Path = [merged == command.FirstId ? "first" : "second"] };
        }

        var errors = new List<DomainError>();
        TextRules.Optional(command.Reason, MaxReasonLength, errors, "reason");
        return errors.FirstOrDefault();
    }
}
