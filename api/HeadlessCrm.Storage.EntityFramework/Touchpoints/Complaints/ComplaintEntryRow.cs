using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.Complaints;

/// <summary>A line of the history of a complaint.</summary>
internal sealed class ComplaintEntryRow
{
    public Guid ComplaintId { get; set; }

    public int Number { get; set; }

    public ComplaintEntryKind Kind { get; set; }

    public DateTimeOffset OccurredAt { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public Channel? Channel { get; set; }

    public InteractionDirection? Direction { get; set; }

    public string? Agent { get; set; }

    public string? Notes { get; set; }

    public static ComplaintEntryRow Of(ComplaintEntry entry) => new()
    {
        ComplaintId = entry.ComplaintId,
        Number = entry.Number,
        Kind = entry.Kind,
        OccurredAt = entry.OccurredAt,
        RecordedAt = entry.RecordedAt,
        Channel = entry.Channel,
        Direction = entry.Direction,
        Agent = entry.Agent,
        Notes = entry.Notes,
    };

    public ComplaintEntry ToEntry() =>
        new(ComplaintId, Number, Kind, OccurredAt, RecordedAt, Channel, Direction, Agent, Notes);

    public static void Configure(EntityTypeBuilder<ComplaintEntryRow> entity)
    {
        entity.ToTable("complaint_entries");
        entity.HasKey(row => new { row.ComplaintId, row.Number });
        entity.HasOne<ComplaintRow>().WithMany().HasForeignKey(row => row.ComplaintId).OnDelete(DeleteBehavior.Cascade);
    }
}
