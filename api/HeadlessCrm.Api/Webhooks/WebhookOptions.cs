using System.ComponentModel.DataAnnotations;

namespace HeadlessCrm.Api.Webhooks;

/// <summary>How webhooks are delivered, section <c>Webhooks</c> of the settings. Checked when the host starts.</summary>
internal sealed class WebhookOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Webhooks";

    /// <summary>Whether this node delivers. Others may.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>What deliveries name as their source (<c>ce-source</c>); a URI reference.</summary>
    [Required]
    public string Source { get; set; } = "urn:headlesscrm";

    /// <summary>
    /// Networks that may be sent to although they are not public, in CIDR form, such as <c>127.0.0.0/8</c>. Everything public
    /// may be sent to without being named. Towards these plain <c>http</c> is allowed too.
    /// </summary>
    public IList<string> AllowedNetworks { get; } = [];

    /// <summary>How long a target may take to answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a delivery is tried before it is given up.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 12;

    /// <summary>The pause after the first failure; it doubles with each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan FirstRetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause between tries.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromHours(1);

    /// <summary>After how many failures in a row, of whatever deliveries, a webhook is paused.</summary>
    [Range(1, 100_000)]
    public int PauseAfterFailures { get; set; } = 100;

    /// <summary>How many deliveries of a webhook are under way at the same time, each of another customer.</summary>
    [Range(1, 256)]
    public int Parallelism { get; set; } = 8;

    /// <summary>How many deliveries of a webhook wait in the database; what comes after them waits in the feed.</summary>
    [Range(1, 100_000)]
    public int MaxPending { get; set; } = 1_000;

    /// <summary>How long the log of completed deliveries is kept.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00")]
    public TimeSpan KeepCompleted { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often a node looks for webhooks that were made or changed elsewhere, or that nobody delivers.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:10:00")]
    public TimeSpan LookInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a node that has stopped holding on to a webhook is waited for before another takes it over.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(20);
}
