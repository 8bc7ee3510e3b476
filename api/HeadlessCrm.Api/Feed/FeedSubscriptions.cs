using HeadlessCrm.Api.Feed.Live;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Feed;

/// <summary>The sources of subscriptions. They differ in what they let through only.</summary>
[ResolversOf("Subscription")]
internal static class FeedSubscriptions
{
    public static Task<IAsyncEnumerable<FeedEntry>> Feed(
        FeedEventType[]? types,
        GlobalId? customerId,
        InputObject? where,
        string? after,
        FieldContext field,
        FeedStreams streams) =>
        streams.OpenAsync(FeedRequest.Selection(types, customerId, where), after, field);

    public static Task<IAsyncEnumerable<FeedEntry>> CustomerChanged(
        GlobalId? customerId, InputObject? where, string? after, FieldContext field, FeedStreams streams) =>
        OpenAsync(FeedEventType.CustomerChanged, customerId, where, after, field, streams);

    public static Task<IAsyncEnumerable<FeedEntry>> TransactionRecorded(
        GlobalId? customerId, InputObject? where, string? after, FieldContext field, FeedStreams streams) =>
        OpenAsync(FeedEventType.TransactionRecorded, customerId, where, after, field, streams);

    public static Task<IAsyncEnumerable<FeedEntry>> InteractionRecorded(
        GlobalId? customerId, InputObject? where, string? after, FieldContext field, FeedStreams streams) =>
        OpenAsync(FeedEventType.InteractionRecorded, customerId, where, after, field, streams);

    private static Task<IAsyncEnumerable<FeedEntry>> OpenAsync(
        FeedEventType type,
        GlobalId? customerId,
        InputObject? where,
        string? after,
        FieldContext field,
        FeedStreams streams) =>
        streams.OpenAsync(FeedRequest.Selection([type], customerId, where), after, field);
}
