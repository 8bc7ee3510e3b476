using HeadlessCrm.Domain.Touchpoints.Complaints;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.Complaints;

/// <summary>Something promised to a customer who complained.</summary>
internal sealed class CommitmentRow
{
    public Guid Id { get; set; }

    public Guid ComplaintId { get; set; }

    public string Promise { get; set; } = string.Empty;

    public string? Agent { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    public DateTimeOffset DueAt { get; set; }

    public DateTimeOffset? KeptAt { get; set; }

    public DateTimeOffset? BreachNotedAt { get; set; }

    /// <summary>When to look whether it was kept; null: it was, or its breach has been noted.</summary>
    public DateTimeOffset? WatchedUntil { get; set; }

    public static CommitmentRow Of(Commitment commitment) => new()
    {
        Id = commitment.Id,
        ComplaintId = commitment.ComplaintId,
        Promise = commitment.Promise,
        Agent = commitment.Agent,
        MadeAt = commitment.MadeAt,
        DueAt = commitment.DueAt,
        KeptAt = commitment.KeptAt,
        BreachNotedAt = commitment.BreachNotedAt,
        WatchedUntil = commitment.DueAt,
    };

    public Commitment ToCommitment() => new()
    {
        Id = Id,
        ComplaintId = ComplaintId,
        Promise = Promise,
        Agent = Agent,
        MadeAt = MadeAt,
        DueAt = DueAt,
        KeptAt = KeptAt,
        BreachNotedAt = BreachNotedAt,
    };

    public static void Configure(EntityTypeBuilder<CommitmentRow> entity)
    {
        entity.ToTable("commitments");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => new { row.ComplaintId, row.DueAt });
        entity.HasIndex(row => row.WatchedUntil);
        entity.HasOne<ComplaintRow>().WithMany().HasForeignKey(row => row.ComplaintId).OnDelete(DeleteBehavior.Cascade);
    }
}
