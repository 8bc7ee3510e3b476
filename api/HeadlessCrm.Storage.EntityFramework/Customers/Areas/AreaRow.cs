using HeadlessCrm.Domain.Customers.Areas;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Areas;

internal sealed class AreaRow
{
    public Guid Id { get; set; }

    public string Coding { get; set; } = string.Empty;

    public string Code { get; set; } = string.Empty;

    public string Name { get; set; } = string.Empty;

    public Guid? ParentId { get; set; }

    public int Version { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public static AreaRow Of(Area area) => new()
    {
        Id = area.Id,
        Coding = area.Coding,
        Code = area.Code,
        Name = area.Name,
        ParentId = area.ParentId,
        Version = area.Version,
        CreatedAt = area.CreatedAt,
        UpdatedAt = area.UpdatedAt,
    };

    public Area ToArea() => new()
    {
        Id = Id,
        Coding = Coding,
        Code = Code,
        Name = Name,
        ParentId = ParentId,
        Version = Version,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };

    public static void Configure(EntityTypeBuilder<AreaRow> entity)
    {
        entity.ToTable("areas");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Version).IsConcurrencyToken();
        entity.HasIndex(row => new { row.Coding, row.Code }).IsUnique();
        entity.HasIndex(row => row.Code);
        entity.HasIndex(row => row.Name);
        entity.HasIndex(row => new { row.ParentId, row.Code });
    }
}
