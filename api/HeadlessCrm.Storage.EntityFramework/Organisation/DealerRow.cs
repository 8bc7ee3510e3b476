using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Organisation;

internal sealed class DealerRow
{
    public string Code { get; set; } = string.Empty;

    public string Name { get; set; } = string.Empty;

    public string? City { get; set; }

    public static void Configure(EntityTypeBuilder<DealerRow> entity)
    {
        entity.ToTable("dealers");
        entity.HasKey(row => row.Code);
    }
}
