using HeadlessCrm.Domain.Customers.Matching.Training;

namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>Matches all records of a base with each other. The order they come in makes no difference.</summary>
public sealed class MatchBatch(MatchConfiguration configuration)
{
    private const int RecordsAtOnce = 1_024;

    /// <summary>Compares, decides and clusters.</summary>
    /// <param name="records">The records; their ids are distinct.</param>
    /// <param name="model">The model to decide by; null: one is learned from the records.</param>
    /// <param name="constraints">What people have decided before; null: nothing.</param>
    /// <param name="version">The version of the model when one is learned; from 1.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public MatchBatchResult Run(
        IReadOnlyList<MatchRecord> records,
        MatchModel? model = null,
        MatchConstraints? constraints = null,
        int version = 1,
        CancellationToken cancellationToken = default)
    {
        var ordered = RecordOrder.Sort(records);
        var index = CandidateIndex.Of(ordered, configuration.Neighbours);
        model ??= new BaseSurvey(ordered, index, configuration).Learn(version, cancellationToken);
        var scorer = new MatchScorer(model, configuration);
        var pairs = Score(ordered, index, scorer, out var compared, cancellationToken);
        var clustering = new Clustering(ordered, scorer, constraints ?? MatchConstraints.None);
        clustering.Join(pairs);
        return new MatchBatchResult(ordered, model, scorer, pairs, clustering.Clusters, compared);
    }

    private MatchPair[] Score(
        MatchRecord[] ordered, CandidateIndex index, MatchScorer scorer, out long compared, CancellationToken cancellationToken)
    {
        var kept = new List<MatchPair>();
        long all = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = configuration.Parallelism, CancellationToken = cancellationToken };
        Parallel.For(0, (ordered.Length + RecordsAtOnce - 1) / RecordsAtOnce, options, part =>
        {
            var found = new List<MatchPair>();
            var candidates = new List<int>();
            long count = 0;
            var end = Math.Min((part + 1) * RecordsAtOnce, ordered.Length);
            for (var record = part * RecordsAtOnce; record < end; record++)
            {
                index.Collect(record, onlyAfter: true, candidates);
                count += candidates.Count;
                foreach (var other in candidates)
                {
                    if (scorer.TryScore(ordered[record], ordered[other], out var score))
                    {
                        found.Add(new MatchPair(record, other, score, scorer.OutcomeOf(score)));
                    }
                }
            }

            lock (kept)
            {
                kept.AddRange(found);
                all += count;
            }
        });
        compared = all;
        var sorted = kept.ToArray();
        Array.Sort(sorted, SurestFirst);
        return sorted;
    }

    private static int SurestFirst(MatchPair left, MatchPair right)
    {
        var order = right.Score.CompareTo(left.Score);
        order = order != 0 ? order : left.One.CompareTo(right.One);
        return order != 0 ? order : left.Other.CompareTo(right.Other);
    }
}
