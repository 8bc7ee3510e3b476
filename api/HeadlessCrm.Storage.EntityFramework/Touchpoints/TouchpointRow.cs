using HeadlessCrm.Domain.Touchpoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints;

internal sealed class TouchpointRow
{
    public string Code { get; set; } = string.Empty;

    public TouchpointKind Kind { get; set; }

    public string Name { get; set; } = string.Empty;

    public string? Department { get; set; }

    public string? DealerCode { get; set; }

    public bool IsMomentOfTruth { get; set; }

    public bool IsActive { get; set; }

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public void Take(Touchpoint touchpoint)
    {
        Kind = touchpoint.Kind;
        Name = touchpoint.Name;
        Department = touchpoint.Department;
        DealerCode = touchpoint.DealerCode;
        IsMomentOfTruth = touchpoint.IsMomentOfTruth;
        IsActive = touchpoint.IsActive;
        Version = touchpoint.Version;
        UpdatedAt = touchpoint.UpdatedAt;
    }

    public Touchpoint ToTouchpoint() => new()
    {
        Code = Code,
        Kind = Kind,
        Name = Name,
        Department = Department,
        DealerCode = DealerCode,
        IsMomentOfTruth = IsMomentOfTruth,
        IsActive = IsActive,
        Version = Version,
        UpdatedAt = UpdatedAt,
    };

    public static void Configure(EntityTypeBuilder<TouchpointRow> entity)
    {
        entity.ToTable("touchpoints");
        entity.HasKey(row => row.Code);
        entity.Property(row => row.Version).IsConcurrencyToken();
    }
}
