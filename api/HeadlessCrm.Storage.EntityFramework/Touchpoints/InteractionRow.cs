using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Storage.EntityFramework.Customers;
using HeadlessCrm.Storage.EntityFramework.Sql;
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

    public static BulkRows Bulk(IReadOnlyList<Interaction> interactions) => new(
        "interactions",
        ["id", "customer_id", "touchpoint", "channel", "reason", "occurred_at", "recorded_at", "dealer_code"],
        [
            .. interactions.Select(met => (object?[])
            [
                met.Id,
                met.CustomerId,
                (int)met.Touchpoint,
                (int)met.Channel,
                met.Reason,
                met.OccurredAt.UtcTicks,
                met.RecordedAt.UtcTicks,
                met.DealerCode,
            ]),
        ]);

    public static void Configure(EntityTypeBuilder<InteractionRow> entity)
    {
        entity.ToTable("interactions");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => new { row.CustomerId, row.OccurredAt });
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
