using System.Runtime.CompilerServices;
using System.Security.Claims;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.GraphQL.Sharing;

namespace HeadlessCrm.Api.Feed.Live;

/// <summary>
/// The events of one subscription from a place on. While it is behind what the node has at hand it reads the log; then it
/// waits for the node to read on. It holds a page of events at the most: a subscriber that does not keep up is not sent
/// what piles up for it, but goes back to the log and reads from its own place.
/// </summary>
internal sealed class FeedStream(
    FeedTail tail,
    LatestEvents latest,
    FeedReplay replay,
    FeedCursors cursors,
    IFeedAuthorization authorization,
    FeedSelection selection,
    FeedPosition start,
    ClaimsPrincipal user) : IAsyncEnumerable<FeedEntry>, ISharedSource
{
    /// <inheritdoc/>
    public object? SharingKey => authorization.RightsOf(user);

    /// <inheritdoc/>
    public IAsyncEnumerator<FeedEntry> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    private async IAsyncEnumerable<FeedEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = tail.Join(latest, selection);
        await using var ending = cancellationToken.UnsafeRegister(static ended => ((FeedReader)ended!).Cancel(), reader);
        var position = start;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!latest.TryFindAfter(position, out var next))
            {
                // What the node had read before the log was read is in the log, so an end that is reached lies behind it.
                var floor = latest.Floor;
                var slice = await replay.ReadAsync(position, selection, cancellationToken);
                if (position < slice.Horizon)
                {
                    throw CursorExpired.At("after").ToException();
                }

                foreach (var happened in slice.Events)
                {
                    if (await authorization.MaySeeAsync(user, happened, cancellationToken))
                    {
                        yield return FeedEntry.Of(happened, cursors);
                    }
                }

                position = slice.IsEnd && slice.ReadTo < floor ? floor : slice.ReadTo;
                continue;
            }

            reader.Next = next;
            while (true)
            {
                if (reader.Next > latest.Last.Sequence)
                {
                    if (await reader.WaitAsync() is { } woken && woken.Sequence > reader.Next)
                    {
                        reader.Next = woken.Sequence;
                        position = woken.Before > position ? woken.Before : position;
                    }

                    continue;
                }

                if (latest.Find(reader.Next) is not { Event: { } entry } found)
                {
                    break;
                }

                reader.Next++;
                if (found.Position <= position)
                {
                    continue;
                }

                position = found.Position;
                if (reader.Topic.Matches(entry.Event)
                    && await authorization.MaySeeAsync(user, entry.Event, cancellationToken))
                {
                    yield return entry;
                }
            }
        }
    }
}
