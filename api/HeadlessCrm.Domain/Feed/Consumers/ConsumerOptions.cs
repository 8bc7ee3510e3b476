using System.ComponentModel.DataAnnotations;

namespace HeadlessCrm.Domain.Feed.Consumers;

/// <summary>How consumers are run. Bound from the section <see cref="Section"/>.</summary>
public sealed class ConsumerOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Consumers";

    /// <summary>Whether this process runs consumers at all; a node may leave them to others.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How long a node that has died keeps others from taking over, in seconds.</summary>
    [Range(1, 3600)]
    public int LeaseSeconds { get; set; } = 10;

    /// <summary>How many events are taken in at once.</summary>
    [Range(1, 100_000)]
    public int BatchSize { get; set; } = 5_000;

    /// <summary>How often the feed is looked at when no signal comes, in milliseconds.</summary>
    [Range(10, 60_000)]
    public int PollMilliseconds { get; set; } = 1_000;

    /// <summary>How often an event is tried before it is parked.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>The pause after the first failure, in milliseconds; each further one is twice as long, up to 30 s.</summary>
    [Range(0, 60_000)]
    public int RetryMilliseconds { get; set; } = 100;

    /// <summary>
    /// How long a request that needs what this process has written waits for a projection to have it, in milliseconds;
    /// after that it is answered from what is there.
    /// </summary>
    [Range(0, 60_000)]
    public int ReadYourWritesMilliseconds { get; set; } = 5_000;

    internal TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    internal TimeSpan Poll => TimeSpan.FromMilliseconds(PollMilliseconds);

    internal TimeSpan PauseAfter(int failures) =>
        TimeSpan.FromMilliseconds(Math.Min(30_000, RetryMilliseconds * Math.Pow(2, Math.Min(failures - 1, 20))));
}
