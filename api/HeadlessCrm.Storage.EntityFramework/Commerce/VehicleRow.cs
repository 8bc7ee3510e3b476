using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Storage.EntityFramework.Customers;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Commerce;

internal sealed class VehicleRow
{
    public Guid Id { get; set; }

    public string Vin { get; set; } = string.Empty;

    public string Make { get; set; } = string.Empty;

    public string Model { get; set; } = string.Empty;

    public int? ModelYear { get; set; }

    public Guid? CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    public static VehicleRow Of(Vehicle vehicle) => new()
    {
        Id = vehicle.Id,
        Vin = vehicle.Vin,
        Make = vehicle.Make,
        Model = vehicle.Model,
        ModelYear = vehicle.ModelYear,
        CustomerId = vehicle.CustomerId,
    };

    public static BulkRows Bulk(IReadOnlyList<VehicleRow> rows) => new(
        "vehicles",
        ["id", "vin", "make", "model", "model_year", "customer_id", "posted_for_id"],
        [
            .. rows.Select(row => (object?[])
            [
                row.Id,
                row.Vin,
                row.Make,
                row.Model,
                row.ModelYear,
                row.CustomerId,
                row.PostedForId,
            ]),
        ]);

    public static void Configure(EntityTypeBuilder<VehicleRow> entity)
    {
        entity.ToTable("vehicles");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => row.Vin).IsUnique();
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
