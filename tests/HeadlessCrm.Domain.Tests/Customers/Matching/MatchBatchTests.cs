using HeadlessCrm.Benchmarks.Matching;
using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Domain.Tests.Customers.Matching;

public sealed class MatchBatchTests
{
    private static readonly MatchBatch Batch = new(MatchConfiguration.Default);

    // A base where every record has another of its person, so that a record which lacks what is a person's own links to namesakes.
    private static readonly MatchModel Trusting = MatchModel.Initial(100_000) with { MatchesPerRecord = 1 };

    [Fact]
    public void Finds_made_up_people_again()
    {
        var (records, truth) = People.Generated(4_000);

        var result = Batch.Run(records);

        var found = MatchEvaluation.Of(result.Clusters, [.. result.Records.Select(record => truth[record.Id])]);
        Assert.True(found.Precision >= 0.99 && found.Recall >= 0.95, $"{found}");
    }

    [Fact]
    public void The_order_of_the_records_makes_no_difference()
    {
        var (records, _) = People.Generated(1_500);
        var first = Batch.Run(records);
        var choice = new SeededChoice(5);
        for (var round = 0; round < 3; round++)
        {
            var shuffled = records.OrderBy(_ => choice.Below(int.MaxValue)).ToArray();

            var again = Batch.Run(shuffled);

            Assert.Equal(People.ClustersOf(first), People.ClustersOf(again));
            Assert.Equal(first.Pairs, again.Pairs);
            Assert.Equal(first.Model.Fields, again.Model.Fields);
        }
    }

    [Fact]
    public void The_number_of_threads_makes_no_difference()
    {
        var (records, _) = People.Generated(3_000);

        var one = new MatchBatch(MatchConfiguration.Default with { Parallelism = 1 }).Run(records);
        var four = new MatchBatch(MatchConfiguration.Default with { Parallelism = 4 }).Run(records);

        Assert.Equal(one.Pairs, four.Pairs);
        Assert.Equal(People.ClustersOf(one), People.ClustersOf(four));
    }

    [Fact]
    public void An_id_tells_nothing()
    {
        var (records, truth) = People.Generated(1_000);
        var told = records.Select(record => Renamed(record, $"{truth[record.Id]:00000}-{record.Id}")).ToArray();
        var untold = Batch.Run(records);

        var result = Batch.Run(told);

        Assert.Equal(
            People.ClustersOf(untold).Select(cluster => cluster.Split(' ').Length).Order(),
            People.ClustersOf(result).Select(cluster => cluster.Split(' ').Length).Order());
    }

    [Fact]
    public void Many_records_under_one_key_cost_a_bounded_number_of_comparisons()
    {
        // A placeholder number that thousands of records share.
        var choice = new SeededChoice(3);
        var records = Enumerable.Range(0, 4_000)
            .Select(i => People.Of($"{i}", ("family", GeneratedNames.Word(choice.Below(40_000))), ("phone", "999999999"))).ToArray();

        var result = Batch.Run(records);

        var keys = records.Max(record => BlockingKeys.Of(record).Count);
        Assert.InRange(result.CandidatePairs, 1, (long)records.Length * keys * MatchConfiguration.Default.Neighbours);
    }

    [Fact]
    public void One_weak_record_does_not_chain_father_and_son()
    {
        MatchRecord[] records =
        [
            People.AtHome("father 1", "juan", "19520703", "07123456"), People.AtHome("father 2", "juan", "19520703", "07123456"),
            People.AtHome("son 1", "juan", "19800514", "40987123"), People.AtHome("son 2", "juan", "19800514", "40987123"),
            People.AtHome("who", "juan", null),
        ];

        var result = Batch.Run(records, Trusting);

        var clusters = result.Records.Zip(result.Clusters).ToDictionary(pair => pair.First.Id, pair => pair.Second);
        Assert.Equal(clusters["father 1"], clusters["father 2"]);
        Assert.Equal(clusters["son 1"], clusters["son 2"]);
        Assert.NotEqual(clusters["father 1"], clusters["son 1"]);
        // It would have linked to both; the one it did not join is for review.
        Assert.Contains(result.Reviews, pair =>
            pair.IsHeldBack && (result.Records[pair.One].Id == "who" || result.Records[pair.Other].Id == "who"));
        Assert.All(result.Reviews, pair => Assert.Equal(MatchOutcome.Review, result.Explain(pair).Outcome));
    }

    [Fact]
    public void What_people_decided_outweighs_the_score()
    {
        MatchRecord[] records =
        [
            People.AtHome("a", "juan", "19800514", "40987123"), People.AtHome("b", "juan", "19800514", "40987123"),
            People.Of("c", ("given", "ana"), ("family", "smith"), ("born", "19700101")),
            People.Of("d", ("given", "rosa"), ("family", "mamani"), ("born", "19900909")),
        ];
        Assert.Equal(["a b", "c", "d"], People.ClustersOf(Batch.Run(records, Trusting)));

        var decided = new MatchConstraints(apart: [("b", "a")], together: [("d", "c"), ("c", "gone")]);
        var result = Batch.Run(records, Trusting, decided);

        Assert.Equal(["a", "b", "c d"], People.ClustersOf(result));
    }

    [Fact]
    public void Decisions_that_contradict_each_other_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new MatchConstraints([("a", "b")], [("b", "a")]));
        Assert.Throws<ArgumentException>(() => new MatchConstraints([("a", "a")], []));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_base_of_hardly_any_records_is_matched_too(int count)
    {
        var records = Enumerable.Range(0, count).Select(i => People.AtHome($"{i}", "juan", "19800514", "40987123")).ToArray();

        var result = Batch.Run(records);

        Assert.Equal(count, result.Clusters.Count);
    }

    [Fact]
    public void Two_groups_join_only_when_they_agree_on_the_whole()
    {
        // One pair is all but certain; what the others say is given.
        Func<string, string, double> With(double others) => (one, other) => one == "a1" && other == "b1" ? 30 : others;

        Assert.True(ClusterGuard.Admits(["a1"], ["b1"], With(-9), linkScore: 4));
        Assert.True(ClusterGuard.Admits(["a1"], ["b1", "b2"], With(-1), linkScore: 4));
        Assert.False(ClusterGuard.Admits(["a1"], ["b1", "b2"], With(-9), linkScore: 4));
        Assert.False(ClusterGuard.Admits(["a1", "a2"], ["b1", "b2"], With(-9), linkScore: 4));
    }

    private static MatchRecord Renamed(MatchRecord record, string id) => MatchRecord.Create(
        id, Enum.GetValues<MatchField>().Select(field => KeyValuePair.Create(field, record[field])));
}
