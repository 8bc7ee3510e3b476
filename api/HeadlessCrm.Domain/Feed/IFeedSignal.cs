namespace HeadlessCrm.Domain.Feed;

/// <summary>
/// Says that the feed may have grown. Only a wake-up: one that is lost costs waiting, never an event, because whoever waits
/// reads again after a while in any case.
/// </summary>
public interface IFeedSignal
{
    /// <summary>How often the feed was said to have grown. Read it before reading the feed.</summary>
    long Version { get; }

    /// <summary>
    /// The last place that this process has written: a reader that has passed it has seen all that was acknowledged here.
    /// </summary>
    FeedPosition Committed { get; }

    /// <summary>Waits until the version is no longer <paramref name="seen"/>, or for <paramref name="atMost"/>.</summary>
    ValueTask WaitAsync(long seen, TimeSpan atMost, CancellationToken cancellationToken);
}
