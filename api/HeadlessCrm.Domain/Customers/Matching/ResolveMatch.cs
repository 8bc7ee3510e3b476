using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Customers.Merging;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>Which of the two customers of a decision survives when it is confirmed.</summary>
public enum MatchSide
{
    /// <summary>The one that was found, usually the older.</summary>
    Candidate,

    /// <summary>The one that arrived.</summary>
    Arrived,
}

/// <summary>A person says that the two customers of a decision are one.</summary>
public sealed record ConfirmMatchCommand
{
    /// <summary>The decision of matching.</summary>
    public required Guid DecisionId { get; init; }

    /// <summary>Which customer survives.</summary>
    public MatchSide Keep { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>A person says that the two customers of a decision are not one.</summary>
public sealed record RejectMatchCommand
{
    /// <summary>The decision of matching.</summary>
    public required Guid DecisionId { get; init; }

    /// <summary>Why; 400 characters at most; null: not said.</summary>
    public string? Reason { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Decision">The decision as it stands; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether it had been decided so before.</param>
public sealed record ResolveMatchOutcome(KeptMatchDecision? Decision, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>
/// Carries out what people decide on reviews: confirmed ones by a merge, rejected ones by a ban on it. Deciding the same again
/// changes nothing and answers what there is.
/// </summary>
public sealed class ResolveMatch(
    IMatchDecisionStore decisions, MergeCustomers merge, IIdempotencyStore idempotency, TimeProvider clock)
{
    private const int MaxReasonLength = 400;

    /// <summary>Makes the two customers one.</summary>
    public async Task<ResolveMatchOutcome> ConfirmAsync(ConfirmMatchCommand command, CancellationToken cancellationToken)
    {
        var (decision, settled) = await FindAsync(command.DecisionId, MatchStatus.Confirmed, cancellationToken);
        if (settled is not null)
        {
            return settled;
        }

        var (candidate, arrived) = (decision!.CandidateCustomerId, decision.ArrivedCustomerId);
        var (keep, merged) = command.Keep == MatchSide.Candidate ? (candidate, arrived) : (arrived, candidate);
        var outcome = await merge.ExecuteAsync(
            new MergeCustomersCommand
            {
                KeepId = keep,
                MergeId = merged,
                Match = new MatchMerge(null, decision.Id),
                IdempotencyKey = command.IdempotencyKey,
            },
            cancellationToken);
        if (outcome.Errors.Count == 0)
        {
            return new ResolveMatchOutcome((await decisions.GetAsync([decision.Id], cancellationToken))[0], [], outcome.Replayed);
        }

        // Somebody may have been quicker: what stands now says it better than what a merge makes of it.
        var (_, meanwhile) = await FindAsync(command.DecisionId, MatchStatus.Confirmed, cancellationToken);
        return meanwhile ?? new ResolveMatchOutcome(null, [.. outcome.Errors.Select(error => error with { Path = [] })]);
    }

    /// <summary>Keeps that the two customers are never to be merged.</summary>
    public Task<ResolveMatchOutcome> RejectAsync(RejectMatchCommand command, CancellationToken cancellationToken) =>
        new OncePerKey<ResolveMatchOutcome>(idempotency, clock, "RejectMatch")
        {
            Refuse = Refused,
            Replay = async (_, token) =>
                new ResolveMatchOutcome((await decisions.GetAsync([command.DecisionId], token))[0], [], Replayed: true),
        }.ExecuteAsync(command, command.IdempotencyKey, TryRejectAsync, cancellationToken);

    private async Task<ResolveMatchOutcome?> TryRejectAsync(
        RejectMatchCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = new List<DomainError>();
        TextRules.Optional(command.Reason, MaxReasonLength, errors, "reason");
        if (errors.Count > 0)
        {
            return new ResolveMatchOutcome(null, errors);
        }

        var (decision, settled) = await FindAsync(command.DecisionId, MatchStatus.Rejected, cancellationToken);
        if (settled is not null)
        {
            return settled;
        }

        var pair = NeverMergePair.Of(decision!.ArrivedFor, decision.CandidateFor, attempt.Now, command.Reason);
        return await decisions.RejectAsync(pair, attempt.Keep(decision.Id), cancellationToken) == MergeOutcomeKind.Saved
            ? new ResolveMatchOutcome((await decisions.GetAsync([decision.Id], cancellationToken))[0], [])
            : null;
    }

    /// <summary>The decision when it can still be decided, or else what to answer.</summary>
    private async Task<(KeptMatchDecision? Decision, ResolveMatchOutcome? Settled)> FindAsync(
        Guid id, MatchStatus wanted, CancellationToken cancellationToken)
    {
        if ((await decisions.GetAsync([id], cancellationToken))[0] is not { } decision)
        {
            return (null, Refused(new MatchDecisionNotFound(id) { Path = ["decisionId"] }));
        }

        return decision.Status switch
        {
            MatchStatus.Open => (decision, null),
            var status when status == wanted => (decision, new ResolveMatchOutcome(decision, [], Replayed: true)),
            MatchStatus.Confirmed or MatchStatus.Rejected =>
                (decision, Refused(new MatchAlreadyDecided(id, decision.Status) { Path = ["decisionId"] })),
            _ => (decision, Refused(new MatchCustomersMerged(id, decision.ArrivedCustomerId) { Path = ["decisionId"] })),
        };
    }

    private static ResolveMatchOutcome Refused(DomainError error) => new(null, [error]);
}
