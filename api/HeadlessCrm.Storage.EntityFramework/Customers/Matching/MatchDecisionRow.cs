using HeadlessCrm.Domain.Customers.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Matching;

/// <summary>
/// A decision of matching. It names the customers its records were posted for; which customers those are part of now, and so the
/// decision's status, follows from their members, so that no merge or unmerge has anything to rewrite here.
/// </summary>
internal sealed class MatchDecisionRow
{
    /// <summary>A decimal of the score as it is stored: ten-thousandths of a bit.</summary>
    public const double ScoreScale = 10_000;

    public Guid Id { get; set; }

    public MatchOutcome Outcome { get; set; }

    public MatchOrigin Origin { get; set; }

    public Guid ArrivedForId { get; set; }

    public string ArrivedSystem { get; set; } = string.Empty;

    public string ArrivedKey { get; set; } = string.Empty;

    public Guid CandidateForId { get; set; }

    public string CandidateSystem { get; set; } = string.Empty;

    public string CandidateKey { get; set; } = string.Empty;

    /// <summary>In ten-thousandths of a bit, to order by; the exact score is the sum of the waterfall.</summary>
    public long Score { get; set; }

    public bool IsHeldBack { get; set; }

    public int ModelVersion { get; set; }

    public DateTimeOffset DecidedAt { get; set; }

    /// <summary>See <see cref="WaterfallJson"/>.</summary>
    public byte[] Waterfall { get; set; } = [];

    /// <summary>What a person decided: <see cref="MatchStatus.Confirmed"/> or <see cref="MatchStatus.Rejected"/>; open: nothing.</summary>
    public MatchStatus Resolution { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }

    public string? Reason { get; set; }

    public static MatchDecisionRow Of(KeptMatchDecision decision) => new()
    {
        Id = decision.Id,
        Outcome = decision.Outcome,
        Origin = decision.Origin,
        ArrivedForId = decision.ArrivedFor,
        ArrivedSystem = decision.ArrivedRecord.System,
        ArrivedKey = decision.ArrivedRecord.Id,
        CandidateForId = decision.CandidateFor,
        CandidateSystem = decision.CandidateRecord.System,
        CandidateKey = decision.CandidateRecord.Id,
        Score = (long)Math.Round(decision.Score * ScoreScale),
        IsHeldBack = decision.IsHeldBack,
        ModelVersion = decision.ModelVersion,
        DecidedAt = decision.DecidedAt,
        Waterfall = WaterfallJson.Write(decision.Waterfall),
    };

    public static void Configure(EntityTypeBuilder<MatchDecisionRow> entity)
    {
        entity.ToTable("match_decisions");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => row.ArrivedForId);
        entity.HasIndex(row => row.CandidateForId);
        entity.HasIndex(row => row.Score);
        entity.HasIndex(row => row.DecidedAt);
    }
}
