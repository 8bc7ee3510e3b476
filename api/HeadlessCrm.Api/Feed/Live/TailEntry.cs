using HeadlessCrm.Domain.Feed;

namespace HeadlessCrm.Api.Feed.Live;

/// <summary>An event among the latest.</summary>
/// <param name="Sequence">Counts the events this node has read, without a gap.</param>
/// <param name="Event">The event; null: the end of a stretch that could not be read.</param>
/// <param name="Position">Its place in the feed.</param>
/// <param name="Before">The place of the event before it: between the two there is nothing.</param>
internal sealed record TailEntry(long Sequence, FeedEntry? Event, FeedPosition Position, FeedPosition Before);
