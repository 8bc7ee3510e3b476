namespace HeadlessCrm.Domain.Customers.Matching.Training;

/// <summary>
/// Learns a model from records, with no example of what belongs together: expectation maximisation (Dempster, Laird and Rubin,
/// 1977; for record linkage Winkler, 1988) over counted agreement patterns. The m probabilities come from candidate pairs, the u
/// probabilities from random pairs, both weighted by what the model itself holds each pair to be.
/// </summary>
internal static class MatchTraining
{
    private const int MostRounds = 100;
    private const double Settled = 1e-6;

    /// <summary>How many pairs' worth of expert knowledge the data must outweigh.</summary>
    private const double ExpertPairs = 10;

    /// <summary>Learns from counted patterns.</summary>
    /// <param name="candidates">Patterns of candidate pairs, each pair counted once from each of its records that is sampled.</param>
    /// <param name="sampled">How many records the candidates are of.</param>
    /// <param name="random">Patterns of random pairs.</param>
    /// <param name="start">Where to begin; its frequencies and size are kept.</param>
    /// <param name="configuration">The configuration.</param>
    public static MatchModel Learn(
        IReadOnlyDictionary<AgreementPattern, long> candidates,
        int sampled,
        IReadOnlyDictionary<AgreementPattern, long> random,
        MatchModel start,
        MatchConfiguration configuration)
    {
        var model = start;
        for (var round = 0; round < MostRounds; round++)
        {
            var next = Improve(candidates, sampled, random, model, configuration);
            var change = Math.Abs(next.MatchesPerRecord - model.MatchesPerRecord) + next.Fields.Zip(model.Fields, ChangeOf).Max();
            model = next;
            if (change < Settled)
            {
                break;
            }
        }

        return model;
    }

    private static MatchModel Improve(
        IReadOnlyDictionary<AgreementPattern, long> candidates,
        int sampled,
        IReadOnlyDictionary<AgreementPattern, long> random,
        MatchModel model,
        MatchConfiguration configuration)
    {
        var scorer = new MatchScorer(model, configuration);
        var match = new LevelCounts();
        var chance = new LevelCounts();
        var (matches, housemates) = (0.0, 0.0);
        foreach (var (pattern, count) in candidates)
        {
            var (asMatch, asHousehold) = scorer.RatiosOf(pattern);
            var all = 1 + asMatch + asHousehold;
            match.Add(pattern, count * asMatch / all);
            matches += count * asMatch / all;
            housemates += count * asHousehold / all;
        }

        foreach (var (pattern, count) in random)
        {
            var (asMatch, asHousehold) = scorer.RatiosOf(pattern);
            chance.Add(pattern, count / (1 + asMatch + asHousehold));
        }

        return model with
        {
            MatchesPerRecord = Math.Max(matches, 1) / sampled,
            HousematesPerRecord = Math.Max(housemates / sampled, configuration.LeastHousemates),
            Fields =
            [
                .. Enum.GetValues<MatchField>().Select(field => new FieldRates(
                    field,
                    match.RatesOf(field, FieldRates.Initial(MatchFields.Of(field)).Match, ExpertPairs),
                    MatchFields.IsOrder(field)
                        ? FieldRates.Initial(MatchFields.Of(field)).Chance
                        : chance.RatesOf(field, FieldRates.Initial(MatchFields.Of(field)).Chance, ExpertPairs))),
            ],
        };
    }

    private static double ChangeOf(FieldRates one, FieldRates other) =>
        Math.Max(Math.Abs(one.Match.Agree - other.Match.Agree), Math.Abs(one.Match.Close - other.Match.Close));
}
