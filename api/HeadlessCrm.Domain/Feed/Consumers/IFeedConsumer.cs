namespace HeadlessCrm.Domain.Feed.Consumers;

/// <summary>
/// Takes in the feed, once across all nodes and from where it stopped. An event may come again after a failure or a change
/// of nodes, so taking it in twice must come to the same as taking it in once.
/// </summary>
public interface IFeedConsumer
{
    /// <summary>Names its checkpoint; never changed, never given to another.</summary>
    string Name { get; }

    /// <summary>Which events it wants.</summary>
    FeedSelection Selection { get; }

    /// <summary>
    /// Takes events in, in their order. When it throws, the events are brought again, at last one by one; an event that
    /// fails every time is parked, and the customer's later events behind it.
    /// </summary>
    /// <exception cref="LeaseLostException">Another node has taken over; nothing was done.</exception>
    Task HandleAsync(FeedBatch batch, CancellationToken cancellationToken);
}

/// <summary>A consumer whose result can be made anew beside the one in use.</summary>
public interface IRebuildableConsumer : IFeedConsumer
{
    /// <summary>Starts with nothing built, throwing away what an earlier attempt left.</summary>
    Task BeginRebuildAsync(ConsumerLease lease, CancellationToken cancellationToken);

    /// <summary>
    /// Builds from the present state, for everything before the feed's horizon: what the feed no longer tells.
    /// </summary>
    Task BuildFromStateAsync(ConsumerLease lease, CancellationToken cancellationToken);

    /// <summary>Takes events into what is being built.</summary>
    Task BuildAsync(FeedBatch batch, CancellationToken cancellationToken);

    /// <summary>
    /// Puts what was built in the place of what was in use, in one transaction that also says that the rebuilding is done:
    /// a reader sees all of the old or all of the new.
    /// </summary>
    /// <exception cref="LeaseLostException">Another node has taken over; nothing was done.</exception>
    Task CompleteRebuildAsync(ConsumerLease lease, CancellationToken cancellationToken);
}

/// <summary>Events to take in.</summary>
/// <param name="Events">The events, in feed order.</param>
/// <param name="Lease">
/// The right under which they are taken in. A consumer that writes to the same database confirms it in the transaction it
/// writes in, so that a node that has lost it without knowing cannot write over what the next one wrote.
/// </param>
public sealed record FeedBatch(IReadOnlyList<FeedEvent> Events, ConsumerLease Lease);

/// <summary>Another node has taken over a consumer.</summary>
public sealed class LeaseLostException(string consumer)
    : Exception($"Another node has taken over the consumer \"{consumer}\".");
