using System.Globalization;

namespace HeadlessCrm.Benchmarks.Reporting;

/// <summary>How figures are written: never better than they are.</summary>
internal static class Figures
{
    /// <summary>A ratio with two digits, rounded up, so that a missed aim is not rounded into a met one.</summary>
    public static string Ratio(double ratio) =>
        (Math.Ceiling((ratio * 100) - 1e-9) / 100).ToString("0.00", CultureInfo.InvariantCulture) + "×";
}
