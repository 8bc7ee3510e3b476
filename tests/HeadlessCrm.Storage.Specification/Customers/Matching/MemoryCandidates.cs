using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Storage.Specification.Customers.Matching;

/// <summary>
/// Finds candidates by looking at every record there is: as plain as the contract of <see cref="IMatchCandidates"/> can be read.
/// </summary>
internal sealed class MemoryCandidates(IEnumerable<GoldenSources> customers, Func<Guid, IReadOnlyList<string>> vinsOf)
{
    private readonly MatchCandidate[] all =
    [
        .. from customer in customers
           from source in customer.Records
           let record = SourceMatching.RecordOf(source, vinsOf(source.PostedFor))
           where record is not null
           select new MatchCandidate(record, customer.Customer.Id)
           {
               Reference = source.Reference,
               PostedFor = source.PostedFor == customer.Customer.Id ? null : source.PostedFor,
           },
    ];

    private readonly Dictionary<string, HashSet<long>> keys = [];

    public IReadOnlyList<MatchCandidate> All => all;

    /// <summary>The ids of the records that are to be found.</summary>
    public IEnumerable<string> Find(MatchLookup lookup)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in lookup.Keys)
        {
            // The ids of stored records compare as their text does.
            var block = all.Where(one => one.Record.Id != lookup.RecordId && KeysOf(one.Record).Contains(key))
                .OrderBy(one => BlockingKeys.SortTextOf(one.Record), StringComparer.Ordinal)
                .ThenBy(one => one.Record.Id, StringComparer.Ordinal)
                .ToList();
            var before = block.Count(one => string.CompareOrdinal(BlockingKeys.SortTextOf(one.Record), lookup.SortText) < 0);
            found.UnionWith(block.Take(before).TakeLast(lookup.Neighbours)
                .Concat(block.Skip(before).Take(lookup.Neighbours)).Select(one => one.Record.Id));
        }

        return found.Order(StringComparer.Ordinal);
    }

    private HashSet<long> KeysOf(MatchRecord record)
    {
        if (!keys.TryGetValue(record.Id, out var found))
        {
            keys.Add(record.Id, found = [.. BlockingKeys.Of(record)]);
        }

        return found;
    }

    /// <summary>Everything that is stored of a record, as a line.</summary>
    public static string Describe(MatchCandidate one) =>
        $"{one.Record.Id} {one.Reference} {one.CustomerId} {one.PostedFor} {one.Record.ToComparableText().Replace('\u001F', '|')}";
}
