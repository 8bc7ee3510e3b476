using HeadlessCrm.Api.Errors;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.GraphQL.AspNetCore.Sse;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Feed.Live;

/// <summary>Opens subscriptions, or says why one cannot be opened.</summary>
internal sealed class FeedStreams(
    FeedTail tail, FeedReplay replay, IFeedStore store, FeedCursors cursors, IFeedAuthorization authorization)
{
    private const string After = "after";

    /// <summary>The events of a selection after a place, or from now on.</summary>
    /// <param name="selection">Which events.</param>
    /// <param name="after">The cursor that the subscription names; null: none.</param>
    /// <param name="field">The subscription.</param>
    /// <exception cref="GraphQLException">The place is none, is gone, or is not there yet.</exception>
    public async Task<IAsyncEnumerable<FeedEntry>> OpenAsync(FeedSelection selection, string? after, FieldContext field)
    {
        // A browser that connects again repeats its request as it was, and says beside it how far it has come since.
        var cursor = LastEventId.Of(field) ?? after;
        FeedPosition? asked = cursor is null ? null : cursors.Open(cursor, After);
        var user = field.User;
        var latest = await tail.StartAsync(field.CancellationToken);
        var bounds = await store.GetBoundsAsync(field.CancellationToken);
        if (asked < bounds.Horizon)
        {
            throw CursorExpired.At(After).ToException();
        }

        if (asked > bounds.Head)
        {
            throw CursorAhead.At(After).ToException();
        }

        return new FeedStream(
            tail, latest, replay, cursors, authorization, selection, asked ?? bounds.Head, user);
    }
}
