using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Merging;

namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>What matching decided on a record that arrived.</summary>
/// <param name="Mode">What it was allowed to do.</param>
/// <param name="Compared">How many records it was compared with.</param>
/// <param name="Decisions">The decisions, one for each customer it is or may be of, the surest first.</param>
public sealed record ArrivalMatch(MatchMode Mode, int Compared, IReadOnlyList<KeptMatchDecision> Decisions)
{
    /// <summary>The decision to link; null: there is none.</summary>
    public KeptMatchDecision? Link => Decisions.FirstOrDefault(decision => decision.Outcome == MatchOutcome.Link);
}

/// <summary>What is told of a match with the answer of an upsert.</summary>
/// <param name="Outcome">Whether the customer was linked to a known one, left to a person, or held to be new.</param>
/// <param name="Candidates">The decisions, the surest first; none when it is new.</param>
public sealed record UpsertMatch(MatchOutcome Outcome, IReadOnlyList<KeptMatchDecision> Candidates);

/// <summary>
/// Matching on arrival. A record is linked by making it a customer of its own first and merging that into the known one: so a
/// link is taken back like any other merge, exactly.
/// </summary>
public sealed class CustomerMatching(
    IMatchCandidates candidates,
    MatchModels models,
    IMatchDecisionStore decisions,
    ICustomerStore customers,
    MergeCustomers merge,
    MatchingSettings settings)
{
    private const int MostCandidates = 5;

    /// <summary>Decides on the record of a customer that is about to be created; null: matching is off for it.</summary>
    /// <param name="asked">What the caller asked for; null: as configured for the record's system.</param>
    /// <param name="source">The record.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<ArrivalMatch?> DecideAsync(
        MatchMode? asked, SourceRecord source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var mode = asked ?? settings.ModeOf(source.System);
        if (mode == MatchMode.Off)
        {
            return null;
        }

        if (SourceMatching.RecordOf(source) is not { } record)
        {
            return new ArrivalMatch(mode, 0, []);
        }

        var model = await models.GetAsync(cancellationToken);
        var arrival = new MatchArrival(model, MatchConfiguration.Default);
        var found = await arrival.DecideAsync(record, candidates, null, cancellationToken);
        return new ArrivalMatch(
            mode,
            found.Compared,
            [
                .. found.Customers.Take(MostCandidates)
                    .Select((match, i) => Keep(source, match, isLink: i == 0 && mode == MatchMode.Link, now)),
            ]);
    }

    /// <summary>
    /// Makes the new customer part of the one it is to be linked to; answers the customer it is then. Where that is impossible by
    /// now, it stays a customer of its own and the decision is open.
    /// </summary>
    public async Task<Customer> LinkAsync(Customer created, ArrivalMatch match, CancellationToken cancellationToken)
    {
        if (match.Link is not { } link)
        {
            return created;
        }

        if ((await customers.GetAsync([link.CandidateFor], cancellationToken))[0] is { } known && known.Id != created.Id)
        {
            var outcome = await merge.ExecuteAsync(
                new MergeCustomersCommand { KeepId = known.Id, MergeId = created.Id }, cancellationToken);
            if (outcome.Customer is { } merged)
            {
                return merged;
            }
        }

        return (await customers.GetAsync([created.Id], cancellationToken))[0] ?? created;
    }

    /// <summary>What is told of it, as the decisions stand now.</summary>
    public async Task<UpsertMatch> DescribeAsync(ArrivalMatch match, CancellationToken cancellationToken)
    {
        var now = await decisions.GetAsync([.. match.Decisions.Select(decision => decision.Id)], cancellationToken);
        KeptMatchDecision[] told = [.. now.OfType<KeptMatchDecision>()];
        var outcome = told.Length == 0 ? MatchOutcome.New
            : told.Any(decision => decision.Status == MatchStatus.Linked) ? MatchOutcome.Link
            : MatchOutcome.Review;
        return new UpsertMatch(outcome, told);
    }

    /// <summary>What was decided when a customer's first record arrived; null: nothing.</summary>
    public async Task<ArrivalMatch?> RecallAsync(Guid createdId, CancellationToken cancellationToken)
    {
        var all = (await decisions.GetByCustomersAsync([createdId], cancellationToken))[0];
        KeptMatchDecision[] own =
        [
            .. all.Where(decision => decision.ArrivedFor == createdId && decision.Origin == MatchOrigin.Arrival)
                .DistinctBy(decision => decision.Id).OrderByDescending(decision => decision.Score),
        ];
        return own.Length == 0 ? null : new ArrivalMatch(MatchMode.Link, 0, own);
    }

    private static KeptMatchDecision Keep(SourceRecord source, CustomerMatch match, bool isLink, DateTimeOffset now) => new()
    {
        Id = EntityId.Create(now),
        Outcome = isLink ? match.Outcome : MatchOutcome.Review,
        Origin = MatchOrigin.Arrival,
        ArrivedRecord = source.Reference,
        ArrivedFor = source.PostedFor,
        CandidateRecord = match.Nearest.Reference,
        CandidateFor = match.Nearest.PostedFor ?? match.Nearest.CustomerId,
        Score = match.Best.Score,
        Waterfall = match.Best.Waterfall,
        IsHeldBack = match.IsHeldBack,
        ModelVersion = match.Best.ModelVersion,
        DecidedAt = now,
    };
}
