using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.MysteryVisits;

namespace HeadlessCrm.Storage.Specification.Touchpoints.MysteryVisits;

/// <summary>What <see cref="IMysteryVisitStore"/> must do.</summary>
public abstract class MysteryVisitStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private static readonly string[] Criteria = ["GREETING", "NEEDS", "OFFER"];

    private IMysteryVisitStore Visits => Get<IMysteryVisitStore>();

    [Fact]
    public async Task Visits_are_listed_and_summed_up_as_loops_do()
    {
        var random = new Random(11);
        var all = new List<(MysteryVisit Visit, CriterionScore[] Scores)>();
        for (var i = 0; i < 40; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            var isOwn = random.Next(2) == 0;
            CriterionScore[] scores = [.. Criteria.Take(random.Next(1, 4)).Select(code => new CriterionScore(code, random.Next(101), random.Next(1, 4), null))];
            var outcome = await new RecordMysteryVisit(Visits, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
                new()
                {
                    DealerCode = isOwn ? $"L{random.Next(2)}" : null, Competitor = isOwn ? null : "Rival", Touchpoint = TouchpointKind.Sale,
                    Scenario = "first car", Shopper = "s1", Notes = "fine", VisitedAt = Start.AddDays(-random.Next(1, 30)), Scores = scores,
                    IdempotencyKey = $"{i}",
                },
                Cancel);
            Assert.Empty(outcome.Errors);
            Assert.Equal(
                (double)scores.Sum(score => score.Score * score.Weight) / scores.Sum(score => score.Weight), (double)outcome.Visit!.Score, 0.0051);
            all.Add((outcome.Visit, scores));
        }

        var where = Filter.Compare("dealerCode", Comparator.Eq, "L1");
        var page = await Visits.PageAsync(
            new() { Size = 250, Where = where, Order = [new(MysteryVisitOrderField.VisitedAt, OrderDirection.Desc)] }, Cancel);
        Assert.Equal(
            all.Select(one => one.Visit).Where(visit => visit.DealerCode == "L1")
                .OrderByDescending(visit => visit.VisitedAt).ThenByDescending(visit => visit.Id.ToString(), StringComparer.Ordinal),
            page.Items);
        Assert.Equal(page.Items.Length, await Visits.CountAsync(where, Cancel));
        var found = await Visits.GetScoresAsync([all[0].Visit.Id, Guid.Empty, all[1].Visit.Id], Cancel);
        Assert.Equal([all[0].Scores, [], all[1].Scores], found);

        var (from, until) = (Start.AddDays(-20), Start.AddDays(-5));
        var within = all.Where(one => one.Visit.VisitedAt >= from && one.Visit.VisitedAt < until).ToList();
        var summaries = await Visits.SummariseAsync(from, until, Cancel);
        Assert.Equal(["L0", "L1", "Rival"], summaries.Select(summary => summary.DealerCode ?? summary.Competitor));
        foreach (var summary in summaries)
        {
            var own = within.Where(one => one.Visit.DealerCode == summary.DealerCode && one.Visit.Competitor == summary.Competitor).ToList();
            Assert.Equal((own.Count, own.Sum(one => (long)one.Visit.ScoreHundredths)), (summary.Visits, summary.ScoreHundredths));
            Assert.Equal(
                own.SelectMany(one => one.Scores).GroupBy(score => score.Criterion).OrderBy(scores => scores.Key, StringComparer.Ordinal)
                    .Select(scores => new CriterionSummary(scores.Key, scores.Count(), scores.Sum(score => (long)score.Score))),
                summary.Criteria);
        }
    }

    [Fact]
    public async Task A_key_is_taken_once()
    {
        var visit = new MysteryVisit
        {
            Id = Guid.CreateVersion7(Start), DealerCode = "L1", Touchpoint = TouchpointKind.Web, VisitedAt = Start, RecordedAt = Start, ScoreHundredths = 5_000,
        };
        var entry = new IdempotencyEntry("once", "x", [1], [2], Start);

        Assert.True(await Visits.RecordAsync(visit, [], entry, Cancel));
        Assert.False(await Visits.RecordAsync(visit with { Id = Guid.CreateVersion7(Start) }, [], entry, Cancel));
        Assert.Equal(1, await Visits.CountAsync(null, Cancel));
    }
}
