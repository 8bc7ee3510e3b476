namespace HeadlessCrm.Domain.Feed;

/// <summary>Hears of what other processes write, and raises this process's <see cref="IFeedSignal"/>.</summary>
public interface IFeedListener
{
    /// <summary>
    /// Listens until it is told to stop; run it once per process. It outlasts every fault of the database: what is not heard
    /// meanwhile is found by those who look again after a while.
    /// </summary>
    Task ListenAsync(CancellationToken cancellationToken);
}
