namespace HeadlessCrm.Benchmarks.Measuring;

/// <summary>
/// How much is measured. Many short rounds rather than a few long ones: what disturbs the machine then falls on all targets
/// alike, and the median leaves out the rounds where it did not.
/// </summary>
/// <param name="Rounds">Rounds per target.</param>
/// <param name="Round">About how long a round takes.</param>
/// <param name="WarmUp">How long a target is warmed up for each workload at least.</param>
/// <param name="Connections">Connections that send at the same time.</param>
internal sealed record Effort(int Rounds, TimeSpan Round, TimeSpan WarmUp, int Connections)
{
    public static Effort Full { get; } = new(25, TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(2), 16);

    public static Effort Quick { get; } = new(9, TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.5), 16);
}
