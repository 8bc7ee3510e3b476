using System.Text;
using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Webhooks;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Webhooks;

/// <summary>Fields of a webhook that are no properties of it.</summary>
[ResolversOf("Webhook")]
internal static class WebhookFields
{
    public static GlobalId Id(Webhook webhook) => GlobalId.OfWebhook(webhook.Id);

    public static string Cursor(Webhook webhook, FeedCursors cursors) => cursors.Seal(webhook.Position);

    public static async Task<BatchResult<Connection<WebhookDelivery>>> Deliveries(
        IReadOnlyList<Webhook> webhooks,
        FieldContext field,
        IWebhookStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<WebhookDeliveryOrderField>.Read(field, WebhookDeliveryFilterFields.Entity, cursors)
            .LoadManyAsync(
                [.. webhooks.Select(webhook => webhook.Id)],
                store.PageDeliveriesAsync,
                store.CountDeliveriesAsync,
                cancellationToken);
}

/// <summary>Fields of a delivery that are no properties of it.</summary>
[ResolversOf("WebhookDelivery")]
internal static class WebhookDeliveryFields
{
    public static GlobalId Id(WebhookDelivery delivery) => GlobalId.OfWebhookDelivery(delivery.Id);

    public static GlobalId EventId(WebhookDelivery delivery) => GlobalId.OfFeedEvent(delivery.EventId);

    public static GlobalId CustomerId(WebhookDelivery delivery) => GlobalId.OfCustomer(delivery.CustomerId);

    public static string Cursor(WebhookDelivery delivery, FeedCursors cursors) => cursors.Seal(delivery.Position);

    public static DateTimeOffset? NextAttemptAt(WebhookDelivery delivery) =>
        delivery.State == WebhookDeliveryState.Pending ? delivery.NextAttemptAt : null;

    public static async Task<BatchResult<string?>> Payload(
        IReadOnlyList<WebhookDelivery> deliveries, IWebhookStore store, CancellationToken cancellationToken)
    {
        var whole = await store.GetDeliveriesAsync([.. deliveries.Select(delivery => delivery.Id)], cancellationToken);
        return new([.. whole.Select(delivery => delivery is null ? null : Encoding.UTF8.GetString(delivery.Payload.Span))]);
    }

    public static async Task<BatchResult<IReadOnlyList<WebhookAttempt>>> Tries(
        IReadOnlyList<WebhookDelivery> deliveries, IWebhookStore store, CancellationToken cancellationToken) =>
        new([.. await store.GetAttemptsAsync([.. deliveries.Select(delivery => delivery.Id)], cancellationToken)]);
}

/// <summary>Fields of a try that are no properties of it.</summary>
[ResolversOf("WebhookAttempt")]
internal static class WebhookAttemptFields
{
    public static int DurationMilliseconds(WebhookAttempt attempt) => (int)attempt.Duration.TotalMilliseconds;
}
