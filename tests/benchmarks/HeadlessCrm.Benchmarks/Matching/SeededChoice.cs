namespace HeadlessCrm.Benchmarks.Matching;

/// <summary>Random choices that are the same for the same seed in every release of the runtime (SplitMix64).</summary>
internal sealed class SeededChoice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number from 0, below a limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>Whether something of a probability happens.</summary>
    public bool Happens(double probability) => Fraction() < probability;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>An index below a limit, the first ones much more often: about as names are distributed (Zipf).</summary>
    public int Ranked(int limit) => Math.Min((int)Math.Pow(limit + 1, Fraction()) - 1, limit - 1);

    private double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var value = state;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
