using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Feed;

/// <summary>
/// Reads the feed. What is read is final: nothing can appear later at or before a place that was read up to, also while
/// transactions that began earlier are still to be committed.
/// </summary>
public interface IFeedStore
{
    /// <summary>The events after a place, in feed order.</summary>
    /// <param name="after">The place.</param>
    /// <param name="selection">Which events.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<FeedSlice> ReadAsync(
        FeedPosition after, FeedSelection selection, int limit, CancellationToken cancellationToken);

    /// <summary>From where to where the feed can be read now.</summary>
    Task<FeedBounds> GetBoundsAsync(CancellationToken cancellationToken);
}

/// <summary>Which events of the feed.</summary>
/// <param name="Types">Only these types; null: all.</param>
/// <param name="CustomerId">Only this customer's; null: everybody's.</param>
/// <param name="Where">Only those that match, by <see cref="FeedEventFilterFields"/>; null: all.</param>
public sealed record FeedSelection(
    IReadOnlyList<FeedEventType>? Types = null, Guid? CustomerId = null, Filter? Where = null)
{
    /// <summary>Every event.</summary>
    public static FeedSelection All { get; } = new();
}

/// <summary>A stretch of the feed.</summary>
/// <param name="Events">The events, in feed order.</param>
/// <param name="ReadTo">
/// The place up to which everything has been looked at: the next read goes on from here, also when nothing matched.
/// </param>
/// <param name="IsEnd">Whether there was nothing more to read for now.</param>
/// <param name="Horizon">The last place that retention had taken when this was read.</param>
public sealed record FeedSlice(
    IReadOnlyList<FeedEvent> Events, FeedPosition ReadTo, bool IsEnd, FeedPosition Horizon);

/// <summary>From where to where the feed can be read.</summary>
/// <param name="Horizon">The last place that retention has taken; a cursor before it has lost events.</param>
/// <param name="Head">The last place that can be read now.</param>
/// <param name="OldestAt">When the oldest event kept was recorded; null: none is kept.</param>
public sealed record FeedBounds(FeedPosition Horizon, FeedPosition Head, DateTimeOffset? OldestAt)
{
    /// <summary>
    /// Whether the feed tells of everything in the store: retention has taken nothing, and it began with an empty store.
    /// </summary>
    public bool TellsAll { get; init; }
}
