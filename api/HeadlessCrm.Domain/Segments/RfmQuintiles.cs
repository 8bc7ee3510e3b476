using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Domain.Segments;

/// <summary>
/// The rule behind RFM scores. Ranked are the customers with at least one transaction that had happened, and had not been
/// reversed, by the moment. A threshold k of 1 to 4 is the value of rank ⌈k·n/5⌉ among the n ranked values, ascending
/// (the nearest-rank percentile: always a value that occurs). A score counts the thresholds that a value exceeds, so
/// equal values always score equally, however many fall on a threshold; with few distinct values some scores stay empty.
/// </summary>
public static class RfmQuintiles
{
    /// <summary>The number of scores.</summary>
    public const int Bins = 5;

    /// <summary>The thresholds; null for nobody.</summary>
    public static RfmThresholds? Thresholds(
        IReadOnlyList<PurchaseFacts> facts, DateTimeOffset asOf, string reportingCurrency)
    {
        if (facts.Count == 0)
        {
            return null;
        }

        var days = new int[facts.Count];
        var counts = new int[facts.Count];
        var spends = new long[facts.Count];
        for (var i = 0; i < facts.Count; i++)
        {
            days[i] = RecencyDays(facts[i], asOf);
            counts[i] = facts[i].TransactionCount;
            spends[i] = facts[i].SpendMinorUnits;
        }

        return new RfmThresholds(
            asOf,
            facts.Count,
            NearestRanks(days),
            NearestRanks(counts),
            [.. NearestRanks(spends).Select(spend => Money.OfMinorUnits(spend, reportingCurrency))]);
    }

    /// <summary>The scores of one customer.</summary>
    public static Rfm Score(PurchaseFacts facts, RfmThresholds thresholds)
    {
        var days = RecencyDays(facts, thresholds.AsOf);
        var spend = Money.OfMinorUnits(facts.SpendMinorUnits, thresholds.Monetary[0].Currency);
        return new Rfm(
            thresholds.AsOf,
            Bins - Exceeded(thresholds.RecencyDays, days),
            1 + Exceeded(thresholds.Frequency, facts.TransactionCount),
            1 + thresholds.Monetary.Count(limit => spend.Amount > limit.Amount),
            days,
            facts.TransactionCount,
            spend);
    }

    private static int RecencyDays(PurchaseFacts facts, DateTimeOffset asOf) => (asOf - facts.LastAt).Days;

    private static int Exceeded(IReadOnlyList<int> limits, int value) => limits.Count(limit => value > limit);

    private static T[] NearestRanks<T>(T[] values)
    {
        Array.Sort(values);
        var limits = new T[Bins - 1];
        for (var k = 1; k < Bins; k++)
        {
            var rank = (int)((((long)k * values.Length) + Bins - 1) / Bins);
            limits[k - 1] = values[rank - 1];
        }

        return limits;
    }
}
