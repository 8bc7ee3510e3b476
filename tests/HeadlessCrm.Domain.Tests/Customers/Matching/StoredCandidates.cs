using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Domain.Tests.Customers.Matching;

/// <summary>A candidate store in memory, as simple as the contract of <see cref="IMatchCandidates"/> can be met.</summary>
internal sealed class StoredCandidates : IMatchCandidates
{
    private readonly Dictionary<long, List<Stored>> blocks = [];
    private readonly Dictionary<Guid, List<MatchRecord>> customers = [];

    public void Add(MatchRecord record, Guid customerId)
    {
        var stored = new Stored(BlockingKeys.SortTextOf(record), new MatchCandidate(record, customerId));
        foreach (var key in BlockingKeys.Of(record))
        {
            if (!blocks.TryGetValue(key, out var block))
            {
                blocks.Add(key, block = []);
            }

            block.Add(stored);
            block.Sort((one, other) => string.CompareOrdinal(one.SortText, other.SortText));
        }

        if (!customers.TryGetValue(customerId, out var records))
        {
            customers.Add(customerId, records = []);
        }

        records.Add(record);
    }

    public Task<IReadOnlyList<MatchCandidate>> FindCandidatesAsync(MatchLookup lookup, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, MatchCandidate>(StringComparer.Ordinal);
        foreach (var block in lookup.Keys.Select(key => blocks.GetValueOrDefault(key)).OfType<List<Stored>>())
        {
            var others = block.Where(stored => stored.Candidate.Record.Id != lookup.RecordId).ToArray();
            var before = others.Where(stored => string.CompareOrdinal(stored.SortText, lookup.SortText) < 0).TakeLast(lookup.Neighbours);
            var after = others.Where(stored => string.CompareOrdinal(stored.SortText, lookup.SortText) >= 0).Take(lookup.Neighbours);
            foreach (var stored in before.Concat(after))
            {
                found[stored.Candidate.Record.Id] = stored.Candidate;
            }
        }

        return Task.FromResult<IReadOnlyList<MatchCandidate>>([.. found.Values]);
    }

    public Task<IReadOnlyList<MatchCandidate>> GetMembersAsync(
        IReadOnlyCollection<Guid> customerIds, string withoutRecordId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<MatchCandidate>>(
        [
            .. from id in customerIds
               from record in customers[id].Where(record => record.Id != withoutRecordId).Take(ClusterGuard.MostMembers)
               select new MatchCandidate(record, id),
        ]);

    private sealed record Stored(string SortText, MatchCandidate Candidate);
}
