using HeadlessCrm.Domain.Customers.Fleets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Fleets;

internal sealed class FleetRow
{
    public Guid Id { get; set; }

    public Guid CustomerId { get; set; }

    /// <summary>The company it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    public string Name { get; set; } = string.Empty;

    public Guid? ParentId { get; set; }

    public int Version { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public static FleetRow Of(Fleet fleet, Guid postedFor) => new()
    {
        Id = fleet.Id,
        CustomerId = fleet.CompanyId,
        PostedForId = postedFor == fleet.CompanyId ? null : postedFor,
        Name = fleet.Name,
        ParentId = fleet.ParentId,
        Version = fleet.Version,
        CreatedAt = fleet.CreatedAt,
        UpdatedAt = fleet.UpdatedAt,
    };

    public static void Configure(EntityTypeBuilder<FleetRow> entity)
    {
        entity.ToTable("fleets");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Version).IsConcurrencyToken();
        entity.HasIndex(row => row.CustomerId);
        entity.HasIndex(row => row.Name);
        entity.HasIndex(row => row.ParentId);
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FleetVehicleRow
{
    public Guid Id { get; set; }

    public Guid FleetId { get; set; }

    public string Vin { get; set; } = string.Empty;

    public DateTimeOffset AddedAt { get; set; }

    public static void Configure(EntityTypeBuilder<FleetVehicleRow> entity)
    {
        entity.ToTable("fleet_vehicles");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => row.Vin).IsUnique();
        entity.HasIndex(row => new { row.FleetId, row.Vin });
        entity.HasOne<FleetRow>().WithMany().HasForeignKey(row => row.FleetId).OnDelete(DeleteBehavior.Cascade);
    }
}
