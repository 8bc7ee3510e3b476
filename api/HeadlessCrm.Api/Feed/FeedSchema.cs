using HeadlessCrm.Api.Feed.Live;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Feed;

/// <summary>Binds <c>feed.graphql</c>.</summary>
internal static class FeedSchema
{
    public static ExecutableSchemaBuilder AddFeed(this ExecutableSchemaBuilder builder) => builder
        .AddScalar(new CursorScalar())
        .AddEnum<FeedEventType>()
        .AddType<CustomerChangedEntry>("CustomerChangedEvent")
        .AddType<TransactionRecordedEntry>("TransactionRecordedEvent")
        .AddType<TransactionReversedEntry>("TransactionReversedEvent")
        .AddType<TransactionReturnedEntry>("TransactionReturnedEvent")
        .AddType<TransactionCorrectedEntry>("TransactionCorrectedEvent")
        .AddType<InteractionRecordedEntry>("InteractionRecordedEvent")
        .AddType<CustomerMergedEntry>("CustomerMergedEvent")
        .AddType<CustomerUnmergedEntry>("CustomerUnmergedEvent")
        .AddType<FeedEventPage>()
        .AddType<FeedHorizon>()
        .AddResolvers(typeof(FeedQueries))
        .AddResolvers(typeof(FeedSubscriptions))
        .AddFeedEntryFields();

    /// <summary>Registers what serves the feed.</summary>
    public static IServiceCollection AddFeed(this IServiceCollection services)
    {
        services.AddOptions<FeedOptions>()
            .BindConfiguration(FeedOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton(provider => new FeedCursors(provider.GetRequiredService<CursorCodec>()))
            .AddSingleton<IFeedAuthorization, OpenFeedAuthorization>()
            .AddSingleton<FeedReplay>()
            .AddSingleton<FeedTail>()
            .AddSingleton<FeedStreams>();
    }
}
