using HeadlessCrm.Domain.Feed;

namespace HeadlessCrm.Api.Feed.Live;

/// <summary>
/// Tells whoever opened a subscription inside the server what it is about: attach one to the items of the execution. It is
/// right between two responses, because a source does not move on before it is asked for the next event.
/// </summary>
internal sealed class FeedProgress
{
    private readonly Lock access = new();
    private FeedPosition passed;

    /// <summary>Its key among the items of an execution.</summary>
    public static object Key { get; } = new();

    /// <summary>The event that the current response answers; null: none, as in the last response of a source that failed.</summary>
    public FeedEvent? Current { get; private set; }

    /// <summary>A place up to which every event that is wanted has been handed out, and the response to it read.</summary>
    public FeedPosition Passed
    {
        get
        {
            lock (access)
            {
                return passed;
            }
        }
    }

    /// <summary>The source is about to hand out an event.</summary>
    public void Give(FeedEvent happened) => Current = happened;

    /// <summary>The source has nothing to hand out up to a place.</summary>
    public void Pass(FeedPosition position)
    {
        Current = null;
        lock (access)
        {
            passed = position;
        }
    }
}
