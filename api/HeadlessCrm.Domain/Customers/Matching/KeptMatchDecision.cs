namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>What a decision was made on the occasion of.</summary>
public enum MatchOrigin
{
    /// <summary>A record arrived.</summary>
    Arrival,

    /// <summary>All records were compared with each other.</summary>
    Batch,
}

/// <summary>Where a decision stands.</summary>
public enum MatchStatus
{
    /// <summary>The two are two customers, and a person should decide; also when what was linked has been unmerged since.</summary>
    Open,

    /// <summary>A person said that they are one.</summary>
    Confirmed,

    /// <summary>A person said that they are not one; they are never to be merged.</summary>
    Rejected,

    /// <summary>Matching made them one.</summary>
    Linked,

    /// <summary>They have become one in another way; there is nothing left to decide.</summary>
    Closed,
}

/// <summary>
/// What matching found of two records, kept with all that led to it. It names the customers that the records were posted for,
/// which stay the same; which customers those are part of, and so the status, follows from the merges.
/// </summary>
public sealed record KeptMatchDecision
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>What matching did: linked, or left it to a person.</summary>
    public required MatchOutcome Outcome { get; init; }

    /// <summary>On what occasion.</summary>
    public required MatchOrigin Origin { get; init; }

    /// <summary>The record that arrived, or the later of the two.</summary>
    public required ExternalReference ArrivedRecord { get; init; }

    /// <summary>The customer it was posted for.</summary>
    public required Guid ArrivedFor { get; init; }

    /// <summary>The record it was found like.</summary>
    public required ExternalReference CandidateRecord { get; init; }

    /// <summary>The customer that one was posted for.</summary>
    public required Guid CandidateFor { get; init; }

    /// <summary>log2 of the odds that they are of one person, in bits.</summary>
    public required double Score { get; init; }

    /// <summary>The evidence, in the order in which it adds up.</summary>
    public required IReadOnlyList<MatchStep> Waterfall { get; init; }

    /// <summary>Whether the pair alone would be a link and the customer's other records speak against it.</summary>
    public bool IsHeldBack { get; init; }

    /// <summary>The version of the model it was decided by; 0: the initial one.</summary>
    public required int ModelVersion { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public MatchStatus Status { get; init; }

    /// <summary>The customer that the record which arrived is part of now.</summary>
    public Guid ArrivedCustomerId { get; init; }

    /// <summary>The customer that the candidate is part of now.</summary>
    public Guid CandidateCustomerId { get; init; }

    /// <summary>When a person decided; null: nobody has.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Why, in the person's words; null: not said.</summary>
    public string? Reason { get; init; }

    /// <summary>The probability that they are of one person.</summary>
    public double Probability => MatchScorer.ProbabilityOf(Score);
}
