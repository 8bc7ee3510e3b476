using System.Globalization;
using HeadlessCrm.Domain.Customers.Demographics;

namespace HeadlessCrm.Domain.Customers.Intentions;

/// <summary>
/// Tells how strong an intention to buy is: the sum of the points of what is known, held between 0 and 10. What is not known counts
/// nothing and is named.
/// </summary>
public static class IntentionEvaluator
{
    /// <summary>Both curves.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="asOf">The moment.</param>
    public static PurchaseIntention Evaluate(IntentionFacts facts, DateTimeOffset asOf)
    {
        var owned = facts.Vehicles.Where(vehicle => vehicle.Until is null || vehicle.Until > asOf).ToList();
        return new(asOf, NewCar(facts, owned, asOf), Renewal(facts, owned, asOf));
    }

    private static IntentionCurve NewCar(IntentionFacts facts, List<OwnedVehicle> owned, DateTimeOffset asOf)
    {
        var curve = new IntentionSum(asOf);
        AddLifeStage(curve, facts, IntentionWeights.NewCar);
        if (owned.Count > 0)
        {
            curve.Add(IntentionInput.Ownership, Text(owned.Count), IntentionWeights.OwnsOne, owned.Min(vehicle => vehicle.Since));
        }
        else if (facts.Vehicles.Count > 0)
        {
            curve.Add(IntentionInput.Ownership, "0", IntentionWeights.OwnsNoLonger, facts.Vehicles.Max(vehicle => vehicle.Until));
        }
        else
        {
            curve.Miss(IntentionInput.Ownership);
        }

        curve.AddSignals(facts.Signals, SignalWeights.NewCar);
        curve.AddHorizon(facts.NewCarHorizon);
        return curve.ToCurve();
    }

    private static IntentionCurve Renewal(IntentionFacts facts, List<OwnedVehicle> owned, DateTimeOffset asOf)
    {
        if (owned.Count == 0)
        {
            return new(null, IntentionGap.NoVehicle, [], facts.Vehicles.Count == 0 ? [IntentionInput.Ownership] : []);
        }

        var curve = new IntentionSum(asOf);
        AddLifeStage(curve, facts, IntentionWeights.Renewal);

        // Of several the vehicle that is nearest to being replaced counts.
        var vehicle = owned
            .OrderByDescending(one => OwnershipPoints(one, asOf) + MileagePoints(one) + AnnualPoints(one))
            .ThenBy(one => one.Since ?? DateTimeOffset.MinValue)
            .ThenBy(one => one.Vin, StringComparer.Ordinal)
            .First();
        AddVehicle(curve, vehicle, asOf);
        curve.AddSignals(facts.Signals, SignalWeights.Renewal);
        curve.AddHorizon(facts.RenewalHorizon);
        return curve.ToCurve();
    }

    private static void AddLifeStage(IntentionSum curve, IntentionFacts facts, Func<LifeStage, decimal> points)
    {
        if (facts.LifeStage is { } stage)
        {
            curve.Add(IntentionInput.LifeStage, DemographicsRules.Format(stage), points(stage), null);
        }
        else if (facts.Kind == CustomerKind.Person)
        {
            curve.Miss(IntentionInput.LifeStage);
        }
    }

    private static void AddVehicle(IntentionSum curve, OwnedVehicle vehicle, DateTimeOffset asOf)
    {
        if (YearsOwned(vehicle, asOf) is { } years)
        {
            curve.Add(IntentionInput.OwnershipAge, Text(years), OwnershipPoints(vehicle, asOf), vehicle.Since, vehicle.Vin);
        }
        else
        {
            curve.Miss(IntentionInput.OwnershipAge);
        }

        if (vehicle.Odometer.Latest is { } latest)
        {
            curve.Add(IntentionInput.Mileage, Text(latest.Km), MileagePoints(vehicle), latest.ReadAt, vehicle.Vin);
        }
        else
        {
            curve.Miss(IntentionInput.Mileage);
        }

        if (vehicle.Odometer.AnnualKm is { } annual)
        {
            curve.Add(
                IntentionInput.AnnualMileage,
                Math.Round(annual).ToString("0", CultureInfo.InvariantCulture),
                AnnualPoints(vehicle),
                vehicle.Odometer.Readings[0].ReadAt,
                vehicle.Vin);
        }
        else
        {
            curve.Miss(IntentionInput.AnnualMileage);
        }
    }

    private static decimal OwnershipPoints(OwnedVehicle vehicle, DateTimeOffset asOf) =>
        YearsOwned(vehicle, asOf) is { } years ? IntentionWeights.OwnershipAge(years) : 0;

    private static decimal MileagePoints(OwnedVehicle vehicle) =>
        vehicle.Odometer.Latest is { } latest ? IntentionWeights.Mileage(latest.Km) : 0;

    private static decimal AnnualPoints(OwnedVehicle vehicle) =>
        vehicle.Odometer.AnnualKm is { } km ? IntentionWeights.AnnualMileage(km) : 0;

    // Whole years, in UTC.
    private static int? YearsOwned(OwnedVehicle vehicle, DateTimeOffset asOf)
    {
        if (vehicle.Since is not { } since)
        {
            return null;
        }

        var years = asOf.UtcDateTime.Year - since.UtcDateTime.Year;
        return since.UtcDateTime.AddYears(years) > asOf.UtcDateTime ? years - 1 : years;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
