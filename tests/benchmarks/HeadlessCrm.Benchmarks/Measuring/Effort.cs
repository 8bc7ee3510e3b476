namespace HeadlessCrm.Benchmarks.Measuring;

/// <summary>How much is measured.</summary>
/// <param name="Rounds">Rounds per target.</param>
/// <param name="Round">About how long a round takes.</param>
/// <param name="WarmUp">How long a target is warmed up for each workload.</param>
/// <param name="Connections">Connections that send at the same time.</param>
internal sealed record Effort(int Rounds, TimeSpan Round, TimeSpan WarmUp, int Connections)
{
    public static Effort Full { get; } = new(9, TimeSpan.FromSeconds(0.6), TimeSpan.FromSeconds(4), 16);

    public static Effort Quick { get; } = new(3, TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(1.5), 16);
}
