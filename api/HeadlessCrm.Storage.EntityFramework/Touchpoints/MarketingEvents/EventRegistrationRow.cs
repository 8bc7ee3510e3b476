using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using HeadlessCrm.Storage.EntityFramework.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.MarketingEvents;

/// <summary>That a customer wants to come to an event. Of customers who became one there may be several that stand.</summary>
internal sealed class EventRegistrationRow
{
    public Guid Id { get; set; }

    public Guid EventId { get; set; }

    public string EventCode { get; set; } = string.Empty;

    public Guid CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    /// <summary>Never <see cref="EventRegistrationStatus.Attended"/>, which is found by the attendances.</summary>
    public EventRegistrationStatus Status { get; set; }

    public int Companions { get; set; }

    public string? Agent { get; set; }

    public DateTimeOffset RegisteredAt { get; set; }

    public DateTimeOffset? PromotedAt { get; set; }

    public DateTimeOffset? CancelledAt { get; set; }

    public string? CancelReason { get; set; }

    public int Version { get; set; }

    public static EventRegistrationRow Of(EventRegistration registration, Guid postedFor)
    {
        var row = new EventRegistrationRow
        {
            Id = registration.Id,
            EventId = registration.EventId,
            EventCode = registration.EventCode,
            CustomerId = registration.CustomerId,
            PostedForId = postedFor == registration.CustomerId ? null : postedFor,
            Companions = registration.Companions,
            Agent = registration.Agent,
            RegisteredAt = registration.RegisteredAt,
        };
        row.Take(registration);
        return row;
    }

    /// <summary>Takes what changes in the course of a registration.</summary>
    public void Take(EventRegistration registration)
    {
        Status = registration.Status;
        PromotedAt = registration.PromotedAt;
        CancelledAt = registration.CancelledAt;
        CancelReason = registration.CancelReason;
        Version = registration.Version;
    }

    /// <summary>The registration, without what attendances say of it.</summary>
    public EventRegistration ToRegistration() => new()
    {
        Id = Id,
        EventId = EventId,
        EventCode = EventCode,
        CustomerId = CustomerId,
        Status = Status,
        Companions = Companions,
        Agent = Agent,
        RegisteredAt = RegisteredAt,
        PromotedAt = PromotedAt,
        CancelledAt = CancelledAt,
        CancelReason = CancelReason,
        Version = Version,
    };

    public static void Configure(EntityTypeBuilder<EventRegistrationRow> entity)
    {
        entity.ToTable("event_registrations");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Version).IsConcurrencyToken();
        entity.HasIndex(row => new { row.CustomerId, row.RegisteredAt, row.Id });
        entity.HasIndex(row => new { row.EventId, row.CustomerId });
        entity.HasIndex(row => new { row.EventId, row.RegisteredAt, row.Id });
        entity.HasOne<MarketingEventRow>().WithMany().HasForeignKey(row => row.EventId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
