using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Postgres;

/// <summary>
/// A part of the purchase version, which is the sum of all parts. A single row would have every writer wait for the commit of
/// the one before; writers of different parts do not meet.
/// </summary>
internal sealed class PurchaseVersionRow
{
    /// <summary>How many parts single writes use.</summary>
    public const int Parts = 64;

    /// <summary>The part of imports, so that a long batch holds up nobody else.</summary>
    public const int PartOfImports = Parts;

    public int Part { get; set; }

    public long Version { get; set; }

    public static void Configure(EntityTypeBuilder<PurchaseVersionRow> entity)
    {
        entity.ToTable("purchase_versions");
        entity.HasKey(row => row.Part);
        entity.Property(row => row.Part).ValueGeneratedNever();
    }
}
