namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>What a record that arrives says of one customer.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Outcome">Link or review.</param>
/// <param name="Best">The decision on the customer's record that is most like it.</param>
/// <param name="IsHeldBack">
/// Whether the best pair alone would be a link and is for review only because the customer's other records speak against it.
/// </param>
/// <param name="Nearest">That record, as it is stored.</param>
public sealed record CustomerMatch(
    Guid CustomerId, MatchOutcome Outcome, MatchDecision Best, bool IsHeldBack, MatchCandidate Nearest);

/// <summary>What becomes of a record that arrives.</summary>
/// <param name="Outcome">
/// Link to the first customer; review; or a new customer. A record for review gets a customer of its own meanwhile.
/// </param>
/// <param name="Customers">
/// The customers it is, or may be, of, the surest first. More than one that links says that these customers may be one.
/// </param>
/// <param name="Compared">How many records it was compared with.</param>
public sealed record MatchArrivalDecision(MatchOutcome Outcome, IReadOnlyList<CustomerMatch> Customers, int Compared);

/// <summary>Decides on a record as it arrives, by the same scorer and the same guard as a batch.</summary>
public sealed class MatchArrival(MatchModel model, MatchConfiguration configuration)
{
    private readonly MatchScorer scorer = new(model, configuration);

    /// <summary>Finds the candidates of a record and decides.</summary>
    /// <param name="record">The record.</param>
    /// <param name="store">Where candidates are.</param>
    /// <param name="constraints">What people have decided before; null: nothing.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<MatchArrivalDecision> DecideAsync(
        MatchRecord record, IMatchCandidates store, MatchConstraints? constraints, CancellationToken cancellationToken)
    {
        var candidates = await store.FindCandidatesAsync(MatchLookup.For(record, configuration), cancellationToken);
        var best = candidates
            .Select(candidate => (
                Candidate: candidate,
                IsLikely: scorer.TryScore(record, candidate.Record, out var score),
                Score: score))
            .Where(scored => scored.IsLikely)
            .GroupBy(scored => scored.Candidate.CustomerId)
            .Select(group => group.OrderByDescending(scored => scored.Score)
                .ThenBy(scored => scored.Candidate.Record.Id, StringComparer.Ordinal).First())
            .ToArray();
        if (best.Length == 0)
        {
            return new MatchArrivalDecision(MatchOutcome.New, [], candidates.Count);
        }

        var members = (await store.GetMembersAsync([.. best.Select(scored => scored.Candidate.CustomerId)], record.Id, cancellationToken))
            .ToLookup(member => member.CustomerId, member => member.Record);
        var customers = best
            .Select(scored => Judge(record, scored.Candidate, [.. members[scored.Candidate.CustomerId]], constraints))
            .OfType<CustomerMatch>()
            .OrderByDescending(match => match.Outcome).ThenByDescending(match => match.Best.Score).ThenBy(match => match.CustomerId)
            .ToArray();
        return new MatchArrivalDecision(
            customers.Length == 0 ? MatchOutcome.New : customers[0].Outcome, customers, candidates.Count);
    }

    private CustomerMatch? Judge(
        MatchRecord record, MatchCandidate nearest, MatchRecord[] members, MatchConstraints? constraints)
    {
        if (constraints is not null && members.Any(member => constraints.AreApart(record.Id, member.Id)))
        {
            return null;
        }

        var decision = scorer.Decide(record, nearest.Record);
        var isHeldBack = decision.Outcome == MatchOutcome.Link && members.Length > 1
            && !ClusterGuard.Admits([record], members, scorer.Score, scorer.LinkScore);
        var outcome = isHeldBack ? MatchOutcome.Review : decision.Outcome;
        return new CustomerMatch(nearest.CustomerId, outcome, decision with { Outcome = outcome }, isHeldBack, nearest);
    }
}
