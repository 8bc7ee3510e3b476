namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// Makes clusters of links: the surest link first, each joining two clusters when <see cref="ClusterGuard"/> admits it. A link that
/// is refused is for review. What people have decided comes first and is never undone.
/// </summary>
internal sealed class Clustering(IReadOnlyList<MatchRecord> records, MatchScorer scorer, MatchConstraints constraints)
{
    private readonly int[] clusters = [.. Enumerable.Range(0, records.Count)];
    private readonly Dictionary<int, List<int>> members = [];

    /// <summary>The cluster of every record, named by its first record.</summary>
    public int[] Clusters => clusters;

    /// <summary>Joins what the pairs link, and marks those that it holds back.</summary>
    public void Join(MatchPair[] pairs)
    {
        foreach (var (one, other) in constraints.TogetherIn(records))
        {
            Join(clusters[one], clusters[other]);
        }

        for (var i = 0; i < pairs.Length; i++)
        {
            var pair = pairs[i];
            if (pair.Outcome == MatchOutcome.Link && !TryJoin(clusters[pair.One], clusters[pair.Other]))
            {
                pairs[i] = pair with { Outcome = MatchOutcome.Review, IsHeldBack = true };
            }
        }
    }

    private bool TryJoin(int one, int other)
    {
        if (one == other)
        {
            return true;
        }

        var (stay, move) = (MembersOf(one), MembersOf(other));
        var isSingle = stay.Count == 1 && move.Count == 1;
        if (AreApart(stay, move)
            || (!isSingle && !ClusterGuard.Admits(stay, move, ScoreOf, scorer.LinkScore)))
        {
            return false;
        }

        Join(one, other);
        return true;
    }

    private void Join(int one, int other)
    {
        if (one == other)
        {
            return;
        }

        var (into, from) = one < other ? (one, other) : (other, one);
        var (stay, move) = (MembersOf(into), MembersOf(from));
        foreach (var record in move)
        {
            clusters[record] = into;
        }

        stay.AddRange(move);
        members[into] = stay;
        members.Remove(from);
    }

    private double ScoreOf(int one, int other) => scorer.Score(records[one], records[other]);

    private bool AreApart(List<int> one, List<int> other) =>
        constraints.HasApart && one.Exists(left => other.Exists(right => constraints.AreApart(records[left].Id, records[right].Id)));

    private List<int> MembersOf(int cluster) => members.TryGetValue(cluster, out var found) ? found : [cluster];
}
