using System.Globalization;

namespace HeadlessCrm.Benchmarks.Reporting;

/// <summary>How figures are written: never better than they are.</summary>
internal static class Figures
{
    /// <summary>A ratio with two digits, rounded up, so that a missed aim is not rounded into a met one.</summary>
    public static string Ratio(double ratio) =>
        (Math.Ceiling((ratio * 100) - 1e-9) / 100).ToString("0.00", CultureInfo.InvariantCulture) + "×";

    /// <summary>The middle one; of two, what lies between them.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
