using System.ComponentModel.DataAnnotations;

namespace HeadlessCrm.Api.Hosting;

/// <summary>How the program stops, section <c>Shutdown</c> of the settings. Checked when the host starts.</summary>
internal sealed class ShutdownOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Shutdown";

    /// <summary>
    /// How long the program goes on answering after it was told to stop, while <c>/readyz</c> says that it should be sent
    /// nothing more. As long as a load balancer takes to notice; zero where nothing asks.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan Delay { get; set; }

    /// <summary>How long requests that were begun may take to finish after that; then they are cut.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
}
