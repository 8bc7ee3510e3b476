using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Merging;

/// <summary>Merges customers and takes merges back, each in one transaction with all that changes.</summary>
public interface ICustomerMergeStore
{
    /// <summary>
    /// Moves everything of one customer to another: sources, keys, transactions, interactions, vehicles. Each keeps the
    /// customer it was posted for. With <see cref="CustomerMerge.IsDryRun"/> all of it is done and taken back.
    /// </summary>
    Task<CustomerMergeResult> MergeAsync(CustomerMerge merge, CancellationToken cancellationToken);

    /// <summary>Moves everything that was posted for a merged customer, before and after the merge, back to it.</summary>
    Task<CustomerMergeResult> UnmergeAsync(CustomerUnmerge unmerge, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps or forgets that two customers are never to be merged; <see cref="MergeOutcomeKind.Merged"/> when they are one now.
    /// </summary>
    Task<MergeOutcomeKind> SaveNeverMergeAsync(
        NeverMergePair pair, bool isRemoval, IdempotencyEntry? idempotency, CancellationToken cancellationToken);

    /// <summary>The pairs that each customer, or one merged into it, is in; ordered.</summary>
    Task<IReadOnlyList<IReadOnlyList<NeverMergePair>>> GetNeverMergeAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken);
}

/// <summary>Two customers that are never to be merged.</summary>
/// <param name="FirstId">The one with the lower id.</param>
/// <param name="SecondId">The other.</param>
/// <param name="DecidedAt">When that was decided.</param>
/// <param name="Reason">Why; null: not said.</param>
public sealed record NeverMergePair(Guid FirstId, Guid SecondId, DateTimeOffset DecidedAt, string? Reason = null)
{
    /// <summary>The pair in its one order.</summary>
    public static NeverMergePair Of(Guid one, Guid other, DateTimeOffset decidedAt, string? reason) =>
        string.CompareOrdinal(one.ToString(), other.ToString()) < 0
            ? new NeverMergePair(one, other, decidedAt, reason)
            : new NeverMergePair(other, one, decidedAt, reason);
}

/// <summary>A customer as it is after a merge or unmerge.</summary>
/// <param name="Sources">Its sources, with the customer as it is then.</param>
/// <param name="ContactPoints">Its contact points.</param>
public sealed record MergedState(GoldenSources Sources, IReadOnlyList<ContactPoint> ContactPoints);

/// <summary>A merge, decided on the customers as they were read.</summary>
/// <param name="Kept">The customer that survives, as it was.</param>
/// <param name="Merged">The customer that becomes part of it, as it was.</param>
/// <param name="After">The customer that survives, as it will be.</param>
/// <param name="At">When.</param>
/// <param name="IsDryRun">Whether to say what would happen and change nothing.</param>
/// <param name="IdempotencyOf">The entry to keep with an effect; null: none.</param>
public sealed record CustomerMerge(
    GoldenSources Kept,
    GoldenSources Merged,
    MergedState After,
    DateTimeOffset At,
    bool IsDryRun,
    Func<CustomerMergeEffect, IdempotencyEntry?> IdempotencyOf)
{
    /// <summary>What matching has to do with it; null: nothing.</summary>
    public MatchMerge? Match { get; init; }
}

/// <summary>What a decision of matching has to do with a merge; it is kept in one transaction with it.</summary>
/// <param name="Made">The decision that leads to the merge, to be kept; null: it was kept before.</param>
/// <param name="ConfirmedId">The decision that a person confirms by the merge; null: none.</param>
public sealed record MatchMerge(KeptMatchDecision? Made, Guid? ConfirmedId = null);

/// <summary>An unmerge, decided on the customer as it was read.</summary>
/// <param name="Before">The customer with all its members.</param>
/// <param name="Kept">What stays.</param>
/// <param name="Restored">What becomes a customer of its own again.</param>
/// <param name="At">When.</param>
/// <param name="IsDryRun">Whether to say what would happen and change nothing.</param>
/// <param name="IdempotencyOf">The entry to keep with an effect; null: none.</param>
public sealed record CustomerUnmerge(
    GoldenSources Before,
    MergedState Kept,
    MergedState Restored,
    DateTimeOffset At,
    bool IsDryRun,
    Func<CustomerMergeEffect, IdempotencyEntry?> IdempotencyOf);

/// <summary>How a merge or unmerge ended.</summary>
public enum MergeOutcomeKind
{
    /// <summary>It is durable, or would be.</summary>
    Saved,

    /// <summary>Somebody else changed one of the customers or used the key in between: look again.</summary>
    Conflict,

    /// <summary>Two of the customers are never to be merged; nothing was changed.</summary>
    NeverMerge,

    /// <summary>The two are one customer now; nothing was changed.</summary>
    Merged,
}

/// <summary>What came of a merge or unmerge.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="Effect">What it moved; null unless it was saved.</param>
/// <param name="Obstacle">The pair that stands against it; null: none does.</param>
public sealed record CustomerMergeResult(
    MergeOutcomeKind Kind, CustomerMergeEffect? Effect = null, NeverMergePair? Obstacle = null);
