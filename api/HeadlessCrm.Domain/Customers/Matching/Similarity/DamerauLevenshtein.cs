namespace HeadlessCrm.Domain.Customers.Matching.Similarity;

/// <summary>
/// The Damerau–Levenshtein distance in its restricted form (optimal string alignment): the fewest insertions, deletions,
/// substitutions and transpositions of neighbours that turn one text into the other, no part of it edited twice.
/// Source: F. J. Damerau, A technique for computer detection and correction of spelling errors, 1964.
/// </summary>
public static class DamerauLevenshtein
{
    private const int OnStack = 96;

    /// <summary>The distance.</summary>
    public static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        Distance(one, other, Math.Max(one.Length, other.Length));

    /// <summary>The distance when it is at most <paramref name="limit"/>; otherwise some number above the limit, found sooner.</summary>
    public static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int limit)
    {
        TrimEqualEnds(ref one, ref other);
        if (one.Length > other.Length)
        {
            var longer = one;
            one = other;
            other = longer;
        }

        if (other.Length - one.Length > limit || one.Length == 0)
        {
            return other.Length;
        }

        var width = one.Length + 1;
        Span<int> rows = width <= OnStack ? stackalloc int[3 * width] : new int[3 * width];
        return Distance(one, other, limit, rows[..width], rows.Slice(width, width), rows[(2 * width)..]);
    }

    private static int Distance(
        ReadOnlySpan<char> one, ReadOnlySpan<char> other, int limit, Span<int> beforeLast, Span<int> last, Span<int> current)
    {
        for (var i = 0; i < last.Length; i++)
        {
            last[i] = i;
        }

        for (var j = 1; j <= other.Length; j++)
        {
            current[0] = j;
            var least = j;
            for (var i = 1; i <= one.Length; i++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(current[i - 1], last[i]) + 1, last[i - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    best = Math.Min(best, beforeLast[i - 2] + 1);
                }

                current[i] = best;
                least = Math.Min(least, best);
            }

            // A transposition reaches back two rows, so a row above the limit decides only with a margin of one.
            if (least > limit + 1)
            {
                return least;
            }

            var oldest = beforeLast;
            beforeLast = last;
            last = current;
            current = oldest;
        }

        return last[one.Length];
    }

    private static void TrimEqualEnds(ref ReadOnlySpan<char> one, ref ReadOnlySpan<char> other)
    {
        var prefix = one.CommonPrefixLength(other);
        one = one[prefix..];
        other = other[prefix..];
        while (one.Length > 0 && other.Length > 0 && one[^1] == other[^1])
        {
            one = one[..^1];
            other = other[..^1];
        }
    }
}
