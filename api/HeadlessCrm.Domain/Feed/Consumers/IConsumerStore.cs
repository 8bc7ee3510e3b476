namespace HeadlessCrm.Domain.Feed.Consumers;

/// <summary>
/// Keeps how far each consumer is, who runs it, and what it could not take in. Leases are counted by the database's clock
/// and fenced: every change under a lease comes to nothing once another has been given.
/// </summary>
public interface IConsumerStore
{
    /// <summary>Makes a consumer known; a new one starts before the first event.</summary>
    Task RegisterAsync(string name, CancellationToken cancellationToken);

    /// <summary>All consumers, by name.</summary>
    Task<IReadOnlyList<ConsumerState>> GetAllAsync(CancellationToken cancellationToken);

    /// <summary>A consumer; null: not known.</summary>
    Task<ConsumerState?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>How many events are after a place, counted to a limit, and when the first of them was recorded.</summary>
    Task<FeedBacklog> GetBacklogAsync(FeedPosition after, int atMost, CancellationToken cancellationToken);

    /// <summary>Takes a consumer that nobody holds, or whose holder let the time pass; null: it is held.</summary>
    Task<ConsumerLease?> TryAcquireAsync(string name, string owner, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Keeps a consumer for longer; false: it was lost.</summary>
    Task<bool> RenewAsync(ConsumerLease lease, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Gives a consumer up, so that another need not wait.</summary>
    Task ReleaseAsync(ConsumerLease lease, CancellationToken cancellationToken);

    /// <summary>Moves the checkpoint on and keeps the consumer for longer; false: it was lost, and nothing was moved.</summary>
    Task<bool> AdvanceAsync(
        ConsumerLease lease, FeedPosition to, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Parks events, or notes another failure of parked ones; false: the consumer was lost.</summary>
    Task<bool> ParkAsync(ConsumerLease lease, IReadOnlyList<ParkedEvent> events, CancellationToken cancellationToken);

    /// <summary>Takes a parked event out, because it was taken in after all; false: the consumer was lost.</summary>
    Task<bool> UnparkAsync(ConsumerLease lease, Guid eventId, CancellationToken cancellationToken);

    /// <summary>What is parked, in feed order.</summary>
    Task<IReadOnlyList<ParkedEvent>> GetParkedAsync(string name, int atMost, CancellationToken cancellationToken);

    /// <summary>The customers of whom something is parked.</summary>
    Task<IReadOnlySet<Guid>> GetParkedCustomersAsync(string name, CancellationToken cancellationToken);

    /// <summary>The parked events that somebody wants tried again, in feed order.</summary>
    Task<IReadOnlyList<ParkedEvent>> GetRetriesAsync(string name, int atMost, CancellationToken cancellationToken);

    /// <summary>
    /// Asks the node that runs a consumer to try parked events again: all, or one with all others of its customer.
    /// </summary>
    /// <returns>How many events that are.</returns>
    Task<int> RequestRetryAsync(string name, Guid? eventId, CancellationToken cancellationToken);

    /// <summary>Asks the node that runs a consumer to rebuild it; false: no such consumer.</summary>
    Task<bool> RequestRebuildAsync(string name, CancellationToken cancellationToken);
}

/// <summary>How a consumer stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Checkpoint">Up to where it has taken the feed in.</param>
/// <param name="AdvancedAt">When its checkpoint last moved; null: never.</param>
/// <param name="Owner">The node that runs it; null: none.</param>
/// <param name="ParkedCount">How many events it could not take in.</param>
/// <param name="IsRebuilding">Whether a rebuild is wanted or under way.</param>
public sealed record ConsumerState(
    string Name,
    FeedPosition Checkpoint,
    DateTimeOffset? AdvancedAt,
    string? Owner,
    int ParkedCount,
    bool IsRebuilding);

/// <summary>The right to run a consumer.</summary>
/// <param name="Name">The consumer.</param>
/// <param name="Owner">The node.</param>
/// <param name="Fence">Rises with every right given: a lower one has lost it.</param>
/// <param name="Checkpoint">Up to where the consumer had taken the feed in when the right was given.</param>
public sealed record ConsumerLease(string Name, string Owner, long Fence, FeedPosition Checkpoint);

/// <summary>An event that a consumer could not take in, or that waits behind such a one of the same customer.</summary>
/// <param name="Event">The event as it was, kept also when retention takes it from the feed.</param>
/// <param name="Attempts">How often it was tried; 0: it waits behind another.</param>
/// <param name="Reason">Why it failed the last time, or behind which event it waits.</param>
/// <param name="ParkedAt">Since when.</param>
public sealed record ParkedEvent(FeedEvent Event, int Attempts, string Reason, DateTimeOffset ParkedAt);

/// <summary>What is still to be read after a place.</summary>
/// <param name="Count">How many events, at most as many as were to be counted.</param>
/// <param name="OldestAt">When the first of them was recorded; null: there are none.</param>
public sealed record FeedBacklog(int Count, DateTimeOffset? OldestAt);
