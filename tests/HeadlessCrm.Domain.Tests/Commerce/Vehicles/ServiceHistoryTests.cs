using HeadlessCrm.Domain.Commerce.Vehicles;

namespace HeadlessCrm.Domain.Tests.Commerce.Vehicles;

/// <summary>Planned services against repair orders, reckoned by hand.</summary>
public sealed class ServiceHistoryTests
{
    private static readonly DateTimeOffset OnTheRoad = new(2022, 1, 10, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = new(2026, 3, 15, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Says_what_was_kept_in_time_late_or_not_at_all()
    {
        // Yearly: January 2023 kept within 30 days; 2024 three months late; 2025 missed, as that of 2026 was due before anybody came again.
        var history = Of(new PlannedService("OIL", "Oil", null, 12), [Done("OIL", "2023-02-01"), Done("OIL", "2024-05-01")]);
        Assert.Equal(
            [(1, "2023-01-10", ServiceOutcome.InTime), (2, "2024-02-01", ServiceOutcome.Late), (3, "2025-05-01", ServiceOutcome.Overdue)],
            history.Select(one => (one.Number, $"{one.DueAt:yyyy-MM-dd}", one.Outcome)));

        var back = Of(new PlannedService("OIL", "Oil", null, 12), [Done("OIL", "2023-02-01"), Done("OIL", "2025-12-01"), Done("WASH", "2024-02-01")]);
        Assert.Equal(
            [(1, "2023-01-10", ServiceOutcome.InTime), (2, "2024-02-01", ServiceOutcome.Missed), (3, "2025-02-01", ServiceOutcome.Late)],
            back.Select(one => (one.Number, $"{one.DueAt:yyyy-MM-dd}", one.Outcome)));
        Assert.Equal([null, 2025], back.Skip(1).Select(one => one.Done?.DoneAt.Year));
    }

    [Fact]
    public void Distance_counts_as_time_does_whichever_comes_first()
    {
        var service = new PlannedService("OIL", "Oil", 10_000, 12, FirstKm: 5_000, FirstMonths: 6);
        var history = Of(service, [Done("OIL", "2022-03-01", 5_900), Done("OIL", "2022-09-01", 17_000)], 36_500);
        Assert.Equal(
            [
                (5_000, ServiceOutcome.InTime),   // 900 km beyond
                (15_900, ServiceOutcome.Late),    // 1100 km beyond
                (27_000, ServiceOutcome.Missed),  // due by time in 2023, as was the next in 2024
                (37_000, ServiceOutcome.Missed),
                (47_000, ServiceOutcome.Overdue),
            ],
            history.Select(one => (one.DueKm!.Value, one.Outcome)));
    }

    [Fact]
    public void What_cannot_be_judged_is_said_to_be_unknown()
    {
        var vehicle = Car with { InServiceAt = null };
        var service = new PlannedService("OIL", "Oil", null, 12);
        var history = Of(service, [Done("OIL", "2025-06-01")], vehicle: vehicle);
        Assert.Equal([ServiceOutcome.Unknown], history.Select(one => one.Outcome));
        Assert.Empty(Of(service, [], vehicle: vehicle));
        Assert.Empty(ServiceHistory.Of(Car, [], [Done("OIL", "2025-06-01")], OdometerHistory.Of([]), Now));
    }

    [Fact]
    public void What_is_done_once_is_due_once()
    {
        var once = new PlannedService("FIRST", "First check", null, null, FirstMonths: 1);
        Assert.Equal([ServiceOutcome.Overdue], Of(once, []).Select(one => one.Outcome));
        Assert.Equal([ServiceOutcome.InTime], Of(once, [Done("FIRST", "2022-02-01"), Done("FIRST", "2024-02-01")]).Select(one => one.Outcome));
    }

    [Fact]
    public void Two_lines_of_one_repair_order_keep_one_service()
    {
        var labour = Done("OIL", "2026-01-05");
        Assert.Single(Of(new PlannedService("OIL", "Oil", null, 48), [labour, labour]));
    }

    private static Vehicle Car => new()
    {
        Id = Guid.CreateVersion7(), Vin = "WVWZZZ1JZ3W386752", Make = "VW", Model = "Golf", InServiceAt = OnTheRoad,
    };

    private static IReadOnlyList<ServiceOccurrence> Of(
        PlannedService service, ServiceDone[] done, int? latestKm = null, Vehicle? vehicle = null)
    {
        var plan = new ServicePlan { Id = Guid.CreateVersion7(), Code = "VW", Name = "VW", Services = [service] };
        OdometerReading[] readings = latestKm is { } km ? [new(Guid.Empty, km, Now, null)] : [];
        return ServiceHistory.Of(vehicle ?? Car, [plan], done, OdometerHistory.Of(readings), Now);
    }

    private static ServiceDone Done(string type, string day, int? km = null) => new(
        Guid.Empty, type, DateTimeOffset.Parse($"{day}T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture), km, Guid.CreateVersion7(), null);
}
