using HeadlessCrm.Domain.Feed;

namespace HeadlessCrm.Domain.Webhooks;

/// <summary>How far a delivery has come.</summary>
public enum WebhookDeliveryState
{
    /// <summary>To be sent, for the first time or again.</summary>
    Pending,

    /// <summary>The target accepted it.</summary>
    Delivered,

    /// <summary>It was given up after the last attempt; it can be sent again by hand.</summary>
    Dead,

    /// <summary>It was given up for a replay, which began before it was sent.</summary>
    Superseded,
}

/// <summary>One event on its way to one webhook.</summary>
public sealed record WebhookDelivery
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose delivery.</summary>
    public required Guid WebhookId { get; init; }

    /// <summary>The run of the webhook it was planned in; see <see cref="Webhook.Run"/>.</summary>
    public required int Run { get; init; }

    /// <summary>The event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The event's type.</summary>
    public required FeedEventType EventType { get; init; }

    /// <summary>The event's place in the feed.</summary>
    public required FeedPosition Position { get; init; }

    /// <summary>The customer the event is about: deliveries about one customer are sent one after the other.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>When the event happened.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>What is posted: UTF-8 JSON, the same at every attempt. Empty in lists, which are for people.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>How far it has come.</summary>
    public WebhookDeliveryState State { get; init; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is to be sent next; of no meaning once it is no longer pending.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>When it was planned.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was accepted or given up; null: neither yet.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>One try to hand a delivery over.</summary>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="Number">Counts the tries of the delivery from 1.</param>
/// <param name="At">When it began.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="StatusCode">The HTTP status of the answer; null: there was none.</param>
/// <param name="Fault">Why it failed, in one line; null: it succeeded.</param>
public sealed record WebhookAttempt(
    Guid DeliveryId, int Number, DateTimeOffset At, TimeSpan Duration, int? StatusCode, string? Fault);
