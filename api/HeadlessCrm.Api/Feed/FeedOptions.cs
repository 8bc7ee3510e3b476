using System.ComponentModel.DataAnnotations;

namespace HeadlessCrm.Api.Feed;

/// <summary>How the feed is served, section <c>Feed</c> of the settings. Checked when the host starts.</summary>
internal sealed class FeedOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Feed";

    /// <summary>
    /// How many of the latest events a node keeps at hand for its subscribers. Whoever is further behind reads the log.
    /// </summary>
    [Range(2, 1 << 20)]
    public int LiveEvents { get; set; } = 4096;

    /// <summary>How long the end of the log is left alone when nothing wakes the node: what a lost wake-up costs.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:10:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many events a subscriber that is behind holds in memory at the most.</summary>
    [Range(1, 10_000)]
    public int ReplayPage { get; set; } = 128;

    /// <summary>How many subscribers of a node read the log at the same time; the others wait for their turn.</summary>
    [Range(1, 1000)]
    public int MaxReplays { get; set; } = 8;
}
