namespace HeadlessCrm.Domain.Customers.Matching.Training;

/// <summary>Expected counts of the levels of each field.</summary>
internal sealed class LevelCounts
{
    private const double Least = 0.5;
    private readonly double[] counts = new double[MatchFields.Count * MatchFields.Levels];

    public void Add(AgreementPattern pattern, double count)
    {
        for (var field = 0; field < MatchFields.Count; field++)
        {
            counts[(field * MatchFields.Levels) + (int)pattern[field]] += count;
        }
    }

    /// <summary>
    /// The rates of a field, with a weight of the expert's rates mixed in. What was never seen is taken to be as rare as half a
    /// sighting, so that no single field decides alone.
    /// </summary>
    public LevelRates RatesOf(MatchField field, LevelRates expert, double expertPairs)
    {
        var seen = Of(field, AgreementLevel.Agree) + Of(field, AgreementLevel.Close) + Of(field, AgreementLevel.Disagree);
        var floor = seen > Least ? Math.Min(Least / seen, 0.01) : 0;
        var all = seen + expertPairs;
        double Rate(AgreementLevel level)
        {
            var expected = expert.Of(level);
            return expected <= 0 ? 1e-9 : Math.Max((Of(field, level) + (expected * expertPairs)) / all, Math.Min(floor, expected));
        }

        var (agree, close, disagree) = (Rate(AgreementLevel.Agree), Rate(AgreementLevel.Close), Rate(AgreementLevel.Disagree));
        var sum = agree + close + disagree;
        return new LevelRates(agree / sum, close / sum, disagree / sum);
    }

    private double Of(MatchField field, AgreementLevel level) => counts[((int)field * MatchFields.Levels) + (int)level];
}
