using HeadlessCrm.Domain.Feed;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Feed;

/// <summary>
/// An event. It refers to a customer without a foreign key: what happened stays told when the customer is gone. There is
/// no index but the key: the feed is read from a place on, and whoever wants few of its events skips the others.
/// </summary>
internal sealed class FeedEventRow
{
    /// <summary>Orders events within <see cref="TransactionNumber"/>, or all of them where there is one writer at a time.</summary>
    public long Sequence { get; set; }

    /// <summary>The transaction that wrote it, where there are several writers at a time; else 0 and not stored.</summary>
    public long TransactionNumber { get; set; }

    public Guid Id { get; set; }

    public FeedEventType Type { get; set; }

    public Guid CustomerId { get; set; }

    public string? DealerCode { get; set; }

    public DateTimeOffset OccurredAt { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    /// <summary>See <see cref="FeedPayloadJson"/>.</summary>
    public byte[] Payload { get; set; } = [];

    public static void Configure(EntityTypeBuilder<FeedEventRow> entity)
    {
        entity.ToTable("feed_events");
        entity.HasKey(row => row.Sequence);
        entity.Property(row => row.Sequence).ValueGeneratedOnAdd();
        entity.Ignore(row => row.TransactionNumber);
    }
}
