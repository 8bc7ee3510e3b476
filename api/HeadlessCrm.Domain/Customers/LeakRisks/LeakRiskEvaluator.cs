using HeadlessCrm.Domain.Touchpoints.Complaints;

namespace HeadlessCrm.Domain.Customers.LeakRisks;

/// <summary>Says how likely customers are to leave. The formula is published with the schema; whoever changes it changes both.</summary>
public static class LeakRiskEvaluator
{
    /// <summary>How long what is over is remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(365);

    // What is over says half as much after this many days.
    private const double HalfLifeDays = 90;

    private const decimal Breach = 0.25m;
    private const decimal Decline = 0.30m;
    private const decimal Aggravation = 0.25m;
    private const decimal MostOfComplaint = 0.90m;
    private const int FewestPurchases = 3;
    private const decimal Patience = 1.5m;
    private const decimal PerInterval = 0.20m;
    private const decimal MostOfInactivity = 0.60m;

    /// <summary>How likely a customer is to leave.</summary>
    /// <param name="facts">What is kept that speaks for it.</param>
    /// <param name="purchases">What the customer bought.</param>
    /// <param name="now">The time.</param>
    public static LeakRisk Assess(IReadOnlyList<LeakFact> facts, CustomerPurchaseProfile purchases, DateTimeOffset now)
    {
        var evidence = facts.Select(fact => Weigh(fact, now)).ToList();
        var rhythm = RhythmOf(purchases);
        if (rhythm is { } days && Inactivity(purchases.LastPurchaseAt!.Value, days, now) is { } inactivity)
        {
            evidence.Add(inactivity);
        }

        // Less than the last decimal says nothing.
        evidence = [.. evidence.Where(one => one.Weight > 0).OrderByDescending(one => one.Weight).ThenBy(one => one.Since)];
        var score = (int)decimal.Round(
            100 * (1 - evidence.Aggregate(1m, (left, one) => left * (1 - one.Weight))), MidpointRounding.AwayFromZero);
        return new(score, LevelOf(score), evidence, rhythm is null ? [LeakRiskInput.PurchaseRhythm] : []);
    }

    private static LeakRiskLevel LevelOf(int score) => score switch
    {
        >= 70 => LeakRiskLevel.Critical,
        >= 45 => LeakRiskLevel.High,
        >= 20 => LeakRiskLevel.Moderate,
        _ => LeakRiskLevel.Low,
    };

    private static LeakEvidence Weigh(LeakFact fact, DateTimeOffset now)
    {
        var weight = fact.Kind switch
        {
            LeakEvidenceKind.OpenComplaint => Math.Min(MostOfComplaint, Complaint(fact) * (fact.DueAt < now ? 1 + Aggravation : 1)),
            LeakEvidenceKind.ResolvedComplaint => Complaint(fact) / 2 * Left(fact.Since, now),
            LeakEvidenceKind.BreachedCommitment => Breach * Left(fact.Since, now),
            LeakEvidenceKind.DeclinedOffer => Decline * Left(fact.Since, now),
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.Kind, "This is no fact."),
        };
        return new(fact.Kind, Rounded(weight), fact.Since, Days(fact.Since, now), fact.ComplaintId, fact.Id, fact.Severity, null);
    }

    private static decimal Complaint(LeakFact fact)
    {
        var severity = fact.Severity switch
        {
            ComplaintSeverity.Low => 0.10m,
            ComplaintSeverity.Medium => 0.20m,
            ComplaintSeverity.High => 0.40m,
            _ => 0.60m,
        };
        return severity * (fact.ReopenedCount > 0 ? 1 + Aggravation : 1);
    }

    // The mean time between purchases: the first and the last are one interval less apart than there are purchases.
    private static decimal? RhythmOf(CustomerPurchaseProfile purchases)
    {
        if (purchases.TransactionCount < FewestPurchases
            || purchases.FirstPurchaseAt is not { } first || purchases.LastPurchaseAt is not { } last)
        {
            return null;
        }

        var days = decimal.Round((decimal)(last - first).TotalDays / (purchases.TransactionCount - 1), 2, MidpointRounding.AwayFromZero);
        return days >= 1 ? days : null;
    }

    private static LeakEvidence? Inactivity(DateTimeOffset last, decimal rhythm, DateTimeOffset now)
    {
        var intervals = (decimal)(now - last).TotalDays / rhythm;
        return intervals > Patience
            ? new(
                LeakEvidenceKind.Inactivity,
                Rounded(Math.Min(MostOfInactivity, PerInterval * (intervals - Patience))),
                last,
                Days(last, now),
                null,
                null,
                null,
                rhythm)
            : null;
    }

    private static decimal Left(DateTimeOffset since, DateTimeOffset now) =>
        (decimal)Math.Pow(0.5, Math.Max(0, (now - since).TotalDays) / HalfLifeDays);

    private static int Days(DateTimeOffset since, DateTimeOffset now) => Math.Max(0, (int)(now - since).TotalDays);

    private static decimal Rounded(decimal weight) => decimal.Round(weight, 4, MidpointRounding.AwayFromZero);
}
