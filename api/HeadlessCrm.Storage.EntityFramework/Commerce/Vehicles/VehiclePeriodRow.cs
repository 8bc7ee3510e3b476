using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Storage.EntityFramework.Customers;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Commerce.Vehicles;

internal sealed class VehiclePeriodRow
{
    public Guid Id { get; set; }

    public Guid VehicleId { get; set; }

    public Guid CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    public VehicleRole Role { get; set; }

    public DateTimeOffset? Since { get; set; }

    public DateTimeOffset? Until { get; set; }

    public VehiclePeriod ToPeriod() => new()
    {
        Id = Id,
        VehicleId = VehicleId,
        CustomerId = CustomerId,
        Role = Role,
        Since = Since,
        Until = Until,
    };

    public static BulkRows Bulk(IReadOnlyList<VehiclePeriodRow> rows) => new(
        "vehicle_periods",
        ["id", "vehicle_id", "customer_id", "posted_for_id", "role", "since", "until"],
        [
            .. rows.Select(row => (object?[])
            [
                row.Id,
                row.VehicleId,
                row.CustomerId,
                row.PostedForId,
                (int)row.Role,
                row.Since?.UtcTicks,
                row.Until?.UtcTicks,
            ]),
        ]);

    public static void Configure(EntityTypeBuilder<VehiclePeriodRow> entity)
    {
        entity.ToTable("vehicle_periods");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => row.VehicleId);
        entity.HasIndex(row => new { row.CustomerId, row.Since });
        entity.HasIndex(row => new { row.CustomerId, row.Until }).HasFilter("until IS NOT NULL");
        entity.HasOne<VehicleRow>().WithMany().HasForeignKey(row => row.VehicleId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>A reading that was reported by itself; those of documents stay with them.</summary>
internal sealed class OdometerReadingRow
{
    public Guid Id { get; set; }

    public Guid VehicleId { get; set; }

    public int Km { get; set; }

    public DateTimeOffset ReadAt { get; set; }

    public static void Configure(EntityTypeBuilder<OdometerReadingRow> entity)
    {
        entity.ToTable("odometer_readings");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => row.VehicleId);
        entity.HasOne<VehicleRow>().WithMany().HasForeignKey(row => row.VehicleId).OnDelete(DeleteBehavior.Cascade);
    }
}
