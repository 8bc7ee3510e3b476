using HeadlessCrm.GraphQL.AspNetCore.Http;
using HeadlessCrm.GraphQL.AspNetCore.Http.Streaming;
using HeadlessCrm.GraphQL.AspNetCore.Sse;
using HeadlessCrm.GraphQL.AspNetCore.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.GraphQL.AspNetCore.Subscriptions;

/// <summary>Registers the transports whose connections stay open.</summary>
internal static class SubscriptionTransports
{
    public static IServiceCollection AddSubscriptionTransports(this IServiceCollection services)
    {
        services.AddOptions<GraphQLWebSocketOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<GraphQLEventStreamOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IConnectionInitHandler, OpenConnectionInitHandler>();
        services.TryAddSingleton(provider => new OpenConnections(
            provider.GetRequiredService<IOptions<GraphQLWebSocketOptions>>().Value,
            provider.GetRequiredService<IOptions<GraphQLEventStreamOptions>>().Value,
            provider.GetRequiredService<ILogger<OpenConnections>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<IHostApplicationLifetime>()));
        services.TryAddSingleton<SessionServices>();
        services.TryAddSingleton<WebSocketHandler>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IUpgradeHandler, WebSocketHandler>(
            provider => provider.GetRequiredService<WebSocketHandler>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IResultStream, EventStream>());
        return services;
    }
}
