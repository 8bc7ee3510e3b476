using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Storage.Specification;

/// <summary>The order of sort keys: an absent value is smaller than every value; text goes by code point.</summary>
public sealed class SortKeyOrder : IComparer<object?>
{
    /// <summary>The only one.</summary>
    public static SortKeyOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(object? x, object? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string left, string right) => TextFolding.CompareCodePoints(left, right),
        _ => ((IComparable)x).CompareTo(y),
    };
}

/// <summary>The order of ids: by their bytes, most significant first.</summary>
public sealed class BytewiseOrder : IComparer<Guid>
{
    /// <summary>The only one.</summary>
    public static BytewiseOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(Guid x, Guid y) => x.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(y.ToByteArray(bigEndian: true));
}
