using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Storage.EntityFramework.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints;

internal sealed class InteractionRow
{
    public Guid Id { get; set; }

    public Guid CustomerId { get; set; }

    public Touchpoint Touchpoint { get; set; }

    public Channel Channel { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset OccurredAt { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public string? DealerCode { get; set; }

    public static InteractionRow Of(Interaction interaction) => new()
    {
        Id = interaction.Id,
        CustomerId = interaction.CustomerId,
        Touchpoint = interaction.Touchpoint,
        Channel = interaction.Channel,
        Reason = interaction.Reason,
        OccurredAt = interaction.OccurredAt,
        RecordedAt = interaction.RecordedAt,
        DealerCode = interaction.DealerCode,
    };

    public static void Configure(EntityTypeBuilder<InteractionRow> entity)
    {
        entity.ToTable("interactions");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => new { row.CustomerId, row.OccurredAt });
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
