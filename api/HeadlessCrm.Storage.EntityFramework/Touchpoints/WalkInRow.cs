using HeadlessCrm.Domain.Touchpoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints;

/// <summary>A visit of somebody unknown.</summary>
internal sealed class WalkInRow
{
    public Guid Id { get; set; }

    public TouchpointKind Touchpoint { get; set; }

    public string? TouchpointCode { get; set; }

    public string? DealerCode { get; set; }

    public string? EventCode { get; set; }

    public string? Reason { get; set; }

    public string? Agent { get; set; }

    public DateTimeOffset OccurredAt { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public static WalkInRow Of(WalkIn walkIn) => new()
    {
        Id = walkIn.Id,
        Touchpoint = walkIn.Touchpoint,
        TouchpointCode = walkIn.TouchpointCode,
        DealerCode = walkIn.DealerCode,
        EventCode = walkIn.EventCode,
        Reason = walkIn.Reason,
        Agent = walkIn.Agent,
        OccurredAt = walkIn.OccurredAt,
        RecordedAt = walkIn.RecordedAt,
    };

    public static void Configure(EntityTypeBuilder<WalkInRow> entity)
    {
        entity.ToTable("walk_ins");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => row.OccurredAt);
        entity.HasIndex(row => row.EventCode).HasFilter("event_code IS NOT NULL");
    }
}
