using HeadlessCrm.Domain.Feed;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Feed;

/// <summary>How far a consumer is, and who runs it.</summary>
internal sealed class FeedConsumerRow
{
    public string Name { get; set; } = string.Empty;

    public long CheckpointTransaction { get; set; }

    public long CheckpointSequence { get; set; }

    /// <summary>When the checkpoint last moved; null: never.</summary>
    public DateTimeOffset? AdvancedAt { get; set; }

    /// <summary>The node that runs it, so long as the lease lasts.</summary>
    public string? Owner { get; set; }

    /// <summary>Milliseconds since 1970 of the database's clock.</summary>
    public long LeaseUntil { get; set; }

    /// <summary>Rises whenever the lease is given: whoever comes with a lower one has lost it.</summary>
    public long Fence { get; set; }

    public bool IsRebuildRequested { get; set; }

    public static void Configure(EntityTypeBuilder<FeedConsumerRow> entity)
    {
        entity.ToTable("feed_consumers");
        entity.HasKey(row => row.Name);
    }
}

/// <summary>An event that a consumer could not take in: a copy, for the feed may lose it before it is tried again.</summary>
internal sealed class FeedParkedEventRow
{
    public string Consumer { get; set; } = string.Empty;

    public Guid EventId { get; set; }

    public long TransactionNumber { get; set; }

    public long Sequence { get; set; }

    public FeedEventType Type { get; set; }

    public Guid CustomerId { get; set; }

    public string? DealerCode { get; set; }

    public DateTimeOffset OccurredAt { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public byte[] Payload { get; set; } = [];

    /// <summary>How often it was tried; 0: it waits behind another.</summary>
    public int Attempts { get; set; }

    public string Reason { get; set; } = string.Empty;

    public DateTimeOffset ParkedAt { get; set; }

    public bool IsRetryRequested { get; set; }

    public static void Configure(EntityTypeBuilder<FeedParkedEventRow> entity)
    {
        entity.ToTable("feed_parked_events");
        entity.HasKey(row => new { row.Consumer, row.EventId });
        entity.HasIndex(row => new { row.Consumer, row.CustomerId });
    }
}
