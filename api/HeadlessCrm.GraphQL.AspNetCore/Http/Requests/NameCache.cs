using System.Runtime.InteropServices;
using System.Text;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Requests;

/// <summary>
/// Strings for the short texts that come again with every request: operation names, document ids. A slot holds the text
/// that was met last; threads may race for it, which costs an allocation and nothing else.
/// </summary>
internal sealed class NameCache
{
    private const int Slots = 512;
    private const int LongestKept = 128;

    private readonly Entry?[] entries = new Entry?[Slots];

    /// <summary>The text of valid UTF-8 bytes.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestKept)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        // The runtime's string hash is seeded per process, so nobody can aim names at one slot.
        var hash = string.GetHashCode(MemoryMarshal.Cast<byte, char>(utf8), StringComparison.Ordinal) ^ utf8[^1];
        ref var slot = ref entries[(uint)hash % Slots];
        if (slot is { } known && utf8.SequenceEqual(known.Bytes))
        {
            return known.Text;
        }

        var entry = new Entry(utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        slot = entry;
        return entry.Text;
    }

    private sealed class Entry(byte[] bytes, string text)
    {
        public byte[] Bytes { get; } = bytes;

        public string Text { get; } = text;
    }
}
