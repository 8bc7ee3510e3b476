using System.Globalization;
using HeadlessCrm.Chaos.Tests.Disturbances;
using HeadlessCrm.Chaos.Tests.Verification;

namespace HeadlessCrm.Chaos.Tests;

/// <summary>What a run came to.</summary>
/// <param name="Findings">What was found.</param>
/// <param name="Disturbances">How often each disturbance was done.</param>
/// <param name="Retries">How many mutations had to be sent again.</param>
/// <param name="Reconnects">How often subscribers came back.</param>
internal sealed record ChaosReport(
    Findings Findings, IReadOnlyDictionary<Disturbance, int> Disturbances, int Retries, int Reconnects)
{
    /// <summary>The report, whose last line is the summary.</summary>
    public string Text(DirectoryInfo folder)
    {
        var lines = new List<string>(Findings.Details);
        if (!Findings.AreNone)
        {
            lines.Add($"logs are in {folder.FullName}");
        }

        lines.Add(string.Join(", ", Disturbances.OrderBy(one => one.Key).Select(one => $"{one.Key} {one.Value}")));
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"mutations sent again {Retries}, subscriptions resumed {Reconnects}"));
        lines.Add(Findings.Summary);
        return string.Join('\n', lines);
    }
}
