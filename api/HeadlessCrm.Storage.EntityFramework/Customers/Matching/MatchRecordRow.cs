using HeadlessCrm.Domain.Customers.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Matching;

/// <summary>What matching sees of the record of a source. It is written with the record, in one transaction.</summary>
internal sealed class MatchRecordRow
{
    /// <summary>Made of system and key, see <see cref="SourceMatching.IdOf"/>, so that what names the record in every key is short.</summary>
    public Guid Id { get; set; }

    public string System { get; set; } = string.Empty;

    public string ExternalId { get; set; } = string.Empty;

    public Guid CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    /// <summary>The comparable values.</summary>
    public string Content { get; set; } = string.Empty;

    /// <summary>By which version of the blocking keys its keys were made.</summary>
    public int KeyVersion { get; set; }

    public static void Configure(EntityTypeBuilder<MatchRecordRow> entity)
    {
        entity.ToTable("match_records");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => row.CustomerId);
    }
}

/// <summary>One key of a record; the rows of one key lie in the order of the sort text, which is how neighbours are found.</summary>
internal sealed class MatchKeyRow
{
    public long Key { get; set; }

    public string SortText { get; set; } = string.Empty;

    public Guid RecordId { get; set; }

    public static void Configure(EntityTypeBuilder<MatchKeyRow> entity)
    {
        entity.ToTable("match_keys");
        entity.HasKey(row => new { row.Key, row.SortText, row.RecordId });
        entity.Property(row => row.Key).ValueGeneratedNever();
    }
}
