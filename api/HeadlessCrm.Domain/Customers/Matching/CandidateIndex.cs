namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// Who is to be compared with whom among records that are all at hand: for every key its records in their order, in one sorted
/// array. About 20 bytes per record and key; built in O(n log n).
/// </summary>
internal sealed class CandidateIndex
{
    private readonly Entry[] entries;
    private readonly int[] positions;
    private readonly int[] starts;
    private readonly int reach;

    private CandidateIndex(Entry[] entries, int[] positions, int[] starts, int reach)
    {
        this.entries = entries;
        this.positions = positions;
        this.starts = starts;
        this.reach = reach;
    }

    /// <summary>How many records there are.</summary>
    public int Count => starts.Length - 1;

    /// <summary>Indexes records that stand in the order of <see cref="RecordOrder"/>.</summary>
    public static CandidateIndex Of(IReadOnlyList<MatchRecord> ordered, int reach)
    {
        var starts = new int[ordered.Count + 1];
        var found = new List<Entry>(ordered.Count * 16);
        for (var record = 0; record < ordered.Count; record++)
        {
            foreach (var key in BlockingKeys.Of(ordered[record]))
            {
                found.Add(new Entry(key, record));
            }

            starts[record + 1] = found.Count;
        }

        var entries = found.ToArray();
        Array.Sort(entries);
        return new CandidateIndex(entries, PositionsOf(entries, starts), starts, reach);
    }

    /// <summary>The records to compare with one, each once, in order; those before it are left out when told so.</summary>
    public void Collect(int record, bool onlyAfter, List<int> candidates)
    {
        candidates.Clear();
        for (var i = starts[record]; i < starts[record + 1]; i++)
        {
            var at = positions[i];
            var key = entries[at].Key;
            for (var next = at + 1; next < entries.Length && next <= at + reach && entries[next].Key == key; next++)
            {
                candidates.Add(entries[next].Record);
            }

            for (var back = at - 1; !onlyAfter && back >= 0 && back >= at - reach && entries[back].Key == key; back--)
            {
                candidates.Add(entries[back].Record);
            }
        }

        RemoveRepeated(candidates);
    }

    private static int[] PositionsOf(Entry[] entries, int[] starts)
    {
        var positions = new int[entries.Length];
        var next = starts[..^1];
        for (var at = 0; at < entries.Length; at++)
        {
            positions[next[entries[at].Record]++] = at;
        }

        return positions;
    }

    private static void RemoveRepeated(List<int> candidates)
    {
        candidates.Sort();
        var kept = 0;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (i == 0 || candidates[i] != candidates[i - 1])
            {
                candidates[kept++] = candidates[i];
            }
        }

        candidates.RemoveRange(kept, candidates.Count - kept);
    }

    private readonly record struct Entry(long Key, int Record) : IComparable<Entry>
    {
        public int CompareTo(Entry other)
        {
            var order = Key.CompareTo(other.Key);
            return order != 0 ? order : Record.CompareTo(other.Record);
        }
    }
}
