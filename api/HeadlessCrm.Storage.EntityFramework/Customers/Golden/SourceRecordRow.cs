using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Golden;

/// <summary>
/// What one source says of a customer. A customer whose only source has said nothing since it was created has none: its own
/// row tells as much, see <see cref="CustomerRow.SourceSystem"/>.
/// </summary>
internal sealed class SourceRecordRow
{
    public string System { get; set; } = string.Empty;

    public string ExternalId { get; set; } = string.Empty;

    /// <summary>The customer it is part of now.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The customer it was posted for; the same unless that one was merged.</summary>
    public Guid PostedForId { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>See <see cref="SourceRecordJson"/>.</summary>
    public byte[] Content { get; set; } = [];

    public static void Configure(EntityTypeBuilder<SourceRecordRow> entity)
    {
        entity.ToTable("source_records");
        entity.HasKey(row => new { row.System, row.ExternalId });
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
