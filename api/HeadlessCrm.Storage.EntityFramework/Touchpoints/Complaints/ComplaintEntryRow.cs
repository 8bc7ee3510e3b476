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

/// <summary>Something offered to a customer who complained.</summary>
internal sealed class RecoveryOfferRow
{
    public Guid Id { get; set; }

    public Guid ComplaintId { get; set; }

    public string Description { get; set; } = string.Empty;

    /// <summary>Ten-thousandths of the major unit.</summary>
    public long Value { get; set; }

    public string Currency { get; set; } = string.Empty;

    public DateTimeOffset OfferedAt { get; set; }

    public string? Agent { get; set; }

    public static RecoveryOfferRow Of(RecoveryOffer offer) => new()
    {
        Id = offer.Id,
        ComplaintId = offer.ComplaintId,
        Description = offer.Description,
        Value = FixedPoint.OfMoney(offer.Value),
        Currency = offer.Value.Currency,
        OfferedAt = offer.OfferedAt,
        Agent = offer.Agent,
    };

    public RecoveryOffer ToOffer() =>
        new(Id, ComplaintId, Description, FixedPoint.Money(Value, Currency), OfferedAt, Agent);

    public static void Configure(EntityTypeBuilder<RecoveryOfferRow> entity)
    {
        entity.ToTable("recovery_offers");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => row.ComplaintId);
        entity.HasOne<ComplaintRow>().WithMany().HasForeignKey(row => row.ComplaintId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>How fast complaints are to be answered and resolved.</summary>
internal sealed class ComplaintTargetRow
{
    /// <summary>Empty: any.</summary>
    public string Category { get; set; } = string.Empty;

    /// <summary>-1: any.</summary>
    public int Severity { get; set; }

    public string Response { get; set; } = string.Empty;

    public string Resolution { get; set; } = string.Empty;

    public ComplaintTarget ToTarget()
    {
        _ = ServiceTime.TryParse(Response, out var response);
        _ = ServiceTime.TryParse(Resolution, out var resolution);
        return new(
            Category.Length == 0 ? null : Category, Severity < 0 ? null : (ComplaintSeverity)Severity, response, resolution);
    }

    public static void Configure(EntityTypeBuilder<ComplaintTargetRow> entity)
    {
        entity.ToTable("complaint_targets");
        entity.HasKey(row => new { row.Category, row.Severity });
    }
}
