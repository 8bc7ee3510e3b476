namespace HeadlessCrm.GraphQL.Language.Tests.Generation;

/// <summary>
/// Random choices that depend on the seed alone, on every platform and runtime: a failing case is named by its seed
/// (SplitMix64; <see cref="System.Random"/> promises no fixed sequence).
/// </summary>
internal sealed class SeededRandom(long seed)
{
    private ulong state = unchecked((ulong)seed);

    /// <summary>A whole number from 0 up to, but not including, the bound.</summary>
    public int Below(int bound) => (int)(NextBits() % (ulong)bound);

    /// <summary>A whole number of a range, both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>One of the items.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Some of the items, at least one, in a random order.</summary>
    public List<T> PickSome<T>(IReadOnlyList<T> items, int most)
    {
        var shuffled = items.ToList();
        for (var i = shuffled.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return shuffled.GetRange(0, Math.Min(shuffled.Count, Between(1, Math.Max(1, most))));
    }

    private ulong NextBits()
    {
        state += 0x9E3779B97F4A7C15;
        var bits = state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
