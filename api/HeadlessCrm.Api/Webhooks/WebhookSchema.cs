using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Webhooks.Sending;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Webhooks;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Webhooks;

/// <summary>Binds <c>webhooks.graphql</c>.</summary>
internal static class WebhookSchema
{
    public static ExecutableSchemaBuilder AddWebhooks(this ExecutableSchemaBuilder builder) => builder
        .AddType<Webhook>()
        .AddType<WebhookDelivery>()
        .AddType<WebhookAttempt>()
        .AddType<Connection<WebhookDelivery>>("WebhookDeliveryConnection")
        .AddType<Edge<WebhookDelivery>>("WebhookDeliveryEdge")
        .AddType<WebhookPayload>()
        .AddType<WebhookDeletePayload>()
        .AddType<WebhookDeliveryRetryPayload>()
        .AddType<WebhookNotFound>()
        .AddType<WebhookDeliveryNotDead>()
        .AddType<WebhookTargetRefused>()
        .AddType<WebhookDocumentInvalid>()
        .AddType<InvalidCursor>()
        .AddType<CursorExpired>()
        .AddType<CursorAhead>()
        .AddEnum<WebhookState>()
        .AddEnum<WebhookPauseReason>()
        .AddEnum<WebhookDeliveryState>()
        .AddEnum<WebhookDeliveryOrderField>()
        .AddInput<OrderTerm<WebhookDeliveryOrderField>>("WebhookDeliveryOrder")
        .AddInput<WebhookCreateInput>()
        .AddResolvers(typeof(WebhookQueries))
        .AddResolvers(typeof(WebhookMutations))
        .AddResolvers(typeof(WebhookFields))
        .AddResolvers(typeof(WebhookDeliveryFields))
        .AddResolvers(typeof(WebhookAttemptFields));

    /// <summary>Registers what makes and delivers webhooks.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<WebhookOptions>()
            .BindConfiguration(WebhookOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton<TargetNetworks>()
            .AddSingleton<WebhookEvents>()
            .AddSingleton<IWebhookPolicy, WebhookPolicy>()
            .AddSingleton<CreateWebhook>()
            .AddSingleton<ChangeWebhook>()
            .AddSingleton<WebhookPlanner>()
            .AddSingleton<WebhookSender>()
            .AddSingleton<WebhookRunners>()
            .AddHostedService<WebhookService>();
    }
}
