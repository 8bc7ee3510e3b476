namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>FNV-1a over UTF-16 units with a final mix: the same in every process and release, as what is stored must be.</summary>
internal static class StableHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static long Of(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var hash = (Offset ^ kind) * Prime;
        hash = Add(hash, first);
        hash = (hash ^ '|') * Prime;
        return unchecked((long)Mix(Add(hash, second)));
    }

    public static long Of(ReadOnlySpan<char> text) => unchecked((long)Mix(Add(Offset, text)));

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood, 2014).</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            hash = (hash ^ character) * Prime;
        }

        return hash;
    }
}
