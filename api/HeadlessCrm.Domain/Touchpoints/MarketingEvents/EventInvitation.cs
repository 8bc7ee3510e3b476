using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Touchpoints.MarketingEvents;

/// <summary>That a customer was invited to an event.</summary>
public sealed record EventInvitation
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The code of the event.</summary>
    public required string EventCode { get; init; }

    /// <summary>The customer.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>By which way; null: not said.</summary>
    public Channel? Channel { get; init; }

    /// <summary>When the customer was invited.</summary>
    public required DateTimeOffset InvitedAt { get; init; }
}

/// <summary>What invitations can be ordered by.</summary>
public enum EventInvitationOrderField
{
    /// <summary>When the customers were invited.</summary>
    InvitedAt,
}

/// <summary>What filters over invitations may name.</summary>
public static class EventInvitationFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="EventInvitation"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "EventInvitation",
        [
            FilterField.Of<EventInvitation>("customerId", FieldType.Id, one => one.CustomerId),
            FilterField.Of<EventInvitation>("invitedAt", FieldType.Instant, one => one.InvitedAt),
        ]);
}
