namespace HeadlessCrm.GraphQL.Language.Parsing;

/// <summary>
/// A bounded table of recently read names, shared by all parsers: the names of a schema repeat in every document, so most
/// of them need no new string. Entries are replaced without a lock: a lost write costs one string, never a wrong name.
/// </summary>
internal static class NameTable
{
    private const int Size = 2048;
    private const int LongestKept = 40;

    private static readonly string?[] Names = new string?[Size];

    /// <summary>The name in a part of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Offset of the name.</param>
    /// <param name="length">Length of the name.</param>
    /// <param name="hash">A hash of the name, as the lexer computes it.</param>
    public static string Get(string text, int start, int length, uint hash)
    {
        if (length > LongestKept)
        {
            return text.Substring(start, length);
        }

        ref var entry = ref Names[(hash ^ (hash >> 15)) & (Size - 1)];
        var known = entry;
        if (known is not null && known.AsSpan().SequenceEqual(text.AsSpan(start, length)))
        {
            return known;
        }

        var name = text.Substring(start, length);
        entry = name;
        return name;
    }
}
