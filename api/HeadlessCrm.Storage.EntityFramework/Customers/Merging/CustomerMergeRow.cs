using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Merging;

/// <summary>That customers became one, told to the one that stayed, or two again, told to both. Never changed.</summary>
internal sealed class CustomerMergeRow
{
    public Guid Id { get; set; }

    public Guid CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    public Guid OtherId { get; set; }

    public bool IsUnmerge { get; set; }

    public DateTimeOffset MergedAt { get; set; }

    public static void Configure(EntityTypeBuilder<CustomerMergeRow> entity)
    {
        entity.ToTable("customer_merges");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => new { row.CustomerId, row.MergedAt, row.Id });
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
