using System.Text.Json;
using HeadlessCrm.Domain.Commerce.Vehicles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Commerce.Vehicles;

internal sealed class ServicePlanRow
{
    public Guid Id { get; set; }

    public string Code { get; set; } = string.Empty;

    public string Name { get; set; } = string.Empty;

    public string? Make { get; set; }

    public string? Model { get; set; }

    public int? FromModelYear { get; set; }

    public int? ToModelYear { get; set; }

    /// <summary>The services, as JSON: they are read and written with their plan only.</summary>
    public string Services { get; set; } = "[]";

    public int Version { get; set; }

    public static ServicePlanRow Of(ServicePlan plan) => new()
    {
        Id = plan.Id,
        Code = plan.Code,
        Name = plan.Name,
        Make = plan.Make,
        Model = plan.Model,
        FromModelYear = plan.FromModelYear,
        ToModelYear = plan.ToModelYear,
        Services = JsonSerializer.Serialize(plan.Services),
        Version = plan.Version,
    };

    public static void Configure(EntityTypeBuilder<ServicePlanRow> entity)
    {
        entity.ToTable("service_plans");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => row.Code).IsUnique();
        entity.Property(row => row.Version).IsConcurrencyToken();
    }
}
