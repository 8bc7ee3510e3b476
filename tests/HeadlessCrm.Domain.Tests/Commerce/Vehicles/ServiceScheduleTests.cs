using HeadlessCrm.Domain.Commerce.Vehicles;

namespace HeadlessCrm.Domain.Tests.Commerce.Vehicles;

public sealed class ServiceScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Vehicle Golf = new()
    {
        Id = Guid.CreateVersion7(),
        Vin = "WVWZZZ1JZ3W386752",
        Make = "Volkswagen",
        Model = "Golf",
        ModelYear = 2024,
        InServiceAt = new DateTimeOffset(2024, 9, 10, 0, 0, 0, TimeSpan.Zero),
    };

    [Fact]
    public void Mileage_is_counted_where_the_odometer_does_not_go_back()
    {
        // 10,000 km in 100 days, then 60,000 km less, then 5,000 km in 100 days: 15,000 km in 200 days.
        var history = OdometerHistory.Of([Reading(75_000, 0), Reading(15_000, 101), Reading(65_000, -100), Reading(20_000, 201)]);

        Assert.Equal([65_000, 75_000, 15_000, 20_000], history.Readings.Select(reading => reading.Km));
        Assert.Equal(60_000, Assert.Single(history.Rollbacks).Km);
        Assert.Equal(365 * 15_000 / 200.0, history.AnnualKm!.Value, 9);
        Assert.Equal(20_000, history.Latest!.Km);
    }

    [Fact]
    public void Readings_of_less_than_thirty_days_tell_nothing_of_a_year()
    {
        Assert.Null(OdometerHistory.Of([Reading(0, 0), Reading(3000, 29)]).AnnualKm);
        Assert.Equal(36_500, OdometerHistory.Of([Reading(0, 0), Reading(3000, 30)]).AnnualKm);
        Assert.Null(OdometerHistory.Of([]).Latest);
    }

    [Fact]
    public void The_earlier_of_date_and_distance_counts()
    {
        // 20 km a day: at 18,000 km ten days ago, 20,000 km are reached in 90 days; two years are over on the 10th of September.
        var odometer = OdometerHistory.Of([Reading(12_000, -310), Reading(18_000, -10)]);
        var byDistance = Due(new PlannedService("OIL", "Oil", 20_000, 36), odometer);
        var byDate = Due(new PlannedService("OIL", "Oil", 20_000, 24), odometer);

        Assert.Equal((Now.AddDays(90), ServiceDueStatus.Upcoming), (byDistance.DueAt, byDistance.Status));
        Assert.Equal((Golf.InServiceAt!.Value.AddMonths(24), ServiceDueStatus.DueSoon), (byDate.DueAt, byDate.Status));
        Assert.Equal(20_000, byDate.DueKm);
    }

    [Fact]
    public void What_was_done_last_starts_the_next_and_the_first_may_differ()
    {
        var service = new PlannedService("OIL", "Oil", 15_000, 12, FirstKm: 1_500, FirstMonths: 1);
        var odometer = OdometerHistory.Of([Reading(10_000, -100), Reading(16_000, 0)]);
        var first = Due(service, odometer);
        var done = new ServiceDone(Golf.Id, "OIL", Now.AddDays(-100), 10_000, Guid.CreateVersion7(), "L1");
        var next = Due(service, odometer, done, done with { DoneAt = Now.AddDays(-500), OdometerKm = 1_400 });

        Assert.Equal((1_500, ServiceDueStatus.Overdue), (first.DueKm, first.Status));
        Assert.Equal((25_000, done), (next.DueKm, next.LastDone));
        Assert.Equal(Now.AddDays(150), next.DueAt);
    }

    [Fact]
    public void What_is_not_known_is_named()
    {
        var service = new PlannedService("OIL", "Oil", 15_000, 12);
        var unknown = ServiceSchedule.Of(Golf with { InServiceAt = null }, [Plan([service])], [], OdometerHistory.Of([]), Now);
        var onlyTime = Due(service, OdometerHistory.Of([Reading(9_000, -3)]));

        Assert.Equal(ServiceDueStatus.Unknown, unknown[0].Status);
        Assert.Equal([ServiceScheduleInput.InServiceAt, ServiceScheduleInput.Odometer], unknown[0].Missing);
        Assert.Equal([ServiceScheduleInput.AnnualMileage], onlyTime.Missing);
        Assert.Equal(ServiceDueStatus.Overdue, onlyTime.Status);
    }

    [Theory]
    [InlineData(null, null, null, null, true)]
    [InlineData("VOLKSWAGEN", "golf", 2020, 2024, true)]
    [InlineData("Volkswagen", "Polo", null, null, false)]
    [InlineData(null, null, 2025, null, false)]
    [InlineData(null, null, null, 2023, false)]
    public void A_plan_fits_or_does_not(string? make, string? model, int? from, int? to, bool fits) =>
        Assert.Equal(fits, (Plan([]) with { Make = make, Model = model, FromModelYear = from, ToModelYear = to }).FitOf(Golf) is not null);

    [Fact]
    public void The_plan_that_fits_most_closely_speaks()
    {
        var service = new PlannedService("OIL", "Oil", 1, null);
        ServicePlan[] plans =
        [
            Plan([service]) with { Code = "any" },
            Plan([service]) with { Code = "golf", Model = "Golf" },
            Plan([service]) with { Code = "vw", Make = "Volkswagen", FromModelYear = 2000 },
        ];

        Assert.Equal("golf", ServiceSchedule.Of(Golf, plans, [], OdometerHistory.Of([]), Now)[0].Plan.Code);
        Assert.Empty(ServiceSchedule.Of(Golf with { Model = "Polo", Make = "Seat" }, plans[1..], [], OdometerHistory.Of([]), Now));
    }

    private static DueService Due(PlannedService service, OdometerHistory odometer, params ServiceDone[] done) =>
        Assert.Single(ServiceSchedule.Of(Golf, [Plan([service])], done, odometer, Now));

    private static ServicePlan Plan(IReadOnlyList<PlannedService> services) =>
        new() { Id = Guid.CreateVersion7(), Code = "plan", Name = "Plan", Services = services };

    private static OdometerReading Reading(int km, int day) => new(Golf.Id, km, Now.AddDays(day), null);
}
