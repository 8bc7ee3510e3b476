using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Customers.Intentions;
using HeadlessCrm.Domain.Customers.Preferences;

namespace HeadlessCrm.Domain.Tests.Customers.Intentions;

/// <summary>The same scores once more, written down from the published description with tables and loops.</summary>
internal static class SecondComputation
{
    private static readonly Dictionary<LifeStage, (decimal NewCar, decimal Renewal)> Stages = new()
    {
        [LifeStage.School] = (0, 0),
        [LifeStage.Adolescence] = (0.5m, 0),
        [LifeStage.Student] = (1, 0),
        [LifeStage.FirstJob] = (3, 0.5m),
        [LifeStage.Promotion] = (2, 1),
        [LifeStage.Marriage] = (2.5m, 0.5m),
        [LifeStage.Family] = (2.5m, 1),
        [LifeStage.LaterLife] = (1, 0.5m),
    };

    private static readonly decimal[] Years = [0, 0.5m, 1.5m, 2.5m, 3.5m, 3.5m, 3, 3, 2.5m];

    public static decimal? NewCar(IntentionFacts facts, DateTimeOffset asOf)
    {
        var points = new List<decimal>();
        if (facts.LifeStage is { } stage)
        {
            points.Add(Stages[stage].NewCar);
        }

        var owns = facts.Vehicles.Any(vehicle => !(vehicle.Until <= asOf));
        if (facts.Vehicles.Count > 0)
        {
            points.Add(owns ? -1 : 2);
        }

        AddSignals(points, facts, asOf, 4, lead => lead.HasTradeIn ? 0 : lead.IsQualified ? 3.5m : 2.5m, 1, 2);
        AddHorizon(points, facts.NewCarHorizon, asOf);
        return Sum(points);
    }

    public static decimal? Renewal(IntentionFacts facts, DateTimeOffset asOf)
    {
        decimal? best = null;
        foreach (var vehicle in facts.Vehicles.Where(vehicle => !(vehicle.Until <= asOf)))
        {
            decimal points = 0;
            if (vehicle.Since is { } since)
            {
                var years = 0;
                while (since.AddYears(years + 1) <= asOf)
                {
                    years++;
                }

                points += Years[Math.Min(years, 8)];
            }

            if (vehicle.Odometer.Readings.Count > 0)
            {
                points += 0.5m * Math.Min(4, vehicle.Odometer.Readings[^1].Km / 30_000);
            }

            if (vehicle.Odometer.AnnualKm is { } annual)
            {
                points += 0.5m * Math.Min(2, (int)(annual / 10_000));
            }

            best = best is null ? points : Math.Max(best.Value, points);
        }

        if (best is null)
        {
            return null;
        }

        var all = new List<decimal> { best.Value };
        if (facts.LifeStage is { } stage)
        {
            all.Add(Stages[stage].Renewal);
        }

        AddSignals(all, facts, asOf, 3, lead => 2 + (lead.HasTradeIn ? 1 : 0) + (lead.IsQualified ? 0.5m : 0), 0.75m, 1.5m);
        AddHorizon(all, facts.RenewalHorizon, asOf);
        var known = all.Count > 1 || facts.Vehicles.Any(vehicle =>
            !(vehicle.Until <= asOf) && (vehicle.Since is not null || vehicle.Odometer.Readings.Count > 0));
        return known ? Sum(all) : null;
    }

    private static void AddSignals(
        List<decimal> points, IntentionFacts facts, DateTimeOffset asOf, decimal quote, Func<BuyingSignal, decimal> lead, decimal visit, decimal most)
    {
        decimal quotes = 0, leads = 0, visits = 0;
        foreach (var signal in facts.Signals)
        {
            var days = (int)Math.Floor((asOf - signal.At).TotalDays);
            switch (signal.Kind)
            {
                case BuyingSignalKind.Quote:
                    quotes = Math.Max(quotes, quote * Math.Max(0, 180 - days) / 180);
                    break;
                case BuyingSignalKind.Lead:
                    leads = Math.Max(leads, lead(signal) * Math.Max(0, 180 - days) / 180);
                    break;
                default:
                    visits += visit * Math.Max(0, 90 - days) / 90;
                    break;
            }
        }

        points.AddRange(new[] { quotes, leads, Math.Min(visits, most) }.Where(one => one > 0)
            .Select(one => Math.Round(one, 2, MidpointRounding.AwayFromZero)));
    }

    private static void AddHorizon(List<decimal> points, PreferenceClaim? said, DateTimeOffset asOf)
    {
        if (said is null)
        {
            return;
        }

        if (said.Value == "NONE")
        {
            points.Add(-3);
            return;
        }

        var number = int.Parse(said.Value![1..^1], System.Globalization.CultureInfo.InvariantCulture);
        var due = said.Value.EndsWith('M') ? said.SaidAt.AddMonths(number) : said.SaidAt.AddDays(number);
        if (due.AddMonths(6) >= asOf)
        {
            int[] limits = [3, 6, 12, 24];
            points.Add(limits.Count(months => due <= asOf.AddMonths(months)));
        }
    }

    private static decimal? Sum(List<decimal> points) => points.Count == 0
        ? null
        : Math.Round(Math.Min(10, Math.Max(0, points.Sum())), 1, MidpointRounding.AwayFromZero);
}
