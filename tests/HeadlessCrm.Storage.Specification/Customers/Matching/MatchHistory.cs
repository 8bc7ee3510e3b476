using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Storage.Specification.Customers.Merging;

namespace HeadlessCrm.Storage.Specification.Customers.Matching;

/// <summary>The part that matching has in random histories of merging and unmerging.</summary>
internal static class MatchHistory
{
    /// <summary>Keeps a decision on two customers, here and there.</summary>
    public static async Task DecideAsync(
        IMatchDecisionStore store,
        ModelCustomer arrived,
        ModelCustomer candidate,
        MatchOutcome outcome,
        DateTimeOffset now,
        CancellationToken cancel)
    {
        var decision = new KeptMatchDecision
        {
            Id = EntityId.Create(now),
            Outcome = outcome,
            Origin = MatchOrigin.Batch,
            ArrivedRecord = arrived.References[0],
            ArrivedFor = arrived.Id,
            CandidateRecord = candidate.References[0],
            CandidateFor = candidate.Id,
            Score = 1.5,
            Waterfall = [new MatchStep(MatchEvidence.Prior, null, null, 1.5, 1.5)],
            ModelVersion = 3,
            DecidedAt = now,
        };
        await store.AddAsync([decision], cancel);
        arrived.Decisions.Add((decision.Id, candidate, outcome));
        candidate.Decisions.Add((decision.Id, arrived, outcome));
    }

    /// <summary>The decisions that a customer made of parts must have, as lines of text.</summary>
    public static IEnumerable<string> Expected(IEnumerable<ModelCustomer> parts) => parts
        .SelectMany(part => part.Decisions.Select(one =>
        {
            var isOne = one.Other.Root == part.Root;
            var status = !isOne ? MatchStatus.Open : one.Outcome == MatchOutcome.Link ? MatchStatus.Linked : MatchStatus.Closed;
            return $"decision {one.Id} {status} with {one.Other.Root.Id}";
        }))
        .Distinct().Order(StringComparer.Ordinal);

    /// <summary>The decisions that it has.</summary>
    public static IEnumerable<string> Found(Guid id, IReadOnlyList<KeptMatchDecision> decisions) => decisions
        .Select(one =>
        {
            var other = one.ArrivedCustomerId == id ? one.CandidateCustomerId : one.ArrivedCustomerId;
            return $"decision {one.Id} {one.Status} with {other}";
        })
        .Order(StringComparer.Ordinal);

    /// <summary>What matching sees follows the sources, whose values are compared with the model elsewhere.</summary>
    public static async Task CompareRecordsAsync(
        IMatchRecordStore store, IReadOnlyList<GoldenSources?> sources, MergeModel model, string when, CancellationToken cancel)
    {
        var found = new List<MatchCandidate>();
        await store.ReadAllAsync(found.Add, cancel);
        var expected = new MemoryCandidates(
            sources.OfType<GoldenSources>(), id => VinsOf(model.Customers.Single(customer => customer.Id == id))).All;
        Assert.True(
            expected.Select(MemoryCandidates.Describe).Order(StringComparer.Ordinal)
                .SequenceEqual(found.Select(MemoryCandidates.Describe).Order(StringComparer.Ordinal)),
            $"{when}: the records to match on are not those of the sources.");
    }

    private static string[] VinsOf(ModelCustomer customer) =>
    [
        .. customer.Periods.Where(had => had.Role == VehicleRole.Owner).OrderByDescending(had => had.Since ?? default)
            .ThenBy(had => had.Vin, StringComparer.Ordinal).Select(had => had.Vin).Distinct().Take(SourceMatching.MostVehicles),
    ];
}
