using System.Globalization;
using HeadlessCrm.Domain.Customers.Preferences;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Customers.Intentions;

/// <summary>Adds up one curve.</summary>
internal sealed class IntentionSum(DateTimeOffset asOf)
{
    /// <summary>What is declared by who does not mean to buy.</summary>
    public const string NotPlanned = "NONE";

    private const decimal Most = 10;

    private readonly List<IntentionEvidence> evidence = [];
    private readonly List<IntentionInput> missing = [];

    public void Add(IntentionInput input, string value, decimal points, DateTimeOffset? since, string? vin = null) =>
        evidence.Add(new(input, value, Rounded(points, 2), since, vin));

    public void Miss(IntentionInput input) => missing.Add(input);

    /// <summary>
    /// Quotes, leads and visits count less each day. Of quotes and of leads the one worth most counts; visits are added up. That there
    /// are none is no gap in what is known.
    /// </summary>
    public void AddSignals(IReadOnlyList<BuyingSignal> signals, SignalWeights weights)
    {
        AddBest(
            IntentionInput.Quotes,
            signals.Where(signal => signal.Kind == BuyingSignalKind.Quote).Select(quote => (quote, weights.Quote)));
        AddBest(
            IntentionInput.Leads,
            signals.Where(signal => signal.Kind == BuyingSignalKind.Lead && (!signal.HasTradeIn || weights.TradeIn is not null))
                .Select(lead => (lead, weights.Lead + (lead.IsQualified ? weights.Qualified : 0)
                    + (lead.HasTradeIn ? weights.TradeIn!.Value : 0))));
        var visits = signals
            .Where(signal => signal.Kind == BuyingSignalKind.Visit && Fresh(signal.At, IntentionWeights.VisitDays) > 0).ToList();
        if (visits.Count > 0)
        {
            var points = visits.Sum(visit => weights.Visit * Fresh(visit.At, IntentionWeights.VisitDays));
            Add(IntentionInput.Visits, Text(visits.Count), Math.Min(points, weights.MostVisits), visits.Max(visit => visit.At));
        }
    }

    /// <summary>What the customer declared counts until half a year after the time that was named.</summary>
    public void AddHorizon(PreferenceClaim? declared)
    {
        if (declared is { Value: { } value } && PointsOf(value, declared.SaidAt) is { } points)
        {
            Add(IntentionInput.Horizon, value, points, declared.SaidAt);
        }
        else
        {
            Miss(IntentionInput.Horizon);
        }
    }

    public IntentionCurve ToCurve() => new(
        evidence.Count == 0 ? null : Rounded(Math.Clamp(evidence.Sum(one => one.Points), 0, Most), 1),
        evidence.Count == 0 ? IntentionGap.NothingKnown : null,
        evidence,
        missing);

    // Without the zeros that arithmetic leaves behind: 3 and not 3.00.
    private static decimal Rounded(decimal points, int decimals) =>
        Math.Round(points, decimals, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void AddBest(IntentionInput input, IEnumerable<(BuyingSignal Signal, decimal Points)> signals)
    {
        var counted = signals
            .Select(one => (one.Signal, Points: one.Points * Fresh(one.Signal.At, IntentionWeights.SignalDays)))
            .Where(one => one.Points > 0)
            .OrderByDescending(one => one.Points).ThenByDescending(one => one.Signal.At)
            .ToList();
        if (counted.Count > 0)
        {
            Add(input, Text(counted.Count), counted[0].Points, counted[0].Signal.At);
        }
    }

    // From one on the first day evenly to nothing, by whole days of 24 hours.
    private decimal Fresh(DateTimeOffset at, int days)
    {
        var gone = (asOf - at).Ticks / TimeSpan.TicksPerDay;
        return gone < 0 || gone >= days ? 0 : 1 - (gone / (decimal)days);
    }

    private decimal? PointsOf(string value, DateTimeOffset saidAt)
    {
        if (value == NotPlanned)
        {
            return IntentionWeights.NotPlanned;
        }

        if (!CalendarDuration.TryParse(value, out var within))
        {
            return null;
        }

        var due = within.After(saidAt);
        return Months(IntentionWeights.HorizonGraceMonths).After(due) < asOf ? null
            : due <= Months(3).After(asOf) ? 4
            : due <= Months(6).After(asOf) ? 3
            : due <= Months(12).After(asOf) ? 2
            : due <= Months(24).After(asOf) ? 1
            : 0;
    }

    private static CalendarDuration Months(int months) => new(months, 0, TimeSpan.Zero);
}
