using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using HeadlessCrm.Storage.EntityFramework.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.MarketingEvents;

/// <summary>That a customer was invited to an event. Of customers who became one there may be several.</summary>
internal sealed class EventInvitationRow
{
    public Guid Id { get; set; }

    public Guid EventId { get; set; }

    public string EventCode { get; set; } = string.Empty;

    public Guid CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    public Channel? Channel { get; set; }

    public DateTimeOffset InvitedAt { get; set; }

    public static EventInvitationRow Of(EventInvitation invitation, Guid postedFor) => new()
    {
        Id = invitation.Id,
        EventId = invitation.EventId,
        EventCode = invitation.EventCode,
        CustomerId = invitation.CustomerId,
        PostedForId = postedFor == invitation.CustomerId ? null : postedFor,
        Channel = invitation.Channel,
        InvitedAt = invitation.InvitedAt,
    };

    public EventInvitation ToInvitation() => new()
    {
        Id = Id, EventId = EventId, EventCode = EventCode, CustomerId = CustomerId, Channel = Channel, InvitedAt = InvitedAt,
    };

    public static void Configure(EntityTypeBuilder<EventInvitationRow> entity)
    {
        entity.ToTable("event_invitations");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => new { row.CustomerId, row.InvitedAt, row.Id });
        entity.HasIndex(row => new { row.EventId, row.CustomerId });
        entity.HasIndex(row => new { row.EventId, row.InvitedAt, row.Id });
        entity.HasOne<MarketingEventRow>().WithMany().HasForeignKey(row => row.EventId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
