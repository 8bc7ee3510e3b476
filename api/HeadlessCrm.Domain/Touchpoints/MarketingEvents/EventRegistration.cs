using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Touchpoints.MarketingEvents;

/// <summary>Where a registration stands.</summary>
public enum EventRegistrationStatus
{
    /// <summary>There is room for the customer and those who come along.</summary>
    Registered,

    /// <summary>It waits for somebody to cancel.</summary>
    Waiting,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>The customer came: an attendance with the event's code says so, whenever it was recorded.</summary>
    Attended,
}

/// <summary>That a customer wants to come to an event.</summary>
public sealed record EventRegistration
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The code of the event.</summary>
    public required string EventCode { get; init; }

    /// <summary>The customer.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>Where it stands.</summary>
    public required EventRegistrationStatus Status { get; init; }

    /// <summary>How many come along with the customer.</summary>
    public required int Companions { get; init; }

    /// <summary>Who of the network took it; null: not said.</summary>
    public string? Agent { get; init; }

    /// <summary>When the customer registered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>When it left the waiting list for a place; null: it never did.</summary>
    public DateTimeOffset? PromotedAt { get; init; }

    /// <summary>When it was cancelled; null: it was not.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Why it was cancelled; null: it was not, or nothing was said.</summary>
    public string? CancelReason { get; init; }

    /// <summary>When the customer came first; null: it did not, or nobody recorded it.</summary>
    public DateTimeOffset? AttendedAt { get; init; }

    /// <summary>Rises by one with every change; the first is 1.</summary>
    public required int Version { get; init; }

    /// <summary>How many persons it is for.</summary>
    public int Persons => Companions + 1;
}

/// <summary>What registrations can be ordered by.</summary>
public enum EventRegistrationOrderField
{
    /// <summary>When the customers registered.</summary>
    RegisteredAt,
}

/// <summary>What filters over registrations may name.</summary>
public static class EventRegistrationFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="EventRegistration"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "EventRegistration",
        [
            FilterField.Of<EventRegistration>("id", FieldType.Id, one => one.Id),
            FilterField.Of<EventRegistration>("customerId", FieldType.Id, one => one.CustomerId),
            FilterField.Of<EventRegistration>("eventCode", FieldType.Text, one => one.EventCode),
            FilterField.OfEnum<EventRegistration, EventRegistrationStatus>("status", one => one.Status),
            FilterField.Of<EventRegistration>("companions", FieldType.Integer, one => (long)one.Companions),
            FilterField.Of<EventRegistration>("registeredAt", FieldType.Instant, one => one.RegisteredAt),
        ]);
}
