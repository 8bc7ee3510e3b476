using System.Runtime.InteropServices;

namespace HeadlessCrm.GraphQL.Caching;

/// <summary>Compares keys by their bytes; the hash is seeded per process, so that keys cannot be made to collide.</summary>
internal sealed class DocumentKeyComparer
    : IEqualityComparer<DocumentKey>, IAlternateEqualityComparer<DocumentKeySpan, DocumentKey>
{
    public static DocumentKeyComparer Instance { get; } = new();

    public bool Equals(DocumentKey? x, DocumentKey? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && Equals(SpanOf(x), y));

    public int GetHashCode(DocumentKey obj) => GetHashCode(SpanOf(obj));

    public bool Equals(DocumentKeySpan alternate, DocumentKey other) =>
        alternate.IsEscaped == other.IsEscaped
        && alternate.OperationName == other.OperationName
        && alternate.Query.SequenceEqual(other.Query);

    public int GetHashCode(DocumentKeySpan alternate)
    {
        var query = alternate.Query;
        var hash = string.GetHashCode(MemoryMarshal.Cast<byte, char>(query));
        return HashCode.Combine(hash, query.Length, query.IsEmpty ? 0 : query[^1], alternate.OperationName);
    }

    public DocumentKey Create(DocumentKeySpan alternate) =>
        new(alternate.Query.ToArray(), alternate.IsEscaped, alternate.OperationName);

    private static DocumentKeySpan SpanOf(DocumentKey key) => new(key.Query, key.IsEscaped, key.OperationName);
}
