using HeadlessCrm.Domain.Touchpoints.Complaints;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.Complaints;

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

    public DateTimeOffset? ValidUntil { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public bool? IsAccepted { get; set; }

    public string? DeclineReason { get; set; }

    public static RecoveryOfferRow Of(RecoveryOffer offer) => new()
    {
        Id = offer.Id,
        ComplaintId = offer.ComplaintId,
        Description = offer.Description,
        Value = FixedPoint.OfMoney(offer.Value),
        Currency = offer.Value.Currency,
        OfferedAt = offer.OfferedAt,
        Agent = offer.Agent,
        ValidUntil = offer.ValidUntil,
        AnsweredAt = offer.AnsweredAt,
        IsAccepted = offer.IsAccepted,
        DeclineReason = offer.DeclineReason,
    };

    public RecoveryOffer ToOffer() =>
        new(
            Id,
            ComplaintId,
            Description,
            FixedPoint.Money(Value, Currency),
            OfferedAt,
            Agent,
            ValidUntil,
            AnsweredAt,
            IsAccepted,
            DeclineReason);

    public static void Configure(EntityTypeBuilder<RecoveryOfferRow> entity)
    {
        entity.ToTable("recovery_offers");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => row.ComplaintId);
        entity.HasOne<ComplaintRow>().WithMany().HasForeignKey(row => row.ComplaintId).OnDelete(DeleteBehavior.Cascade);
    }
}
