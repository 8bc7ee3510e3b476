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

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    public Touchpoint Touchpoint { get; set; }

    public Channel Channel { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset OccurredAt { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public string? DealerCode { get; set; }

    /// <param name="interactions">The interactions, with the customers they were posted for.</param>
    /// <param name="survivorOf">The customer that one posted for is part of.</param>
    public static BulkRows Bulk(IReadOnlyList<Interaction> interactions, Func<Guid, Guid> survivorOf) => new(
        "interactions",
        ["id", "customer_id", "posted_for_id", "touchpoint", "channel", "reason", "occurred_at", "recorded_at", "dealer_code"],
        [
            .. interactions.Select(met => (object?[])
            [
                met.Id,
                survivorOf(met.CustomerId),
                survivorOf(met.CustomerId) == met.CustomerId ? null : met.CustomerId,
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
