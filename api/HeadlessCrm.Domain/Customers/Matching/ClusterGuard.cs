namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// Whether two groups of records, each of one person, may become one. A single link must not chain two people: over all pairs across
/// the groups the evidence must speak for one person on average (average linkage), no single pair counting for more than a bound.
/// </summary>
public static class ClusterGuard
{
    /// <summary>What a pair counts for at most, for or against, in bits.</summary>
    public const double Bound = 20;

    /// <summary>How many records of a group are looked at; the rest of a large one would not change the picture.</summary>
    public const int MostMembers = 12;

    /// <summary>Whether the groups go together.</summary>
    /// <param name="one">The one group.</param>
    /// <param name="other">The other.</param>
    /// <param name="score">The score of a pair, in bits.</param>
    public static bool Admits<T>(IReadOnlyList<T> one, IReadOnlyList<T> other, Func<T, T, double> score)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Count && i < MostMembers; i++)
        {
            for (var j = 0; j < other.Count && j < MostMembers; j++)
            {
                sum += Math.Clamp(score(one[i], other[j]), -Bound, Bound);
            }
        }

        return sum > 0;
    }
}
