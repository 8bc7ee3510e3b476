using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Feed;

/// <summary>What is known of the feed as a whole: one row.</summary>
internal sealed class FeedStateRow
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>The last place that retention has taken: its transaction.</summary>
    public long HorizonTransaction { get; set; }

    /// <summary>The last place that retention has taken.</summary>
    public long HorizonSequence { get; set; }

    /// <summary>
    /// Whether the feed began with an empty store, so that together with the horizon it tells of everything there is.
    /// </summary>
    public bool BeganEmpty { get; set; }

    /// <summary>Added to the numbers of transactions, where the database counts them anew after a restore.</summary>
    public long TransactionOffset { get; set; }

    public static void Configure(EntityTypeBuilder<FeedStateRow> entity)
    {
        entity.ToTable("feed_state");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Id).ValueGeneratedNever();
    }
}
