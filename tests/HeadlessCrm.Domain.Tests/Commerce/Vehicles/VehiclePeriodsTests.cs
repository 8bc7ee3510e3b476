using HeadlessCrm.Domain.Commerce.Vehicles;

namespace HeadlessCrm.Domain.Tests.Commerce.Vehicles;

/// <summary>The rules against a calendar that says for each day who the owner is.</summary>
public sealed class VehiclePeriodsTests
{
    private const int Days = 40;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void There_is_one_owner_a_day_whatever_is_asked(int seed)
    {
        var random = new Random(seed);
        Guid[] people = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        var vehicle = Guid.CreateVersion7();
        for (var history = 0; history < 200; history++)
        {
            var calendar = new Guid?[Days];
            var periods = new List<VehiclePeriod>();
            for (var step = 0; step < 8; step++)
            {
                var (from, person) = (random.Next(Days - 1), people[random.Next(3)]);
                int? to = random.Next(2) == 0 ? null : random.Next(from + 1, Days);
                var begun = new VehiclePeriod
                {
                    Id = Guid.CreateVersion7(),
                    VehicleId = vehicle,
                    CustomerId = person,
                    Role = VehicleRole.Owner,
                    Since = Start.AddDays(from),
                    Until = to is { } end ? Start.AddDays(end) : null,
                };
                var present = periods.Find(period => period.Until is null);
                var change = VehiclePeriods.Begin(periods, begun);
                var isFree = calendar[from..(to ?? Days)].All(owner => owner is null);
                var isTakenOver = present is not null && present.CustomerId != person && present.Since < begun.Since
                    && periods.TrueForAll(period => period == present || !period.Meets(begun));
                Assert.Equal(isFree || isTakenOver, change.Refusal is null);
                if (change.Refusal is not null)
                {
                    continue;
                }

                if (change.Ended is { } ended)
                {
                    periods[periods.FindIndex(period => period.Id == ended.Id)] = ended;
                    Array.Fill(calendar, null, from, Days - from);
                }

                periods.Add(change.Written!);
                Array.Fill(calendar, person, from, (to ?? Days) - from);
                Assert.All(Enumerable.Range(0, Days), day => Assert.Equal(calendar[day], OwnerOn(periods, Start.AddDays(day))));
            }
        }
    }

    [Fact]
    public void Several_drive_one_vehicle_but_nobody_twice_at_a_time()
    {
        var one = Period(VehicleRole.Driver, Start, null);
        var other = Period(VehicleRole.Driver, Start, null);

        Assert.Null(VehiclePeriods.Begin([one], other).Refusal);
        var again = VehiclePeriods.Begin([one, other], one with { Id = Guid.CreateVersion7(), Since = Start.AddDays(3) });
        Assert.Equal(one, Assert.IsType<VehiclePeriodOverlap>(again.Refusal).Existing);
        Assert.Null(VehiclePeriods.Begin([one with { Until = Start.AddDays(3) }], one with { Since = Start.AddDays(3) }).Refusal);
    }

    [Fact]
    public void Only_what_goes_on_can_end_and_not_before_it_began()
    {
        var had = Period(VehicleRole.Owner, Start, null);

        Assert.Equal(had with { Until = Start.AddDays(1) }, VehiclePeriods.End([had], "X", had.CustomerId, VehicleRole.Owner, Start.AddDays(1)).Written);
        Assert.IsType<InvalidValue>(VehiclePeriods.End([had], "X", had.CustomerId, VehicleRole.Owner, Start).Refusal);
        Assert.IsType<VehicleNotHeld>(VehiclePeriods.End([had], "X", had.CustomerId, VehicleRole.Driver, Start.AddDays(1)).Refusal);
        Assert.IsType<VehicleNotHeld>(VehiclePeriods.End([had], "X", Guid.Empty, VehicleRole.Owner, Start.AddDays(1)).Refusal);
    }

    private static Guid? OwnerOn(List<VehiclePeriod> periods, DateTimeOffset day) =>
        periods.SingleOrDefault(period => (period.Since is null || period.Since <= day) && (period.Until is null || day < period.Until))?.CustomerId;

    private static VehiclePeriod Period(VehicleRole role, DateTimeOffset? since, DateTimeOffset? until) => new()
    {
        Id = Guid.CreateVersion7(),
        VehicleId = Guid.Empty,
        CustomerId = Guid.CreateVersion7(),
        Role = role,
        Since = since,
        Until = until,
    };
}
