using System.Text.Json;
using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Domain.Tests.Customers.Matching;

public sealed class MatchScorerTests
{
    private static readonly MatchScorer Scorer = new(MatchModel.Initial(100_000), MatchConfiguration.Default);

    [Fact]
    public void The_waterfall_adds_up_to_the_score_and_the_score_is_the_probability()
    {
        var (records, _) = People.Generated(400);
        var scorer = new MatchScorer(new MatchBatch(MatchConfiguration.Default).Run(records).Model, MatchConfiguration.Default);
        for (var i = 0; i + 1 < records.Length; i++)
        {
            var decision = scorer.Decide(records[i], records[i + 1]);

            Assert.Equal(decision.Score, decision.Waterfall.Sum(step => step.Weight), 1e-9);
            Assert.Equal(decision.Score, decision.Waterfall[^1].Total, 1e-9);
            Assert.Equal(decision.Score, scorer.Score(records[i], records[i + 1]), 1e-9);
            Assert.Equal(decision.Score, scorer.Score(records[i + 1], records[i]), 1e-9);
            Assert.Equal(decision.Score, Math.Log2(decision.Probability / (1 - decision.Probability)), 0.01);
            Assert.Equal(MatchEvidence.Prior, decision.Waterfall[0].Evidence);
            Assert.Equal(MatchEvidence.Household, decision.Waterfall[^1].Evidence);
            Assert.All(decision.Waterfall.Skip(1).SkipLast(1), step => Assert.Equal(MatchEvidence.Field, step.Evidence));
            Assert.DoesNotContain(decision.Waterfall, step => step.Agreement == AgreementLevel.Missing);
        }
    }

    [Fact]
    public void Seeing_early_that_a_pair_cannot_match_loses_none()
    {
        var (records, _) = People.Generated(3_000);
        var result = new MatchBatch(MatchConfiguration.Default).Run(records);
        var scorer = new MatchScorer(result.Model, MatchConfiguration.Default);
        var index = CandidateIndex.Of(result.Records, MatchConfiguration.Default.Neighbours);
        var candidates = new List<int>();
        var compared = 0;
        for (var record = 0; record < index.Count; record++)
        {
            index.Collect(record, onlyAfter: true, candidates);
            foreach (var other in candidates)
            {
                var score = scorer.Score(result.Records[record], result.Records[other]);
                var isLikely = scorer.TryScore(result.Records[record], result.Records[other], out var screened);
                Assert.Equal(scorer.OutcomeOf(score) != MatchOutcome.New, isLikely);
                Assert.True(!isLikely || screened == score);
                compared++;
            }
        }

        Assert.Equal(result.CandidatePairs, compared);
    }

    [Fact]
    public void One_person_twice_is_a_link()
    {
        var decision = Scorer.Decide(
            People.AtHome("1", "juan carlos", "19800514", "40123456"), People.AtHome("2", "juan carlos", "19800514", "40123456"));

        Assert.Equal(MatchOutcome.Link, decision.Outcome);
    }

    [Theory]
    [InlineData("carmen", "19520703")]
    [InlineData("carmen", null)]
    public void Two_people_of_one_household_are_two(string given, string? born)
    {
        var decision = Scorer.Decide(People.AtHome("1", "juan", "19800514"), People.AtHome("2", given, born));

        Assert.Equal(MatchOutcome.New, decision.Outcome);
        Assert.True(decision.Waterfall[^1].Weight < -20, "what a household shares must be taken away again");
    }

    [Theory]
    [InlineData("juan", "19520703")] // father and son of one name
    [InlineData("carmen", "19800514")] // twins
    public void Relatives_who_share_more_are_never_linked(string given, string born)
    {
        var decision = Scorer.Decide(People.AtHome("1", "juan", "19800514"), People.AtHome("2", given, born));

        Assert.NotEqual(MatchOutcome.Link, decision.Outcome);
    }

    [Fact]
    public void An_address_alone_is_not_a_person()
    {
        var decision = Scorer.Decide(People.AtHome("1", null, null), People.AtHome("2", null, null));

        Assert.NotEqual(MatchOutcome.Link, decision.Outcome);
    }

    [Fact]
    public void A_rare_name_weighs_more_than_a_frequent_one()
    {
        var model = MatchModel.Initial(100_000) with
        {
            Frequencies = new Dictionary<MatchField, ValueFrequencies>
            {
                [MatchField.FamilyName] = new(new Dictionary<string, double> { ["quispe"] = 0.03, ["zuzunaga"] = 0.0001 }, 0.00001),
            },
        };
        var scorer = new MatchScorer(model, MatchConfiguration.Default);

        double WeightOf(string name) => scorer.Decide(People.Of("1", ("family", name)), People.Of("2", ("family", name))).Waterfall
            .Single(step => step.Field == MatchField.FamilyName).Weight;

        Assert.Equal(Math.Log2(0.82 / 0.03), WeightOf("quispe"), 1e-9);
        Assert.Equal(Math.Log2(0.82 / 0.0001), WeightOf("zuzunaga"), 1e-9);
        Assert.Equal(Math.Log2(0.82 / 0.00001), WeightOf("nobodyelse"), 1e-9);
    }

    [Fact]
    public void A_field_that_only_one_record_has_says_nothing()
    {
        var with = Scorer.Score(People.Of("1", ("given", "ana"), ("email", "ana@mail.example")), People.Of("2", ("given", "ana")));
        var without = Scorer.Score(People.Of("1", ("given", "ana")), People.Of("2", ("given", "ana")));

        Assert.Equal(without, with, 1e-12);
    }

    [Fact]
    public void A_model_that_was_stored_decides_as_before()
    {
        var (records, _) = People.Generated(500);
        var model = new MatchBatch(MatchConfiguration.Default).Run(records).Model;

        var stored = JsonSerializer.Deserialize<MatchModel>(JsonSerializer.Serialize(model))!;

        Assert.Equal((model.Version, model.Format, model.RecordCount), (stored.Version, stored.Format, stored.RecordCount));
        var (before, after) = (new MatchScorer(model, MatchConfiguration.Default), new MatchScorer(stored, MatchConfiguration.Default));
        for (var i = 0; i + 1 < records.Length; i++)
        {
            Assert.Equal(before.Score(records[i], records[i + 1]), after.Score(records[i], records[i + 1]));
        }
    }

    [Fact]
    public void A_model_of_a_newer_form_is_refused()
    {
        var initial = MatchModel.Initial(10);

        Assert.Throws<ArgumentException>(() =>
            new MatchScorer(initial with { Format = MatchModel.CurrentFormat + 1 }, MatchConfiguration.Default));
        Assert.Throws<ArgumentException>(() =>
            new MatchScorer(initial with { Fields = [.. initial.Fields.Reverse()] }, MatchConfiguration.Default));
    }
}
