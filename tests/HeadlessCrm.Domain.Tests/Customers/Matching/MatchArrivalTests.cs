using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Domain.Tests.Customers.Matching;

public sealed class MatchArrivalTests
{
    private static readonly MatchConfiguration Configuration = MatchConfiguration.Default;

    [Fact]
    public async Task Arrival_and_batch_decide_alike()
    {
        var (records, _) = People.Generated(1_200);
        // Wide enough for every block to be compared in full: then both must see the very same pairs.
        var wide = Configuration with { Neighbours = records.Length };
        var batch = new MatchBatch(wide).Run(records);
        var partners = batch.Records.ToDictionary(record => record.Id, _ => new List<(string, MatchOutcome, double)>());
        foreach (var pair in batch.Pairs)
        {
            var (one, other) = (batch.Records[pair.One].Id, batch.Records[pair.Other].Id);
            var outcome = pair.IsHeldBack ? MatchOutcome.Link : pair.Outcome;
            partners[one].Add((other, outcome, pair.Score));
            partners[other].Add((one, outcome, pair.Score));
        }

        var store = new StoredCandidates();
        foreach (var record in records)
        {
            store.Add(record, Guid.CreateVersion7());
        }

        var arrival = new MatchArrival(batch.Model, wide);
        foreach (var record in records)
        {
            var decision = await arrival.DecideAsync(record, store, null, TestContext.Current.CancellationToken);

            var expected = partners[record.Id].OrderBy(partner => partner.Item1, StringComparer.Ordinal).ToArray();
            var found = decision.Customers.OrderBy(match => match.Best.OtherId, StringComparer.Ordinal).ToArray();
            Assert.Equal(
                expected.Select(partner => (partner.Item1, partner.Item2)),
                found.Select(match => (match.Best.OtherId, match.Outcome)));
            Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.Item3, pair.Second.Best.Score, 1e-9));
            Assert.Equal(expected.Length == 0 ? MatchOutcome.New : expected.Max(partner => partner.Item2), decision.Outcome);
        }
    }

    [Fact]
    public async Task Records_that_arrive_one_by_one_find_their_customers()
    {
        var (records, truth) = People.Generated(1_500);
        var model = new MatchBatch(Configuration).Run(records).Model;
        var (arrival, store) = (new MatchArrival(model, Configuration), new StoredCandidates());
        var customers = new List<Guid>();
        foreach (var record in records)
        {
            var decision = await arrival.DecideAsync(record, store, null, TestContext.Current.CancellationToken);
            var customer = decision.Outcome == MatchOutcome.Link ? decision.Customers[0].CustomerId : Guid.CreateVersion7();
            store.Add(record, customer);
            customers.Add(customer);
        }

        var found = MatchEvaluation.Of(customers, [.. records.Select(record => truth[record.Id])]);
        Assert.True(found.Precision >= 0.99 && found.Recall >= 0.93, $"{found}");
    }

    [Fact]
    public async Task A_stranger_is_new_and_every_decision_is_explained()
    {
        var store = new StoredCandidates();
        var customer = Guid.CreateVersion7();
        store.Add(People.AtHome("1", "juan", "19800514", "40987123"), customer);
        var arrival = new MatchArrival(MatchModel.Initial(1_000), Configuration);

        var stranger = await arrival.DecideAsync(
            People.Of("2", ("given", "rosa"), ("family", "mamani")), store, null, TestContext.Current.CancellationToken);
        var known = await arrival.DecideAsync(
            People.AtHome("3", "juan", "19800514", "40987123"), store, null, TestContext.Current.CancellationToken);

        Assert.Equal((MatchOutcome.New, 0), (stranger.Outcome, stranger.Customers.Count));
        Assert.Equal(MatchOutcome.Link, known.Outcome);
        var match = Assert.Single(known.Customers);
        Assert.Equal((customer, "3", "1"), (match.CustomerId, match.Best.RecordId, match.Best.OtherId));
        Assert.Equal(match.Best.Score, match.Best.Waterfall.Sum(step => step.Weight), 1e-9);
    }

    [Fact]
    public async Task The_other_records_of_a_customer_can_hold_a_link_back()
    {
        var store = new StoredCandidates();
        var customer = Guid.CreateVersion7();
        store.Add(People.AtHome("vague", "juan", null), customer);
        store.Add(People.AtHome("father 1", "juan", "19520703", "07123456"), customer);
        store.Add(People.AtHome("father 2", "juan", "19520703", "07123456"), customer);
        store.Add(People.AtHome("father 3", "juan", "19520703", "07123456"), customer);
        var model = MatchModel.Initial(100_000) with { MatchesPerRecord = 1 };

        var decision = await new MatchArrival(model, Configuration).DecideAsync(
            People.AtHome("son", "juan", "19800514", "40987123"), store, null, TestContext.Current.CancellationToken);

        Assert.Equal(MatchOutcome.Review, decision.Outcome);
        var match = Assert.Single(decision.Customers);
        Assert.True(match.IsHeldBack);
        Assert.Equal("vague", match.Best.OtherId);
    }

    [Fact]
    public async Task What_is_never_to_be_merged_is_not_proposed()
    {
        var store = new StoredCandidates();
        store.Add(People.AtHome("1", "juan", "19800514", "40987123"), Guid.CreateVersion7());
        var never = new MatchConstraints(apart: [("1", "2")], together: []);

        var decision = await new MatchArrival(MatchModel.Initial(1_000), Configuration).DecideAsync(
            People.AtHome("2", "juan", "19800514", "40987123"), store, never, TestContext.Current.CancellationToken);

        Assert.Equal(MatchOutcome.New, decision.Outcome);
        Assert.Empty(decision.Customers);
    }
}
