using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Merging;

/// <summary>Two customers that are never to be merged, the lower id first. They may be merged into others.</summary>
internal sealed class NeverMergePairRow
{
    public Guid FirstId { get; set; }

    public Guid SecondId { get; set; }

    public DateTimeOffset DecidedAt { get; set; }

    public string? Reason { get; set; }

    public static void Configure(EntityTypeBuilder<NeverMergePairRow> entity)
    {
        entity.ToTable("never_merge_pairs");
        entity.HasKey(row => new { row.FirstId, row.SecondId });
        entity.HasIndex(row => row.SecondId);
    }
}
