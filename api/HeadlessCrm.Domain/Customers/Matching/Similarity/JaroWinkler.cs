namespace HeadlessCrm.Domain.Customers.Matching.Similarity;

/// <summary>
/// The Jaro–Winkler similarity of two texts, from 0 (nothing in common) to 1 (equal): Jaro's share of common characters within
/// half the longer length, less half of the transpositions, raised for a common beginning.
/// Source: W. E. Winkler, String Comparator Metrics and Enhanced Decision Rules in the Fellegi–Sunter Model of Record Linkage, 1990.
/// </summary>
public static class JaroWinkler
{
    private const double PrefixScale = 0.1;
    private const int LongestPrefix = 4;
    private const int OnStack = 128;

    /// <summary>The similarity with Winkler's bonus for up to four common first characters.</summary>
    public static double Similarity(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var jaro = JaroSimilarity(one, other);
        var prefix = 0;
        var limit = Math.Min(LongestPrefix, Math.Min(one.Length, other.Length));
        while (prefix < limit && one[prefix] == other[prefix])
        {
            prefix++;
        }

        return jaro + (prefix * PrefixScale * (1 - jaro));
    }

    /// <summary>Jaro's similarity.</summary>
    public static double JaroSimilarity(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length == 0 || other.Length == 0)
        {
            return one.Length == other.Length ? 1 : 0;
        }

        var reach = Math.Max((Math.Max(one.Length, other.Length) / 2) - 1, 0);
        Span<bool> taken = other.Length <= OnStack ? stackalloc bool[other.Length] : new bool[other.Length];
        Span<char> common = one.Length <= OnStack ? stackalloc char[one.Length] : new char[one.Length];
        taken.Clear();
        var count = 0;
        for (var i = 0; i < one.Length; i++)
        {
            var to = Math.Min(i + reach, other.Length - 1);
            for (var j = Math.Max(i - reach, 0); j <= to; j++)
            {
                if (!taken[j] && other[j] == one[i])
                {
                    taken[j] = true;
                    common[count++] = one[i];
                    break;
                }
            }
        }

        return count == 0 ? 0 : Combine(common[..count], taken, one.Length, other);
    }

    private static double Combine(ReadOnlySpan<char> common, ReadOnlySpan<bool> taken, int length, ReadOnlySpan<char> other)
    {
        var outOfOrder = 0;
        var k = 0;
        for (var j = 0; j < other.Length; j++)
        {
            if (taken[j] && other[j] != common[k++])
            {
                outOfOrder++;
            }
        }

        double matching = common.Length;
        return ((matching / length) + (matching / other.Length) + ((matching - (outOfOrder / 2)) / matching)) / 3;
    }
}
