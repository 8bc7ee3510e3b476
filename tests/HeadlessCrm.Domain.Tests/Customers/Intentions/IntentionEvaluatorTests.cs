using System.Globalization;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Customers.Intentions;
using HeadlessCrm.Domain.Customers.Preferences;

namespace HeadlessCrm.Domain.Tests.Customers.Intentions;

public sealed class IntentionEvaluatorTests
{
    private const string Vin = "1HGCM82633A004352";

    private static readonly DateTimeOffset AsOf = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    // Worked by hand: stage, years owned (-1: sold, none: never), kilometres, kilometres a year, days since an open quote, days since a
    // qualified lead, visits 45 days ago, declared horizon → new car, renewal.
    [Theory]
    [InlineData(null, null, null, null, null, null, 0, null, null, null)]
    [InlineData(LifeStage.School, null, null, null, null, null, 0, null, "0.0", null)]
    [InlineData(LifeStage.FirstJob, null, null, null, null, null, 0, null, "3.0", null)]
    [InlineData(LifeStage.FirstJob, null, null, null, 0, 90, 0, "P2M", "10", null)] // 3 + 4 + 3.5/2 + 4 = 12.75
    [InlineData(LifeStage.FirstJob, -1, null, null, 90, null, 2, null, "8.0", null)] // 3 + 2 + 4/2 + 2 × 1/2
    [InlineData(LifeStage.Family, 4, 100_000, 25_000, null, null, 0, null, "1.5", "7.0")] // 2.5 − 1; 1 + 3.5 + 1.5 + 1
    [InlineData(LifeStage.LaterLife, 0, null, null, null, null, 0, "NONE", "0", "0")] // 1 − 1 − 3; 0.5 + 0 − 3
    [InlineData(null, 9, 90_000, 14_000, 45, null, 2, "P1Y", "5.0", "9.5")] // −1 + 4·¾ + 1 + 2; 2.5 + 1.5 + 0.5 + 3·¾ + 0.75 + 2
    public void Worked_cases_come_out(
        LifeStage? stage, int? years, int? km, int? annual, int? quoteDays, int? leadDays, int visits, string? horizon, string? newCar, string? renewal)
    {
        var facts = new IntentionFacts
        {
            LifeStage = stage,
            Vehicles = years is null ? [] : [Owned(years.Value, km, annual)],
            Signals =
            [
                .. quoteDays is { } quote ? [new BuyingSignal(BuyingSignalKind.Quote, AsOf.AddDays(-quote))] : Array.Empty<BuyingSignal>(),
                .. leadDays is { } lead ? [new BuyingSignal(BuyingSignalKind.Lead, AsOf.AddDays(-lead), IsQualified: true)] : Array.Empty<BuyingSignal>(),
                .. Enumerable.Repeat(new BuyingSignal(BuyingSignalKind.Visit, AsOf.AddDays(-45)), visits),
            ],
            NewCarHorizon = Say(horizon, AsOf),
            RenewalHorizon = Say(horizon, AsOf),
        };

        var found = IntentionEvaluator.Evaluate(facts, AsOf);

        Assert.Equal((Number(newCar), Number(renewal)), (found.NewCar.Score, found.Renewal.Score));
        Assert.Equal(newCar is null ? IntentionGap.NothingKnown : null, found.NewCar.Reason);
        Assert.Equal(renewal is null ? IntentionGap.NoVehicle : null, found.Renewal.Reason);
    }

    [Fact]
    public void What_is_missing_is_named_and_what_counts_says_since_when_and_of_which_vehicle()
    {
        var nothing = IntentionEvaluator.Evaluate(new IntentionFacts(), AsOf);
        Assert.Equal([IntentionInput.LifeStage, IntentionInput.Ownership, IntentionInput.Horizon], nothing.NewCar.Missing);
        Assert.Equal([IntentionInput.Ownership], nothing.Renewal.Missing);
        Assert.Empty(nothing.NewCar.Evidence);
        var company = IntentionEvaluator.Evaluate(new IntentionFacts { Kind = CustomerKind.Company }, AsOf);
        Assert.DoesNotContain(IntentionInput.LifeStage, company.NewCar.Missing);

        // The older vehicle goes further: it is the one to be replaced.
        var (old, young) = (Owned(4, 100_000, null), Owned(1, 5_000, null) with { Vin = "JH4KA7561PC008269" });
        var renewal = IntentionEvaluator.Evaluate(new IntentionFacts { Vehicles = [young, old], LifeStage = LifeStage.Student }, AsOf).Renewal;
        Assert.Equal(
            [
                new(IntentionInput.LifeStage, "STUDENT", 0, null),
                new(IntentionInput.OwnershipAge, "4", 3.5m, old.Since, Vin),
                new(IntentionInput.Mileage, "100000", 1.5m, old.Odometer.Latest!.ReadAt, Vin),
            ],
            renewal.Evidence);
        Assert.Equal([IntentionInput.AnnualMileage, IntentionInput.Horizon], renewal.Missing);
    }

    [Theory]
    [InlineData("P3M", 0, 4)]
    [InlineData("P91D", 0, 4)]
    [InlineData("P93D", 0, 3)]
    [InlineData("P2Y", 0, 1)]
    [InlineData("P999Y", 0, 0)]
    [InlineData("P9999999999Y", 0, null)]
    [InlineData("P3M", -9 * 31, null)]
    [InlineData("P3M", -6 * 30, 4)]
    [InlineData("soon", 0, null)]
    [InlineData("NONE", -900, -3)]
    public void A_declared_horizon_counts_until_half_a_year_after_its_end(string said, int days, int? points)
    {
        var curve = IntentionEvaluator.Evaluate(new IntentionFacts { NewCarHorizon = Say(said, AsOf.AddDays(days)) }, AsOf).NewCar;
        Assert.Equal(points, curve.Evidence.SingleOrDefault()?.Points);
        Assert.Equal(points is null, curve.Missing.Contains(IntentionInput.Horizon));
    }

    [Fact]
    public void Random_profiles_come_to_what_a_second_computation_says()
    {
        var random = new Random(20260315);
        for (var round = 0; round < 2_000; round++)
        {
            var facts = Any(random);
            var found = IntentionEvaluator.Evaluate(facts, AsOf);
            Assert.Equal(SecondComputation.NewCar(facts, AsOf), found.NewCar.Score);
            Assert.Equal(SecondComputation.Renewal(facts, AsOf), found.Renewal.Score);
            Assert.All([found.NewCar, found.Renewal], curve =>
            {
                Assert.Equal(curve.Score is null, curve.Reason is not null);
                Assert.True(curve.Score is null or (>= 0 and <= 10));
                Assert.Empty(curve.Missing.Intersect(curve.Evidence.Select(one => one.Input)));
                Assert.Equal(curve.Evidence.Select(one => one.Input).Order(), curve.Evidence.Select(one => one.Input));
            });
        }
    }

    internal static OwnedVehicle Owned(int years, int? km, int? annual)
    {
        var since = AsOf.AddYears(-Math.Abs(years));
        var last = km is { } shown ? new OdometerReading(Guid.Empty, shown, AsOf.AddDays(-10), null) : null;
        var before = last is not null && annual is { } a ? last with { Km = last.Km - a, ReadAt = last.ReadAt.AddDays(-365) } : null;
        return new OwnedVehicle(
            Vin, since, years < 0 ? AsOf.AddDays(-1) : null, OdometerHistory.Of(new[] { before, last }.OfType<OdometerReading>()));
    }

    private static IntentionFacts Any(Random random) => new()
    {
        Kind = random.Next(5) == 0 ? CustomerKind.Company : CustomerKind.Person,
        LifeStage = random.Next(3) == 0 ? null : (LifeStage)random.Next(8),
        Vehicles =
        [
            .. Enumerable.Range(0, random.Next(4)).Select(i => Owned(
                random.Next(-2, 12), random.Next(3) == 0 ? null : random.Next(40_000, 200_000), random.Next(2) == 0 ? null : random.Next(30_000)) with
            {
                Vin = $"VIN{i}",
            }),
        ],
        Signals =
        [
            .. Enumerable.Range(0, random.Next(6)).Select(_ => new BuyingSignal(
                (BuyingSignalKind)random.Next(3), AsOf.AddHours(-random.Next(200 * 24)), random.Next(2) == 0, random.Next(2) == 0)),
        ],
        NewCarHorizon = Say(random.Next(2) == 0 ? null : $"P{random.Next(40)}M", AsOf.AddDays(-random.Next(600))),
        RenewalHorizon = Say(random.Next(4) switch { 0 => "NONE", 1 => $"P{random.Next(900)}D", _ => null }, AsOf.AddDays(-random.Next(600))),
    };

    private static PreferenceClaim? Say(string? value, DateTimeOffset at) => value is null
        ? null
        : new()
        {
            Id = Guid.CreateVersion7(),
            CustomerId = Guid.Empty,
            Topic = "t",
            Value = value,
            Kind = PreferenceKind.Declared,
            Source = "survey",
            SaidAt = at,
            RecordedAt = at,
        };

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
