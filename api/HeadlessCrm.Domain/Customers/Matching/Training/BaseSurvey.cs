using System.Runtime.InteropServices;

namespace HeadlessCrm.Domain.Customers.Matching.Training;

/// <summary>Looks through a base of records for what a model is learned from, and learns it.</summary>
internal sealed class BaseSurvey(IReadOnlyList<MatchRecord> ordered, CandidateIndex index, MatchConfiguration configuration)
{
    /// <summary>The model of the base.</summary>
    /// <param name="version">The version it gets.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public MatchModel Learn(int version, CancellationToken cancellationToken)
    {
        var start = MatchModel.Initial(ordered.Count) with { Version = version };
        if (ordered.Count < 2)
        {
            return start;
        }

        var candidates = CandidatePatterns(out var sampled, cancellationToken);
        var random = RandomPatterns(cancellationToken);
        return MatchTraining.Learn(candidates, sampled, random, start, configuration) with { Frequencies = Frequencies() };
    }

    private Dictionary<AgreementPattern, long> CandidatePatterns(out int sampled, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<AgreementPattern, long>();
        var found = new List<int>();
        var step = Math.Max(1.0, (double)ordered.Count / configuration.TrainingRecords);
        sampled = 0;
        for (var next = 0.0; (int)next < ordered.Count; next += step)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var record = (int)next;
            sampled++;
            index.Collect(record, onlyAfter: false, found);
            foreach (var other in found)
            {
                Count(counts, record, other);
            }
        }

        return counts;
    }

    private Dictionary<AgreementPattern, long> RandomPatterns(CancellationToken cancellationToken)
    {
        var counts = new Dictionary<AgreementPattern, long>();
        var state = (ulong)configuration.Seed;
        for (var i = 0; i < configuration.RandomPairs; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var one = Next(ref state);
            var other = Next(ref state);
            if (one != other)
            {
                Count(counts, one, other);
            }
        }

        return counts;
    }

    private void Count(Dictionary<AgreementPattern, long> counts, int one, int other)
    {
        var pattern = RecordComparison.Compare(ordered[one], ordered[other]);
        CollectionsMarshal.GetValueRefOrAddDefault(counts, pattern, out _)++;
    }

    private int Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        return (int)(StableHash.Mix(state) % (ulong)ordered.Count);
    }

    private Dictionary<MatchField, ValueFrequencies> Frequencies() => Enum.GetValues<MatchField>()
        .Where(field => MatchFields.Of(field).HasFrequencies)
        .Select(field => (Field: field, Values: FrequenciesOf(field)))
        .Where(pair => pair.Values is not null)
        .ToDictionary(pair => pair.Field, pair => pair.Values!);

    private ValueFrequencies? FrequenciesOf(MatchField field)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        long total = 0;
        foreach (var record in ordered)
        {
            if (record[field] is { } value)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _)++;
                total++;
            }
        }

        if (total == 0)
        {
            return null;
        }

        var ranked = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        // The expected share of a value drawn from the rest: what an agreement on one of them is worth.
        double rest = 0, squares = 0;
        foreach (var (_, count) in ranked.Skip(configuration.FrequentValues))
        {
            rest += count;
            squares += (double)count * count;
        }

        var rare = rest > 0 ? squares / rest / total : 1.0 / total;
        return new ValueFrequencies(
            ranked.Take(configuration.FrequentValues)
                .ToDictionary(pair => pair.Key, pair => (double)pair.Value / total, StringComparer.Ordinal),
            rare);
    }
}
