namespace HeadlessCrm.Domain.Paging;

/// <summary>A part of an ordered list, in list order.</summary>
/// <typeparam name="T">The item.</typeparam>
/// <param name="items">The items.</param>
/// <param name="positions">The place of each item, at the same index.</param>
/// <param name="hasNext">Whether items follow. Seen from the end of a list this says that an upper bound was given.</param>
/// <param name="hasPrevious">Whether items precede. Seen from the start this says that a lower bound was given.</param>
public sealed class Slice<T>(T[] items, KeysetPosition[] positions, bool hasNext, bool hasPrevious)
{
    /// <summary>The items.</summary>
    public T[] Items { get; } = items;

    /// <summary>The place of each item, at the same index.</summary>
    public KeysetPosition[] Positions { get; } = positions;

    /// <summary>Whether items follow.</summary>
    public bool HasNext { get; } = hasNext;

    /// <summary>Whether items precede.</summary>
    public bool HasPrevious { get; } = hasPrevious;
}
