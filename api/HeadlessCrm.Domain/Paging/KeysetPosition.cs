namespace HeadlessCrm.Domain.Paging;

/// <summary>
/// A place in an ordered list: the sort keys of an item and its id. It stays a place in the list when the item is gone.
/// </summary>
/// <param name="Id">The item's id, the final tie-break.</param>
/// <param name="First">The key of the first order term; absent when the order has no terms.</param>
/// <param name="Others">The keys of further terms; null when there are none (the usual case, kept free of arrays).</param>
public readonly record struct KeysetPosition(Guid Id, SortKey First, SortKey[]? Others)
{
    /// <summary>The key of an order term by its index.</summary>
    public SortKey this[int term] => term == 0 ? First : Others![term - 1];

    /// <summary>How many terms beyond the first have a key here.</summary>
    public int OtherCount => Others?.Length ?? 0;
}
