using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Storage.Specification.Commerce.Vehicles;

/// <summary>What <see cref="IVehicleHistoryStore"/> must do.</summary>
public abstract class VehicleHistoryStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private const string Vin = "WVWZZZ1JZ3W386752";

    private IVehicleHistoryStore History => Get<IVehicleHistoryStore>();

    private IVehicleStore Vehicles => Get<IVehicleStore>();

    private ChangeVehiclePeriod ChangeVehiclePeriod => new(Vehicles, History, Customers, Get<IIdempotencyStore>(), Clock);

    [Fact]
    public async Task A_new_owner_ends_the_period_of_the_one_before()
    {
        var vehicle = await AddAsync(Vin);
        var (ana, bo) = (await AddCustomerAsync("1"), await AddCustomerAsync("2"));

        Assert.Empty((await BeginAsync(ana.Id, VehicleRole.Owner, -100)).Errors);
        Assert.Empty((await BeginAsync(bo.Id, VehicleRole.Driver, -50)).Errors);
        Assert.Empty((await BeginAsync(bo.Id, VehicleRole.Owner, -10)).Errors);
        var refused = await BeginAsync(ana.Id, VehicleRole.Owner, -20);

        Assert.IsType<VehiclePeriodOverlap>(Assert.Single(refused.Errors));
        var periods = (await History.GetPeriodsAsync([vehicle.Id, Guid.Empty], Cancel))[0];
        Assert.Equal(
            [(ana.Id, VehicleRole.Owner, -100, -10), (bo.Id, VehicleRole.Driver, -50, null), (bo.Id, VehicleRole.Owner, -10, (int?)null)],
            periods.Select(had => (had.CustomerId, had.Role, Days(had.Since)!.Value, Days(had.Until))));
        Assert.Equal(bo.Id, (await Vehicles.GetAsync([vehicle.Id], Cancel))[0]!.CustomerId);
        Assert.Equal(periods.Where(had => had.CustomerId == bo.Id), (await History.GetPeriodsByCustomersAsync([bo.Id], Cancel))[0]);
    }

    [Fact]
    public async Task What_ends_leaves_nobody_and_is_done_once_per_key()
    {
        var vehicle = await AddAsync(Vin);
        var ana = await AddCustomerAsync("1");
        await BeginAsync(ana.Id, VehicleRole.Owner, -100);
        var end = new ChangeVehiclePeriodCommand
        {
            Vin = Vin, CustomerId = ana.Id, Role = VehicleRole.Owner, IsEnd = true, Until = Start.AddDays(-1), IdempotencyKey = "end",
        };

        var first = await ChangeVehiclePeriod.ExecuteAsync(end, Cancel);
        var second = await ChangeVehiclePeriod.ExecuteAsync(end, Cancel);
        var third = await ChangeVehiclePeriod.ExecuteAsync(end with { IdempotencyKey = "again" }, Cancel);

        Assert.Equal((first.Period, true), (second.Period, second.Replayed));
        Assert.IsType<VehicleNotHeld>(Assert.Single(third.Errors));
        Assert.Null((await Vehicles.GetAsync([vehicle.Id], Cancel))[0]!.CustomerId);
    }

    [Fact]
    public async Task Many_who_claim_one_vehicle_at_once_leave_one_owner()
    {
        var vehicle = await AddAsync(Vin);
        var people = new List<Guid>();
        for (var i = 0; i < 8; i++)
        {
            people.Add((await AddCustomerAsync($"{i}")).Id);
        }

        var outcomes = await Task.WhenAll(people.Select((id, i) => Task.Run(() => BeginAsync(id, VehicleRole.Owner, -100 + i))));

        var periods = (await History.GetPeriodsAsync([vehicle.Id], Cancel))[0];
        Assert.Equal(outcomes.Count(outcome => outcome.Errors.Count == 0), periods.Count);
        Assert.All(periods, had => Assert.DoesNotContain(periods, other => other != had && had.Meets(other)));
        Assert.Equal(
            Assert.Single(periods, had => had.Until is null).CustomerId, (await Vehicles.GetAsync([vehicle.Id], Cancel))[0]!.CustomerId);
    }

    [Fact]
    public async Task Readings_are_those_recorded_and_those_of_transactions_that_stand()
    {
        var (vehicle, other) = (await AddAsync(Vin), await AddAsync("JH4KA7561PC008269"));
        var ana = await AddCustomerAsync("1");
        var odometer = new RecordOdometer(Vehicles, History, Get<IIdempotencyStore>(), Clock);
        await odometer.ExecuteAsync(new() { Vin = Vin, Km = 500, IdempotencyKey = "1" }, Cancel);
        var bought = await BuyAsync(ana.Id, Vin, 400, ["OIL"]);
        var reversed = await BuyAsync(ana.Id, Vin, 9_000, ["OIL"]);
        await ReverseTransaction.ExecuteAsync(new() { TransactionId = reversed.Id, IdempotencyKey = "reverse" }, Cancel);
        await BuyAsync(ana.Id, other.Vin, 70_000, ["OIL"]);

        var readings = await History.GetReadingsAsync([other.Id, Guid.Empty, vehicle.Id], Cancel);

        Assert.Equal([70_000], readings[0].Select(reading => reading.Km));
        Assert.Empty(readings[1]);
        Assert.Equal(
            [(400, (Guid?)bought.Id), (500, null)],
            readings[2].OrderBy(reading => reading.Km).Select(reading => (reading.Km, reading.TransactionId)));
    }

    [Fact]
    public async Task Services_are_the_lines_of_repair_orders_that_stand()
    {
        var vehicle = await AddAsync(Vin);
        var ana = await AddCustomerAsync("1");
        await BuyAsync(ana.Id, Vin, 10_000, ["OIL", "BRAKES"]);
        await BuyAsync(ana.Id, Vin, null, ["TYRES"]);
        await BuyAsync(ana.Id, Vin, 1, ["SOLD"], TransactionKind.Sale);
        var reversed = await BuyAsync(ana.Id, Vin, 2, ["TAKEN-BACK"]);
        await ReverseTransaction.ExecuteAsync(new() { TransactionId = reversed.Id, IdempotencyKey = "reverse" }, Cancel);

        var done = (await History.GetServicesAsync([vehicle.Id], Cancel))[0];

        Assert.Equal(
            [("BRAKES", (int?)10_000), ("OIL", 10_000), ("TYRES", null)],
            done.OrderBy(one => one.ServiceType, StringComparer.Ordinal).Select(one => (one.ServiceType, one.OdometerKm)));
        Assert.All(done, one => Assert.Equal("L1", one.DealerCode));
    }

    [Fact]
    public async Task What_is_due_is_paged_without_gaps_and_without_doubles()
    {
        var plans = Get<IServicePlanStore>();
        var save = new SaveServicePlan(plans, Get<IIdempotencyStore>(), Clock);
        PlannedService[] services = [new("OIL", "Oil", null, 1), new("BRAKES", "Brakes", null, 2), new("LATER", "Later", null, 600)];
        await save.ExecuteAsync(new() { Code = "all", Name = "All", Services = services }, Cancel);
        for (var i = 0; i < 7; i++)
        {
            await AddAsync($"WVWZZZ1JZ3W{i:D6}", Start.AddYears(-1));
        }

        var find = new FindDueServices(Vehicles, History, plans, Clock);
        var all = await find.PageAsync(new DueServicesQuery(null, null), null, 250, Cancel);
        var walked = new List<string>();
        for (var page = await find.PageAsync(new DueServicesQuery(null, null), null, 3, Cancel); ;
            page = await find.PageAsync(new DueServicesQuery(null, null), page.Positions[^1], 3, Cancel))
        {
            walked.AddRange(page.Items.Select(due => due.Vehicle.Vin + due.Service.ServiceType));
            if (!page.HasNext)
            {
                break;
            }
        }

        Assert.Equal(14, all.Items.Length);
        Assert.False(all.HasNext);
        Assert.Equal(all.Items.Select(due => due.Vehicle.Vin + due.Service.ServiceType), walked);
        Assert.Empty((await find.PageAsync(new DueServicesQuery(null, "nobody"), null, 3, Cancel)).Items);
    }

    private static int? Days(DateTimeOffset? at) => at is { } time ? (int)(time - Start).TotalDays : null;

    private async Task<Vehicle> AddAsync(string vin, DateTimeOffset? inServiceAt = null)
    {
        Clock.Advance(TimeSpan.FromMilliseconds(5));
        var upsert = new UpsertVehicle(Vehicles, Get<IIdempotencyStore>(), Clock);
        var outcome = await upsert.ExecuteAsync(new() { Vin = vin, Make = "VW", Model = "Golf", InServiceAt = inServiceAt }, Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Vehicle!;
    }

    private Task<ChangeVehiclePeriodOutcome> BeginAsync(Guid customerId, VehicleRole role, int day) => ChangeVehiclePeriod.ExecuteAsync(
        new()
        {
            Vin = Vin,
            CustomerId = customerId,
            Role = role,
            IsEnd = false,
            Since = Start.AddDays(day),
            IdempotencyKey = $"{customerId} {role} {day}",
        },
        Cancel);

    private async Task<Transaction> BuyAsync(
        Guid customerId, string vin, int? km, string[] types, TransactionKind kind = TransactionKind.RepairOrder)
    {
        var outcome = await RecordTransaction.ExecuteAsync(
            new RecordTransactionCommand
            {
                CustomerId = customerId,
                Kind = kind,
                OccurredAt = Start.AddDays(-1),
                Currency = "USD",
                Vin = vin,
                OdometerKm = km,
                DealerCode = "L1",
                Lines = [.. types.Select(type => new TransactionLineInput(type, 1, 10))],
                IdempotencyKey = Guid.CreateVersion7().ToString(),
            },
            Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Transaction!;
    }
}
