using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Webhooks;

/// <summary>What filters over deliveries may name.</summary>
public static class WebhookDeliveryFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="WebhookDelivery"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "WebhookDelivery",
        [
            FilterField.OfEnum<WebhookDelivery, WebhookDeliveryState>("state", delivery => delivery.State),
            FilterField.OfEnum<WebhookDelivery, FeedEventType>("eventType", delivery => delivery.EventType),
            FilterField.Of<WebhookDelivery>("eventId", FieldType.Id, delivery => delivery.EventId),
            FilterField.Of<WebhookDelivery>("customerId", FieldType.Id, delivery => delivery.CustomerId),
            FilterField.Of<WebhookDelivery>("createdAt", FieldType.Instant, delivery => delivery.CreatedAt),
        ]);
}

/// <summary>What deliveries can be ordered by.</summary>
public enum WebhookDeliveryOrderField
{
    /// <summary>When they were planned.</summary>
    CreatedAt,
}
