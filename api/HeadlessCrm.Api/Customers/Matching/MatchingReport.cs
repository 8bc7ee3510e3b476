using System.Diagnostics;
using System.Globalization;
using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Api.Customers.Matching;

/// <summary>Matches a file of which the truth is known and prints how it went, one figure a line.</summary>
internal sealed class MatchingReport(TextWriter output)
{
    public void Print(PeopleOptions options, CancellationToken cancellationToken)
    {
        var file = PeopleFile.Read(options, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        var result = new MatchBatch(MatchConfiguration.Default).Run(file.Records, cancellationToken: cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var evaluation = MatchEvaluation.Of(result.Clusters, [.. result.Records.Select(record => file.People[record.Id])]);
        Line("columns", string.Join(", ", file.Columns));
        Line("records", file.Records.Count);
        Line("true positives", evaluation.TruePositives);
        Line("false positives", evaluation.FalsePositives);
        Line("false negatives", evaluation.FalseNegatives);
        Line("precision", Rate(evaluation.Precision));
        Line("recall", Rate(evaluation.Recall));
        Line("F1", Rate(evaluation.F1));
        Line("candidate pairs", result.CandidatePairs);
        Line("pairs for review", result.Reviews.Count());
        Line("seconds", elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture));
    }

    /// <summary>Four digits, rounded down: never better than it is.</summary>
    public static string Rate(double rate) =>
        (Math.Floor((rate * 10_000) + 1e-9) / 10_000).ToString("0.0000", CultureInfo.InvariantCulture);

    private void Line(string name, object value) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-17} {value}"));
}
