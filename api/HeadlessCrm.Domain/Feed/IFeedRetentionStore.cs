namespace HeadlessCrm.Domain.Feed;

/// <summary>Takes the oldest events from the feed.</summary>
public interface IFeedRetentionStore
{
    /// <summary>
    /// Takes events from the beginning of the feed, up to the first that is to be kept, and moves the horizon in the same
    /// transaction. Two that do so at once take no more than one would.
    /// </summary>
    /// <param name="recordedBefore">Only events recorded before this moment.</param>
    /// <param name="unreadBefore">
    /// Events that a consumer has not read yet are taken only when they were recorded before this moment.
    /// </param>
    /// <param name="atMost">How many at the most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many were taken.</returns>
    Task<int> TakeAsync(
        DateTimeOffset recordedBefore, DateTimeOffset unreadBefore, int atMost, CancellationToken cancellationToken);
}
