using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.MysteryVisits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.MysteryVisits;

internal sealed class MysteryVisitRow
{
    public Guid Id { get; set; }

    public string? DealerCode { get; set; }

    public string? Competitor { get; set; }

    public TouchpointKind Touchpoint { get; set; }

    public string? Scenario { get; set; }

    public string? Shopper { get; set; }

    public string? Notes { get; set; }

    public DateTimeOffset VisitedAt { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public int ScoreHundredths { get; set; }

    public static MysteryVisitRow Of(MysteryVisit visit) => new()
    {
        Id = visit.Id,
        DealerCode = visit.DealerCode,
        Competitor = visit.Competitor,
        Touchpoint = visit.Touchpoint,
        Scenario = visit.Scenario,
        Shopper = visit.Shopper,
        Notes = visit.Notes,
        VisitedAt = visit.VisitedAt,
        RecordedAt = visit.RecordedAt,
        ScoreHundredths = visit.ScoreHundredths,
    };

    public static void Configure(EntityTypeBuilder<MysteryVisitRow> entity)
    {
        entity.ToTable("mystery_visits");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => row.VisitedAt);
    }
}

/// <summary>What was found of one criterion.</summary>
internal sealed class MysteryScoreRow
{
    public Guid VisitId { get; set; }

    public string Criterion { get; set; } = string.Empty;

    public int Score { get; set; }

    public int Weight { get; set; }

    public string? Comment { get; set; }

    public static void Configure(EntityTypeBuilder<MysteryScoreRow> entity)
    {
        entity.ToTable("mystery_scores");
        entity.HasKey(row => new { row.VisitId, row.Criterion });
        entity.HasOne<MysteryVisitRow>().WithMany().HasForeignKey(row => row.VisitId).OnDelete(DeleteBehavior.Cascade);
    }
}
