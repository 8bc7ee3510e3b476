using HeadlessCrm.Domain.Customers.Merging;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// Keeps the decisions of matching. Those of a record that arrives are written with its customer (see <see cref="CustomerChange"/>),
/// those that merge with the merge (see <see cref="CustomerMerge"/>).
/// </summary>
public interface IMatchDecisionStore
{
    /// <summary>The decisions of these ids; null where there is none.</summary>
    Task<IReadOnlyList<KeptMatchDecision?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>A part of the list of decisions.</summary>
    Task<Slice<KeptMatchDecision>> PageAsync(PageRequest<MatchDecisionOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many match; null: how many there are.</summary>
    Task<int> CountAsync(Filter? where, CancellationToken cancellationToken);

    /// <summary>The decisions on records of each customer, whichever side they are on, the newest first.</summary>
    Task<IReadOnlyList<IReadOnlyList<KeptMatchDecision>>> GetByCustomersAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken);

    /// <summary>
    /// The pairs of present customers that there are decisions or bans on. A pair is final when it must not be linked without a
    /// person: it is never to be merged, a person has decided on it, or it was linked and unmerged since.
    /// </summary>
    Task<IReadOnlyList<MatchedPair>> GetPairsAsync(CancellationToken cancellationToken);

    /// <summary>Keeps decisions that leave it to a person.</summary>
    Task AddAsync(IReadOnlyList<KeptMatchDecision> decisions, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps that a pair is never to be merged, and that every open decision between the two customers is rejected, in one
    /// transaction. <see cref="MergeOutcomeKind.Merged"/> when they are one now.
    /// </summary>
    Task<MergeOutcomeKind> RejectAsync(NeverMergePair pair, IdempotencyEntry? idempotency, CancellationToken cancellationToken);
}

/// <summary>Two present customers that there is a decision on.</summary>
/// <param name="FirstId">The one.</param>
/// <param name="SecondId">The other.</param>
/// <param name="IsFinal">Whether it must not be linked without a person.</param>
public readonly record struct MatchedPair(Guid FirstId, Guid SecondId, bool IsFinal);

/// <summary>What decisions can be ordered by.</summary>
public enum MatchDecisionOrderField
{
    /// <summary>How sure it is.</summary>
    Score,

    /// <summary>When it was made.</summary>
    DecidedAt,
}

/// <summary>What filters over decisions may name.</summary>
public static class MatchDecisionFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="KeptMatchDecision"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "MatchDecision",
        [
            FilterField.Of<KeptMatchDecision>("id", FieldType.Id, decision => decision.Id),
            FilterField.OfEnum<KeptMatchDecision, MatchStatus>("status", decision => decision.Status),
            FilterField.OfEnum<KeptMatchDecision, MatchOutcome>("outcome", decision => decision.Outcome),
            FilterField.OfEnum<KeptMatchDecision, MatchOrigin>("origin", decision => decision.Origin),
            FilterField.Of<KeptMatchDecision>("isHeldBack", FieldType.Boolean, decision => decision.IsHeldBack),
            FilterField.Of<KeptMatchDecision>("modelVersion", FieldType.Integer, decision => decision.ModelVersion),
            FilterField.Of<KeptMatchDecision>("decidedAt", FieldType.Instant, decision => decision.DecidedAt),
        ]);
}
