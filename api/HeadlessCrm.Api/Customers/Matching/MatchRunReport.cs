using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Api.Customers.Matching;

/// <summary>Matches a store, or counts how well it is matched, and prints it, one figure a line.</summary>
internal sealed class MatchRunReport(IServiceProvider services, TextWriter output)
{
    /// <summary>Runs the batch.</summary>
    public async Task RunAsync(RunMatchingCommand command, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await services.GetRequiredService<RunMatching>().ExecuteAsync(command, null, cancellationToken);
        if (command.IsDryRun)
        {
            output.WriteLine("Dry run, nothing written.");
        }

        Line("records", result.Records);
        Line("candidate pairs", result.CandidatePairs);
        Line("model version", result.ModelVersion);
        Line("customers merged", result.Linked);
        Line("reviews added", result.Queued);
        Line("merges refused", result.Refused);
        Line("seconds", Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture));
        Line("peak memory MB", PeakMemory() ?? Environment.WorkingSet >> 20);
    }

    /// <summary>Makes keys anew.</summary>
    public async Task RemakeKeysAsync(bool isForced, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var customers = await services.GetRequiredService<RemakeMatchKeys>().ExecuteAsync(isForced, null, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Line("customers", customers);
        Line("records", await services.GetRequiredService<IMatchRecordStore>().CountAsync(cancellationToken));
        Line("key version", BlockingKeys.Version);
        Line("seconds", seconds.ToString("0.0", CultureInfo.InvariantCulture));
        if (customers > 0)
        {
            Line("customers/s", (customers / seconds).ToString("0", CultureInfo.InvariantCulture));
        }

        Line("peak memory MB", PeakMemory() ?? Environment.WorkingSet >> 20);
    }

    /// <summary>Counts pairs of records of one system: those of one customer in the store against those of one person.</summary>
    /// <exception cref="StartupException">The system has no records, or the pattern does not fit.</exception>
    public async Task EvaluateAsync(string system, string pattern, CancellationToken cancellationToken)
    {
        var person = PeopleFile.PatternOf(pattern);
        var (customers, people) = (new List<Guid>(), new List<string>());
        await services.GetRequiredService<IMatchRecordStore>().ReadAllAsync(
            candidate =>
            {
                if (candidate.Reference.System == system)
                {
                    customers.Add(candidate.CustomerId);
                    people.Add(PersonOf(candidate.Reference.Id, person));
                }
            },
            cancellationToken);
        if (customers.Count == 0)
        {
            throw new StartupException($"The store has no records of the system {system} that could be matched; import them first.");
        }

        var evaluation = MatchEvaluation.Of(customers, people);
        Line("records", customers.Count);
        Line("customers", customers.Distinct().Count());
        Line("true positives", evaluation.TruePositives);
        Line("false positives", evaluation.FalsePositives);
        Line("false negatives", evaluation.FalseNegatives);
        Line("precision", MatchingReport.Rate(evaluation.Precision));
        Line("recall", MatchingReport.Rate(evaluation.Recall));
        Line("F1", MatchingReport.Rate(evaluation.F1));
    }

    private static long? PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 > 0 ? process.PeakWorkingSet64 >> 20 : null;
    }

    private static string PersonOf(string key, Regex person) => person.Match(key).Groups["person"] is { Success: true } found
        ? found.Value
        : throw new StartupException($"The pattern of --person does not fit the key \"{key}\".");

    private void Line(string name, object value) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-17} {value}"));
}
