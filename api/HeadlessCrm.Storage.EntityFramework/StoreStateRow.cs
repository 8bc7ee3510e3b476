using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework;

/// <summary>What the store knows of itself: one row.</summary>
internal sealed class StoreStateRow
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>Rises with every write that touches transactions.</summary>
    public long PurchaseVersion { get; set; }

    /// <summary>The currency that amounts are summed in; null until the first transaction.</summary>
    public string? ReportingCurrency { get; set; }

    /// <summary>Rises with every merge and unmerge of customers: what is remembered of who a key leads to is forgotten then.</summary>
    public long MergeVersion { get; set; }

    /// <summary>The secret that cursors are sealed with, shared by all nodes on this database.</summary>
    public byte[] CursorKey { get; set; } = [];

    public static void Configure(EntityTypeBuilder<StoreStateRow> entity)
    {
        entity.ToTable("store_state");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Id).ValueGeneratedNever();
    }
}
