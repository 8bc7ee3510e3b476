using HeadlessCrm.Domain.Customers.Preferences;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Preferences;

/// <summary>A word on what a customer prefers. All are kept; of one kind and source on one topic the last one counts.</summary>
internal sealed class PreferenceRow
{
    public Guid Id { get; set; }

    public Guid CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    public string Topic { get; set; } = string.Empty;

    public PreferenceKind Kind { get; set; }

    public string Source { get; set; } = string.Empty;

    public string? Value { get; set; }

    public DateTimeOffset SaidAt { get; set; }

    /// <summary>The ticks of its recording, or one more than the customer's last, whichever is higher.</summary>
    public long Position { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public static PreferenceRow Of(PreferenceClaim claim, Guid postedFor, long last) => new()
    {
        Id = claim.Id,
        CustomerId = claim.CustomerId,
        PostedForId = postedFor == claim.CustomerId ? null : postedFor,
        Topic = claim.Topic,
        Kind = claim.Kind,
        Source = claim.Source,
        Value = claim.Value,
        SaidAt = claim.SaidAt,
        Position = Math.Max(claim.RecordedAt.UtcTicks, last + 1),
        RecordedAt = claim.RecordedAt,
    };

    public static void Configure(EntityTypeBuilder<PreferenceRow> entity)
    {
        entity.ToTable("preferences");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => new { row.CustomerId, row.Topic, row.Kind, row.Source, row.SaidAt, row.Position });
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
