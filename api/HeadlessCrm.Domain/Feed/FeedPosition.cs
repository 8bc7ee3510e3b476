namespace HeadlessCrm.Domain.Feed;

/// <summary>
/// A place in the feed. Events are ordered by the transaction that wrote them, then by their order within it; a store with
/// one writer may count all events in <see cref="Sequence"/> and leave <see cref="Transaction"/> zero.
/// </summary>
/// <param name="Transaction">Orders transactions; two that changed the same customer never compare against their commits.</param>
/// <param name="Sequence">Orders events within a transaction.</param>
public readonly record struct FeedPosition(long Transaction, long Sequence) : IComparable<FeedPosition>
{
    /// <summary>Before the first event.</summary>
    public static FeedPosition Start => default;

    /// <inheritdoc/>
    public int CompareTo(FeedPosition other) =>
        Transaction != other.Transaction ? Transaction.CompareTo(other.Transaction) : Sequence.CompareTo(other.Sequence);

    /// <summary>Whether it comes before another.</summary>
    public static bool operator <(FeedPosition left, FeedPosition right) => left.CompareTo(right) < 0;

    /// <summary>Whether it comes after another.</summary>
    public static bool operator >(FeedPosition left, FeedPosition right) => left.CompareTo(right) > 0;

    /// <summary>Whether it comes before another or is the same.</summary>
    public static bool operator <=(FeedPosition left, FeedPosition right) => left.CompareTo(right) <= 0;

    /// <summary>Whether it comes after another or is the same.</summary>
    public static bool operator >=(FeedPosition left, FeedPosition right) => left.CompareTo(right) >= 0;
}
