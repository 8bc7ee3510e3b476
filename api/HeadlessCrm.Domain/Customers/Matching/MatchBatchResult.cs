namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>What a batch found.</summary>
public sealed class MatchBatchResult
{
    private readonly MatchScorer scorer;

    internal MatchBatchResult(
        IReadOnlyList<MatchRecord> records,
        MatchModel model,
        MatchScorer scorer,
        IReadOnlyList<MatchPair> pairs,
        IReadOnlyList<int> clusters,
        long candidatePairs)
    {
        Records = records;
        Model = model;
        this.scorer = scorer;
        Pairs = pairs;
        Clusters = clusters;
        CandidatePairs = candidatePairs;
    }

    /// <summary>The records, in an order of their own that does not depend on the order they came in.</summary>
    public IReadOnlyList<MatchRecord> Records { get; }

    /// <summary>The model it was decided by.</summary>
    public MatchModel Model { get; }

    /// <summary>The pairs to link and to review, the surest first. All other pairs are of two people.</summary>
    public IReadOnlyList<MatchPair> Pairs { get; }

    /// <summary>For every record the number of its cluster; records of one number are of one person.</summary>
    public IReadOnlyList<int> Clusters { get; }

    /// <summary>How many pairs were compared.</summary>
    public long CandidatePairs { get; }

    /// <summary>The pairs that a person should look at.</summary>
    public IEnumerable<MatchPair> Reviews => Pairs.Where(pair => pair.Outcome == MatchOutcome.Review);

    /// <summary>The decision on a pair with its waterfall, made anew by the same model.</summary>
    public MatchDecision Explain(MatchPair pair) =>
        scorer.Decide(Records[pair.One], Records[pair.Other]) with { Outcome = pair.Outcome };
}
