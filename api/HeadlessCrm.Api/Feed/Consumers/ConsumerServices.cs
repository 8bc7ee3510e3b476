using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Feed.Consumers;

/// <summary>Registers what runs consumers.</summary>
internal static class ConsumerServices
{
    /// <summary>For every verb; nothing runs by itself.</summary>
    public static IServiceCollection AddConsumers(this IServiceCollection services)
    {
        services.AddOptions<ConsumerOptions>()
            .BindConfiguration(ConsumerOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddMetrics()
            .AddSingleton(provider => provider.GetRequiredService<IOptions<ConsumerOptions>>().Value)
            .AddSingleton<IConsumerObserver, ConsumerLog>()
            .AddSingleton(provider => new ConsumerProgress(
                provider.GetRequiredService<IFeedSignal>(),
                provider.GetRequiredService<IConsumerStore>(),
                provider.GetRequiredService<ConsumerOptions>()))
            .AddSingleton(provider => new ConsumerContext(
                provider.GetRequiredService<IFeedStore>(),
                provider.GetRequiredService<IFeedSignal>(),
                provider.GetRequiredService<IConsumerStore>(),
                provider.GetRequiredService<ConsumerProgress>(),
                provider.GetRequiredService<ConsumerOptions>(),
                provider.GetRequiredService<IConsumerObserver>(),
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<ConsumerCatchUp>()
            .AddSingleton<TendConsumers>();
    }

    /// <summary>For the verb that serves: consumers run beside the API, and old events are taken from the feed.</summary>
    public static IServiceCollection AddConsumerHost(this IServiceCollection services)
    {
        services.AddOptions<FeedRetentionOptions>()
            .BindConfiguration(FeedRetentionOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton(provider => provider.GetRequiredService<IOptions<FeedRetentionOptions>>().Value)
            .AddSingleton<FeedRetention>()
            .AddHostedService<ConsumerHost>()
            .AddHostedService<FeedRetentionJob>();
    }
}
