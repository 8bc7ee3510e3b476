namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// How well clusters agree with the truth, counted over pairs of records: a pair is true when both records are of one person, and
/// found when they are in one cluster.
/// </summary>
/// <param name="TruePositives">Pairs that are true and found.</param>
/// <param name="FalsePositives">Pairs that are found and not true.</param>
/// <param name="FalseNegatives">Pairs that are true and not found.</param>
public sealed record MatchEvaluation(long TruePositives, long FalsePositives, long FalseNegatives)
{
    /// <summary>The part of the found pairs that is true; 1 when nothing was found.</summary>
    public double Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    /// <summary>The part of the true pairs that was found; 1 when there are none.</summary>
    public double Recall => Ratio(TruePositives, TruePositives + FalseNegatives);

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1 => Ratio(2 * TruePositives, (2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>Counts.</summary>
    /// <param name="clusters">The cluster of every record.</param>
    /// <param name="people">The person of every record, in the same order.</param>
    public static MatchEvaluation Of<TCluster, TPerson>(IReadOnlyList<TCluster> clusters, IReadOnlyList<TPerson> people)
        where TCluster : notnull
        where TPerson : notnull
    {
        if (clusters.Count != people.Count)
        {
            throw new ArgumentException($"There are {clusters.Count} clusters and {people.Count} people; give one of each per record.");
        }

        var both = PairsOf(clusters.Zip(people));
        var found = PairsOf(clusters);
        var truth = PairsOf(people);
        return new MatchEvaluation(both, found - both, truth - both);
    }

    private static long PairsOf<T>(IEnumerable<T> groups)
        where T : notnull => groups.GroupBy(group => group).Sum(group => group.LongCount() * (group.LongCount() - 1) / 2);

    private static double Ratio(long part, long whole) => whole == 0 ? 1 : (double)part / whole;
}
