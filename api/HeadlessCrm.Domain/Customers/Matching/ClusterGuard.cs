namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// Whether two groups of records, each of one person, may become one. A single link must not chain two people: over all pairs across
/// the groups the evidence must, on average, be half of what a link needs (average linkage). What a single pair counts for is bounded,
/// so that one strong agreement cannot outvote many that disagree, and a weak one not even a few.
/// </summary>
public static class ClusterGuard
{
    /// <summary>What a pair counts for at most, in bits.</summary>
    public const double MostFor = 12;

    /// <summary>What a pair counts against at most, in bits.</summary>
    public const double MostAgainst = 20;

    /// <summary>How many records of a group are looked at; the rest of a large one would not change the picture.</summary>
    public const int MostMembers = 12;

    /// <summary>Whether the groups go together.</summary>
    /// <param name="one">The one group.</param>
    /// <param name="other">The other.</param>
    /// <param name="score">The score of a pair, in bits.</param>
    /// <param name="linkScore">The score from which on a pair is a link, in bits.</param>
    public static bool Admits<T>(IReadOnlyList<T> one, IReadOnlyList<T> other, Func<T, T, double> score, double linkScore)
    {
        var sum = 0.0;
        var pairs = 0;
        for (var i = 0; i < one.Count && i < MostMembers; i++)
        {
            for (var j = 0; j < other.Count && j < MostMembers; j++)
            {
                sum += Math.Clamp(score(one[i], other[j]), -MostAgainst, MostFor);
                pairs++;
            }
        }

        return sum >= pairs * linkScore / 2;
    }
}
