namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>Two customers that a batch found to be one.</summary>
/// <param name="KeepId">The one that was recorded first, which survives.</param>
/// <param name="MergeId">The other.</param>
/// <param name="Decision">Why.</param>
internal sealed record CustomerLink(Guid KeepId, Guid MergeId, KeptMatchDecision Decision);

/// <summary>
/// What the pairs of records of a batch mean for customers: which become one, and which a person should look at. It follows the
/// merges as they are carried out, so that each pair is asked about the customers of that moment.
/// </summary>
internal sealed class CustomerGroups(
    Dictionary<string, MatchCandidate> stored, MatchBatchResult found, IReadOnlyList<MatchedPair> known, DateTimeOffset now)
{
    private readonly Dictionary<Guid, Guid> joined = [];

    /// <summary>The links to carry out, the surest first. Tell with <see cref="Join"/> of each that was before taking the next.</summary>
    public IEnumerable<CustomerLink> Links()
    {
        foreach (var pair in found.Pairs.Where(pair => pair.Outcome == MatchOutcome.Link))
        {
            var (one, other) = CustomersOf(pair);
            if (one != other && found.Clusters[pair.One] == found.Clusters[pair.Other])
            {
                var isOneOlder = string.CompareOrdinal(one.ToString(), other.ToString()) < 0;
                var (keep, merge) = isOneOlder ? (one, other) : (other, one);
                yield return new CustomerLink(keep, merge, Keep(pair, MatchOutcome.Link));
            }
        }
    }

    /// <summary>Takes note of a merge.</summary>
    public void Join(CustomerLink link) => joined[link.MergeId] = link.KeepId;

    /// <summary>The decisions to leave to a person, one for two customers, the surest; none where there is one already.</summary>
    public IEnumerable<KeptMatchDecision> Reviews(MatchMode mode)
    {
        var seen = known.Select(pair => Ordered(PresentOf(pair.FirstId), PresentOf(pair.SecondId))).ToHashSet();
        foreach (var pair in found.Pairs)
        {
            var (one, other) = CustomersOf(pair);
            if (one != other && (pair.Outcome == MatchOutcome.Review || mode == MatchMode.Review) && seen.Add(Ordered(one, other)))
            {
                yield return Keep(pair, MatchOutcome.Review);
            }
        }
    }

    private (Guid One, Guid Other) CustomersOf(MatchPair pair) =>
        (PresentOf(StoredAt(pair.One).CustomerId), PresentOf(StoredAt(pair.Other).CustomerId));

    private Guid PresentOf(Guid customer)
    {
        while (joined.TryGetValue(customer, out var into))
        {
            customer = into;
        }

        return customer;
    }

    private MatchCandidate StoredAt(int place) => stored[found.Records[place].Id];

    // The record of the younger customer is the one that arrived.
    private KeptMatchDecision Keep(MatchPair pair, MatchOutcome outcome)
    {
        var decision = found.Explain(pair);
        var (one, other) = (StoredAt(pair.One), StoredAt(pair.Other));
        var isOneOlder = string.CompareOrdinal(PostedFor(one).ToString(), PostedFor(other).ToString()) < 0;
        var (candidate, arrived) = isOneOlder ? (one, other) : (other, one);
        return new KeptMatchDecision
        {
            Id = EntityId.Create(now),
            Outcome = outcome,
            Origin = MatchOrigin.Batch,
            ArrivedRecord = arrived.Reference,
            ArrivedFor = PostedFor(arrived),
            CandidateRecord = candidate.Reference,
            CandidateFor = PostedFor(candidate),
            Score = decision.Score,
            Waterfall = decision.Waterfall,
            IsHeldBack = pair.IsHeldBack,
            ModelVersion = decision.ModelVersion,
            DecidedAt = now,
        };
    }

    private static Guid PostedFor(MatchCandidate candidate) => candidate.PostedFor ?? candidate.CustomerId;

    private static (Guid, Guid) Ordered(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);
}
