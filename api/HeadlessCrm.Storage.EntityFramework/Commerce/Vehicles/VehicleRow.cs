using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Storage.EntityFramework.Customers;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Commerce.Vehicles;

internal sealed class VehicleRow
{
    public Guid Id { get; set; }

    public string Vin { get; set; } = string.Empty;

    public string Make { get; set; } = string.Empty;

    public string Model { get; set; } = string.Empty;

    public int? ModelYear { get; set; }

    public string? LicensePlate { get; set; }

    public DateTimeOffset? InServiceAt { get; set; }

    public int Version { get; set; } = 1;

    /// <summary>Who owns it now: the customer of the owner's period that has no end.</summary>
    public Guid? CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    /// <summary>What the vehicle is, not who has it.</summary>
    public static VehicleRow Of(Vehicle vehicle)
    {
        var row = new VehicleRow { Id = vehicle.Id, Vin = vehicle.Vin };
        row.Take(vehicle);
        return row;
    }

    /// <summary>Takes over what the vehicle is, not who has it.</summary>
    public void Take(Vehicle vehicle)
    {
        Make = vehicle.Make;
        Model = vehicle.Model;
        ModelYear = vehicle.ModelYear;
        LicensePlate = vehicle.LicensePlate;
        InServiceAt = vehicle.InServiceAt;
        Version = vehicle.Version;
    }

    public static BulkRows Bulk(IReadOnlyList<VehicleRow> rows) => new(
        "vehicles",
        ["id", "vin", "make", "model", "model_year", "license_plate", "in_service_at", "version", "customer_id", "posted_for_id"],
        [
            .. rows.Select(row => (object?[])
            [
                row.Id,
                row.Vin,
                row.Make,
                row.Model,
                row.ModelYear,
                row.LicensePlate,
                row.InServiceAt?.UtcTicks,
                row.Version,
                row.CustomerId,
                row.PostedForId,
            ]),
        ]);

    public static void Configure(EntityTypeBuilder<VehicleRow> entity)
    {
        entity.ToTable("vehicles");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Version).IsConcurrencyToken().HasDefaultValue(1);
        entity.HasIndex(row => row.Vin).IsUnique();
        entity.HasIndex(row => row.LicensePlate);
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
