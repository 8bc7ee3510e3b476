using HeadlessCrm.Domain.Customers.Reachability;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Reachability;

/// <summary>What was said last of an address, which is kept as a hash.</summary>
internal sealed class DeliverabilityRow
{
    public string Address { get; set; } = string.Empty;

    public Deliverability State { get; set; }

    public DateTimeOffset OccurredAt { get; set; }

    public string? Reason { get; set; }

    public static void Configure(EntityTypeBuilder<DeliverabilityRow> entity)
    {
        entity.ToTable("contact_deliverabilities");
        entity.HasKey(row => row.Address);
    }
}
