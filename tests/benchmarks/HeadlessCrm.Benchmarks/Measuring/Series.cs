using HeadlessCrm.Benchmarks.Reporting;
using HeadlessCrm.Benchmarks.Targets;

namespace HeadlessCrm.Benchmarks.Measuring;

/// <summary>All rounds of one target; figures are medians over the rounds.</summary>
internal sealed record Series(Target Target, int RequestsPerRound, IReadOnlyList<Sample> Samples)
{
    public double Cpu => Median(sample => sample.CpuMicroseconds);

    public double? Allocated => Samples.All(sample => sample.AllocatedBytes is not null)
        ? Median(sample => sample.AllocatedBytes!.Value)
        : null;

    public double PerSecond => Median(sample => sample.PerSecond);

    public double P50 => Median(sample => sample.P50Microseconds);

    public double P99 => Median(sample => sample.P99Microseconds);

    public int Gen2 => Samples.Sum(sample => sample.Gen2);

    /// <summary>
    /// This series' processor time as a multiple of another's: the median of the ratios of the same rounds, which ran next to
    /// each other, so that what disturbs the machine for a while disturbs both.
    /// </summary>
    public double RatioTo(Series other) =>
        Figures.Median(Samples.Zip(other.Samples, (mine, others) => mine.CpuMicroseconds / others.CpuMicroseconds));

    public double Median(Func<Sample, double> figure) => Figures.Median(Samples.Select(figure));
}
