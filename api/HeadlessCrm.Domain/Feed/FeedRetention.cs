using System.ComponentModel.DataAnnotations;

namespace HeadlessCrm.Domain.Feed;

/// <summary>For how long the feed is kept. Bound from the section <see cref="Section"/>.</summary>
public sealed class FeedRetentionOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Feed:Retention";

    /// <summary>How many days an event is kept; 0: for ever.</summary>
    [Range(0, 36_500)]
    public int Days { get; set; } = 90;

    /// <summary>
    /// For how many days longer an event is kept that a consumer has not read yet, so that one that stands still does not
    /// make the feed grow for ever.
    /// </summary>
    [Range(0, 36_500)]
    public int UnreadDays { get; set; } = 30;

    /// <summary>How often it is looked whether there is anything to take, in minutes.</summary>
    [Range(1, 10_080)]
    public int IntervalMinutes { get; set; } = 60;
}

/// <summary>Takes what need not be kept any longer from the feed.</summary>
public sealed class FeedRetention(IFeedRetentionStore store, FeedRetentionOptions options, TimeProvider clock)
{
    private const int AtOnce = 10_000;

    /// <summary>Takes all that is too old by now, in short transactions; answers how many events were taken.</summary>
    public async Task<long> ApplyAsync(CancellationToken cancellationToken)
    {
        if (options.Days == 0)
        {
            return 0;
        }

        var before = clock.GetUtcNow().AddDays(-options.Days);
        long all = 0;
        while (true)
        {
            var taken = await store.TakeAsync(before, before.AddDays(-options.UnreadDays), AtOnce, cancellationToken);
            all += taken;
            if (taken < AtOnce)
            {
                return all;
            }
        }
    }
}
