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
        var hash = default(HashCode);
        hash.AddBytes(alternate.Query);
        hash.Add(alternate.OperationName, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    public DocumentKey Create(DocumentKeySpan alternate) =>
        new(alternate.Query.ToArray(), alternate.IsEscaped, alternate.OperationName);

    private static DocumentKeySpan SpanOf(DocumentKey key) => new(key.Query, key.IsEscaped, key.OperationName);
}
