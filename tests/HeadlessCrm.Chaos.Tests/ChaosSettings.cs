using System.Globalization;

namespace HeadlessCrm.Chaos.Tests;

/// <summary>How long and how hard; without settings the bounded form that runs with the other tests.</summary>
internal sealed record ChaosSettings(int Seconds, int Seed, int Subscribers, int Writers, string? ReportFile)
{
    private const int BoundedSeconds = 30;
    private const int BoundedSubscribers = 40;

    /// <summary>API processes; as many as docs/nginx.conf lists.</summary>
    public const int Nodes = 3;

    /// <summary>Customers that are there from the beginning.</summary>
    public const int Customers = 40;

    /// <summary>Whether it ends with a rolling restart under load: only the long form, which has a machine to itself.</summary>
    public bool HasRollingRestart => ReportFile is not null;

    public static ChaosSettings Read() => new(
        Number("SECONDS", BoundedSeconds),
        Number("SEED", 1),
        Number("SUBSCRIBERS", BoundedSubscribers),
        Writers: 6,
        Environment.GetEnvironmentVariable("HEADLESSCRM_CHAOS_REPORT"));

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable($"HEADLESSCRM_CHAOS_{name}"), CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;
}
