namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>What people have decided about pairs of records; it outweighs every score.</summary>
public sealed class MatchConstraints
{
    private readonly HashSet<(string, string)> apart = [];
    private readonly HashSet<(string, string)> together = [];

    /// <summary>Nothing was decided.</summary>
    public static MatchConstraints None { get; } = new([], []);

    /// <summary>Takes decisions on pairs of record ids; the order within a pair does not matter.</summary>
    /// <param name="apart">Pairs that are never to be of one person.</param>
    /// <param name="together">Pairs that were confirmed to be of one person.</param>
    /// <exception cref="ArgumentException">A pair is of one record with itself, or was decided both ways.</exception>
    public MatchConstraints(IEnumerable<(string One, string Other)> apart, IEnumerable<(string One, string Other)> together)
    {
        foreach (var (one, other) in apart)
        {
            this.apart.Add(Ordered(one, other));
        }

        foreach (var (one, other) in together)
        {
            var pair = Ordered(one, other);
            if (this.apart.Contains(pair))
            {
                throw new ArgumentException($"The records {one} and {other} are to be together and apart; withdraw one of the decisions.");
            }

            this.together.Add(pair);
        }
    }

    internal bool HasApart => apart.Count > 0;

    internal bool AreApart(string one, string other) => HasApart && apart.Contains(Ordered(one, other));

    /// <summary>
    /// The places of the records that belong together, in an order of their own; records that are not there are passed over.
    /// </summary>
    internal IEnumerable<(int One, int Other)> TogetherIn(IReadOnlyList<MatchRecord> records)
    {
        if (together.Count == 0)
        {
            return [];
        }

        var named = together.SelectMany(pair => new[] { pair.Item1, pair.Item2 }).ToHashSet(StringComparer.Ordinal);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < records.Count; i++)
        {
            if (named.Contains(records[i].Id))
            {
                places[records[i].Id] = i;
            }
        }

        return together.Where(pair => places.ContainsKey(pair.Item1) && places.ContainsKey(pair.Item2))
            .Select(pair => (places[pair.Item1], places[pair.Item2])).Order();
    }

    private static (string, string) Ordered(string one, string other) => string.CompareOrdinal(one, other) switch
    {
        0 => throw new ArgumentException($"The record {one} is paired with itself; name two records."),
        < 0 => (one, other),
        _ => (other, one),
    };
}
