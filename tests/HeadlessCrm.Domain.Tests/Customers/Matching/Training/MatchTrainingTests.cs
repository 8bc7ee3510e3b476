using System.Runtime.InteropServices;
using HeadlessCrm.Benchmarks.Matching;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Customers.Matching.Training;

namespace HeadlessCrm.Domain.Tests.Customers.Matching.Training;

/// <summary>A population is made with known probabilities; what is learned without being told who is who must be those.</summary>
public sealed class MatchTrainingTests
{
    private const int Records = 40_000;

    private static readonly (MatchField Field, double[] Match, double[] Chance)[] Made =
    [
        (MatchField.GivenName, [0.70, 0.20], [0.020, 0.030]),
        (MatchField.FamilyName, [0.85, 0.10], [0.005, 0.010]),
        (MatchField.BirthDate, [0.92, 0.03], [0.001, 0.010]),
        (MatchField.PostalCode, [0.60, 0.15], [0.010, 0.040]),
        (MatchField.Email, [0.50, 0.10], [0.001, 0.002]),
    ];

    [Fact]
    public void Learns_the_probabilities_a_population_was_made_with()
    {
        var choice = new SeededChoice(1969);
        var candidates = new Dictionary<AgreementPattern, long>();
        var random = new Dictionary<AgreementPattern, long>();
        // Each pair is seen from both of its records; 0.6 other records of the same person for each.
        for (var i = 0; i < Records * 3 / 10; i++)
        {
            Count(candidates, Draw(choice, field => field.Match), 2);
        }

        // All pairs of two people, as often as each pattern is expected: nothing is kept back by blocking.
        foreach (var (pattern, probability) in AllByChance())
        {
            Count(candidates, pattern, (long)(probability * Records * (Records - 1.6)));
        }

        for (var i = 0; i < 200_000; i++)
        {
            Count(random, Draw(choice, field => field.Chance), 1);
        }

        var configuration = MatchConfiguration.Default with { LeastHousemates = 0 };
        var model = MatchTraining.Learn(candidates, Records, random, MatchModel.Initial(Records), configuration);

        Assert.Equal(0.6, model.MatchesPerRecord, 0.03);
        foreach (var (field, match, chance) in Made)
        {
            var learned = model.Fields.Single(rates => rates.Field == field);
            Assert.Equal(match[0], learned.Match.Agree, 0.02);
            Assert.Equal(match[1], learned.Match.Close, 0.02);
            Assert.Equal(chance[0], learned.Chance.Agree, 0.002);
            Assert.Equal(chance[1], learned.Chance.Close, 0.002);
        }
    }

    [Fact]
    public void A_field_nobody_has_keeps_the_rates_it_began_with()
    {
        var pattern = default(AgreementPattern).With(MatchField.GivenName, AgreementLevel.Agree);
        var counts = new Dictionary<AgreementPattern, long> { [pattern] = 10 };

        var model = MatchTraining.Learn(counts, 10, counts, MatchModel.Initial(10), MatchConfiguration.Default);

        var before = MatchModel.Initial(10).Fields.Single(rates => rates.Field == MatchField.Vin);
        var after = model.Fields.Single(rates => rates.Field == MatchField.Vin);
        Assert.Equal(before.Match.Agree, after.Match.Agree, 1e-9);
        Assert.Equal(before.Chance.Agree, after.Chance.Agree, 1e-9);
    }

    private static AgreementPattern Draw(
        SeededChoice choice, Func<(MatchField Field, double[] Match, double[] Chance), double[]> ratesOf)
    {
        var pattern = default(AgreementPattern);
        foreach (var field in Made)
        {
            var rates = ratesOf(field);
            var drawn = choice.Below(1_000_000) / 1_000_000.0;
            pattern = pattern.With(field.Field, drawn < rates[0]
                ? AgreementLevel.Agree
                : drawn < rates[0] + rates[1] ? AgreementLevel.Close : AgreementLevel.Disagree);
        }

        return pattern;
    }

    private static IEnumerable<(AgreementPattern Pattern, double Probability)> AllByChance()
    {
        IEnumerable<(AgreementPattern Pattern, double Probability)> all = [(default, 1)];
        foreach (var (field, _, chance) in Made)
        {
            all = all.SelectMany(pair => new[]
            {
                (pair.Pattern.With(field, AgreementLevel.Agree), pair.Probability * chance[0]),
                (pair.Pattern.With(field, AgreementLevel.Close), pair.Probability * chance[1]),
                (pair.Pattern.With(field, AgreementLevel.Disagree), pair.Probability * (1 - chance[0] - chance[1])),
            }).ToArray();
        }

        return all;
    }

    private static void Count(Dictionary<AgreementPattern, long> counts, AgreementPattern pattern, long times) =>
        CollectionsMarshal.GetValueRefOrAddDefault(counts, pattern, out _) += times;
}
