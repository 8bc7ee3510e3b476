using System.Security.Claims;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Feed;

/// <summary>Reads the log.</summary>
[ResolversOf("Query")]
internal static class FeedQueries
{
    private const string After = "after";

    public static async Task<FeedEventPage> FeedEvents(
        string? after,
        FeedEventType[]? types,
        GlobalId? customerId,
        InputObject? where,
        int? first,
        SelectedFields selection,
        ClaimsPrincipal user,
        IFeedStore store,
        FeedCursors cursors,
        IFeedAuthorization authorization,
        CancellationToken cancellationToken)
    {
        var wanted = FeedRequest.Selection(types, customerId, where);
        var size = first ?? PageLimits.Default;
        if (size is < 1 or > PageLimits.Max)
        {
            throw new InvalidPage($"\"first\" is {size}; it must be 1 to {PageLimits.Max}.").ToException();
        }

        FeedPosition? start = after is null ? null : cursors.Open(after, After);
        var slice = await store.ReadAsync(start ?? FeedPosition.Start, wanted, size, cancellationToken);
        if (start < slice.Horizon)
        {
            throw CursorExpired.At(After).ToException();
        }

        // A place that events follow is not ahead of them, so most pages need not ask where the feed ends.
        FeedBounds? bounds = null;
        if (slice.Events.Count == 0 || selection.Contains("horizon.oldestAt"))
        {
            bounds = await store.GetBoundsAsync(cancellationToken);
            if (start > bounds.Head)
            {
                throw CursorAhead.At(After).ToException();
            }
        }

        var nodes = new List<FeedEntry>(slice.Events.Count);
        foreach (var happened in slice.Events)
        {
            if (await authorization.MaySeeAsync(user, happened, cancellationToken))
            {
                nodes.Add(FeedEntry.Of(happened, cursors));
            }
        }

        var readTo = slice.ReadTo > slice.Horizon ? slice.ReadTo : slice.Horizon;
        return new FeedEventPage(
            nodes,
            cursors.Seal(readTo),
            !slice.IsEnd,
            new FeedHorizon(cursors.Seal(slice.Horizon), bounds?.OldestAt));
    }
}

/// <summary>A stretch of the feed.</summary>
internal sealed record FeedEventPage(
    IReadOnlyList<FeedEntry> Nodes, string EndCursor, bool HasNextPage, FeedHorizon Horizon);

/// <summary>From where on the feed is kept.</summary>
internal sealed record FeedHorizon(string Cursor, DateTimeOffset? OldestAt);
