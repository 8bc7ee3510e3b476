namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// Brings records into the order of <see cref="BlockingKeys.SortTextOf"/>, whatever order they came in. Records of one text follow
/// the hash of their ids, so that an id that tells something cannot help.
/// </summary>
internal static class RecordOrder
{
    public static MatchRecord[] Sort(IReadOnlyList<MatchRecord> records)
    {
        var keys = new SortKey[records.Count];
        var ordered = new MatchRecord[records.Count];
        for (var i = 0; i < ordered.Length; i++)
        {
            ordered[i] = records[i];
            keys[i] = new SortKey(BlockingKeys.SortTextOf(records[i]), StableHash.Of(records[i].Id), records[i].Id);
        }

        Array.Sort(keys, ordered);
        return ordered;
    }

    private readonly record struct SortKey(string Text, long Hash, string Id) : IComparable<SortKey>
    {
        public int CompareTo(SortKey other)
        {
            var order = string.CompareOrdinal(Text, other.Text);
            order = order != 0 ? order : Hash.CompareTo(other.Hash);
            return order != 0 ? order : string.CompareOrdinal(Id, other.Id);
        }
    }
}
