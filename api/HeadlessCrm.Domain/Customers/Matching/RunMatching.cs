using HeadlessCrm.Domain.Customers.Merging;

namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>Compares all records with each other.</summary>
/// <param name="Mode">Whether sure pairs are linked, or all are left to a person.</param>
/// <param name="Learns">Whether a model is learned from the records; else the one in use decides.</param>
/// <param name="IsDryRun">Whether to say what would happen and change nothing.</param>
public sealed record RunMatchingCommand(MatchMode Mode = MatchMode.Link, bool Learns = true, bool IsDryRun = false);

/// <summary>How far a run has come.</summary>
/// <param name="Step">What it is at.</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Total">How much there is to do; 0: not known.</param>
public readonly record struct MatchRunProgress(MatchRunStep Step, long Done, long Total);

/// <summary>What a run does, one after the other.</summary>
public enum MatchRunStep
{
    /// <summary>It reads the records.</summary>
    Reading,

    /// <summary>It learns, compares and clusters.</summary>
    Comparing,

    /// <summary>It merges what is sure.</summary>
    Linking,

    /// <summary>It queues what a person should look at.</summary>
    Queueing,

    /// <summary>Before all else: it makes keys anew that an earlier version made.</summary>
    Keying,
}

/// <summary>What a run came to.</summary>
/// <param name="Records">How many records were compared.</param>
/// <param name="CandidatePairs">How many pairs were compared.</param>
/// <param name="ModelVersion">The model it was decided by; 0: the initial one.</param>
/// <param name="Linked">How many customers were, or would be, merged into others.</param>
/// <param name="Queued">How many reviews were, or would be, added.</param>
/// <param name="Refused">How many merges did not come about, because customers were changed or banned meanwhile.</param>
public sealed record MatchRunResult(int Records, long CandidatePairs, int ModelVersion, int Linked, int Queued, int Refused);

/// <summary>
/// Matches the whole base: learns the model, keeps it, merges what is sure and queues the rest. Each merge is durable by itself, and
/// what is merged already is taken as given: a run that was broken off is run again, and a second one finds nothing new.
/// </summary>
public sealed class RunMatching(
    IMatchRecordStore records,
    IMatchModelStore store,
    MatchModels models,
    IMatchDecisionStore decisions,
    MergeCustomers merge,
    RemakeMatchKeys keys,
    TimeProvider clock)
{
    /// <summary>From how many records on a model is learned; fewer say too little.</summary>
    public const int LeastTrainingRecords = 500;

    private const int ReviewsAtOnce = 500;

    /// <summary>Runs it.</summary>
    /// <exception cref="InvalidOperationException">Another run has learned a model meanwhile; run again.</exception>
    public async Task<MatchRunResult> ExecuteAsync(
        RunMatchingCommand command, IProgress<MatchRunProgress>? progress, CancellationToken cancellationToken)
    {
        // Also before a dry run: what was recorded before there were keys would be missing from it, and nothing else is changed.
        await keys.ExecuteAsync(isForced: false, progress, cancellationToken);
        var stored = new Dictionary<string, MatchCandidate>(StringComparer.Ordinal);
        await records.ReadAllAsync(
            candidate =>
            {
                stored[candidate.Record.Id] = candidate;
                progress?.Report(new MatchRunProgress(MatchRunStep.Reading, stored.Count, 0));
            },
            cancellationToken);
        progress?.Report(new MatchRunProgress(MatchRunStep.Comparing, 0, stored.Count));
        var pairs = await decisions.GetPairsAsync(cancellationToken);
        var found = await CompareAsync(command, stored, pairs, cancellationToken);
        var groups = new CustomerGroups(stored, found, pairs, EntityId.RecordingTime(clock.GetUtcNow()));
        var (linked, refused) = command.Mode == MatchMode.Link
            ? await LinkAsync(command, groups, progress, cancellationToken)
            : (0, 0);
        var reviews = groups.Reviews(command.Mode).ToList();
        for (var i = 0; i < reviews.Count && !command.IsDryRun; i += ReviewsAtOnce)
        {
            await decisions.AddAsync(reviews.GetRange(i, Math.Min(ReviewsAtOnce, reviews.Count - i)), cancellationToken);
            progress?.Report(new MatchRunProgress(MatchRunStep.Queueing, Math.Min(i + ReviewsAtOnce, reviews.Count), reviews.Count));
        }

        return new MatchRunResult(stored.Count, found.CandidatePairs, found.Model.Version, linked, reviews.Count, refused);
    }

    private async Task<MatchBatchResult> CompareAsync(
        RunMatchingCommand command,
        Dictionary<string, MatchCandidate> stored,
        IReadOnlyList<MatchedPair> pairs,
        CancellationToken cancellationToken)
    {
        var learns = command.Learns && stored.Count >= LeastTrainingRecords;
        var version = await store.GetLatestVersionAsync(cancellationToken) + 1;
        var model = learns ? null : await models.GetAsync(cancellationToken);
        MatchRecord[] all = [.. stored.Values.Select(candidate => candidate.Record)];
        var constraints = ConstraintsOf(stored, pairs);
        var found = await Task.Run(
            () => new MatchBatch(MatchConfiguration.Default).Run(all, model, constraints, version, cancellationToken), cancellationToken);
        if (learns && !command.IsDryRun && !await store.AddAsync(found.Model, clock.GetUtcNow(), cancellationToken))
        {
            throw new InvalidOperationException($"Another run has learned the model {version} meanwhile; run again.");
        }

        return found;
    }

    /// <summary>The records of one customer belong together; what is final between two customers keeps them apart.</summary>
    private static MatchConstraints ConstraintsOf(Dictionary<string, MatchCandidate> stored, IReadOnlyList<MatchedPair> pairs)
    {
        var first = new Dictionary<Guid, string>();
        var together = new List<(string, string)>();
        foreach (var (id, candidate) in stored)
        {
            if (!first.TryAdd(candidate.CustomerId, id))
            {
                together.Add((first[candidate.CustomerId], id));
            }
        }

        var apart = new List<(string, string)>();
        foreach (var pair in pairs.Where(pair => pair.IsFinal))
        {
            if (first.TryGetValue(pair.FirstId, out var one) && first.TryGetValue(pair.SecondId, out var other))
            {
                apart.Add((one, other));
            }
        }

        return new MatchConstraints(apart, together);
    }

    private async Task<(int Linked, int Refused)> LinkAsync(
        RunMatchingCommand command, CustomerGroups groups, IProgress<MatchRunProgress>? progress, CancellationToken cancellationToken)
    {
        var (linked, refused) = (0, 0);
        foreach (var link in groups.Links())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!command.IsDryRun && !await TryMergeAsync(link, cancellationToken))
            {
                refused++;
                continue;
            }

            groups.Join(link);
            linked++;
            progress?.Report(new MatchRunProgress(MatchRunStep.Linking, linked, 0));
        }

        return (linked, refused);
    }

    private async Task<bool> TryMergeAsync(CustomerLink link, CancellationToken cancellationToken)
    {
        var outcome = await merge.ExecuteAsync(
            new MergeCustomersCommand { KeepId = link.KeepId, MergeId = link.MergeId, Match = new MatchMerge(link.Decision) },
            cancellationToken);
        return outcome.Errors.Count == 0;
    }
}
