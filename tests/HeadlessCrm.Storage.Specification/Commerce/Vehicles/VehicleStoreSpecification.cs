using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Storage.Specification.Commerce.Vehicles;

/// <summary>What <see cref="IVehicleStore"/> must do.</summary>
public abstract class VehicleStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    [Fact]
    public async Task Keeps_vehicles_by_vin_and_customer()
    {
        var vehicles = Get<IVehicleStore>();
        var ana = await AddCustomerAsync("1");
        var one = Vehicle("1HGCM82633A004352", ana.Id);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var two = Vehicle("JH4KA7561PC008269", null);
        await vehicles.SaveAsync([one, two], Cancel);

        var sold = two with { Id = Guid.CreateVersion7(), CustomerId = ana.Id, ModelYear = 1993 };
        await vehicles.SaveAsync([sold], Cancel);

        var found = await vehicles.FindByVinsAsync(["JH4KA7561PC008269", "none"], Cancel);
        Assert.Equal([two with { CustomerId = ana.Id, ModelYear = 1993, Version = 2 }, null], found);
        Assert.Equal([found[0], null, one], await vehicles.GetAsync([two.Id, sold.Id, one.Id], Cancel));
        var owned = await vehicles.PageByCustomersAsync([Guid.Empty, ana.Id], new() { Size = 10 }, Cancel);
        Assert.Empty(owned[0].Items);
        Assert.Equal([one, found[0]!], owned[1].Items);
        Assert.Equal([0, 2], await vehicles.CountByCustomersAsync([Guid.Empty, ana.Id], null, Cancel));
    }

    [Fact]
    public async Task Lists_vehicles_by_filter_and_order()
    {
        var vehicles = Get<IVehicleStore>();
        var ana = await AddCustomerAsync("1");
        Vehicle[] all =
        [
            .. Enumerable.Range(0, 40).Select(i => Vehicle($"WVWZZZ1JZ3W{(i * 7) % 40:D6}", i % 3 == 0 ? ana.Id : null) with
            {
                ModelYear = i % 5 == 0 ? null : 2000 + (i % 4),
                LicensePlate = i % 2 == 0 ? $"ABC-{i}" : null,
            }),
        ];
        await vehicles.SaveAsync(all, Cancel);

        var byVin = await vehicles.PageAsync(new() { Size = 40, Order = [new(VehicleOrderField.Vin, OrderDirection.Desc)] }, Cancel);
        Assert.Equal(all.OrderByDescending(one => one.Vin, StringComparer.Ordinal).Select(one => one.Vin), byVin.Items.Select(one => one.Vin));
        foreach (var where in new[]
        {
            Filter.Compare("modelYear", Comparator.Gte, 2002L),
            Filter.Compare("licensePlate", Comparator.StartsWith, "abc-1"),
            Filter.Compare("customerId", Comparator.Eq, ana.Id),
        })
        {
            Filter? filter = where;
            var evaluator = new FilterEvaluator(VehicleFilterFields.Entity, Clock.GetUtcNow());
            var expected = all.Where(one => evaluator.Matches(filter, one)).Select(one => one.Id).ToHashSet();
            Assert.Equal(expected, (await vehicles.PageAsync(new() { Size = 250, Where = filter }, Cancel)).Items.Select(one => one.Id).ToHashSet());
            Assert.Equal(expected.Count, await vehicles.CountAsync(filter, Cancel));
            Assert.NotEmpty(expected);
        }
    }

    [Fact]
    public async Task A_change_needs_the_version_it_was_made_from()
    {
        var vehicles = Get<IVehicleStore>();
        var one = Vehicle("WVWZZZ1JZ3W386752", null);

        Assert.True(await vehicles.SaveAsync(one, null, Cancel));
        Assert.False(await vehicles.SaveAsync(one with { Id = Guid.CreateVersion7() }, null, Cancel));
        Assert.True(await vehicles.SaveAsync(one with { Model = "Golf", Version = 2 }, null, Cancel));
        Assert.False(await vehicles.SaveAsync(one with { Model = "Polo", Version = 2 }, null, Cancel));
        Assert.Equal("Golf", (await vehicles.GetAsync([one.Id], Cancel))[0]!.Model);
    }

    [Fact]
    public async Task Takes_many_at_once_and_the_last_word_on_each()
    {
        var vehicles = Get<IVehicleStore>();
        var ana = await AddCustomerAsync("1");
        Vehicle[] all = [.. Enumerable.Range(0, 700).Select(i => Vehicle($"1HGCM82633A{i:D6}", i % 2 == 0 ? ana.Id : null))];
        var repainted = all[3] with { Id = Guid.CreateVersion7(), Model = "Civic" };

        await vehicles.SaveAsync([.. all, repainted], Cancel);

        var found = await vehicles.FindByVinsAsync([.. all.Select(vehicle => vehicle.Vin)], Cancel);
        Assert.Equal(all.Select(vehicle => vehicle.Vin == repainted.Vin ? vehicle with { Model = "Civic" } : vehicle), found);
        Assert.Equal([350], await vehicles.CountByCustomersAsync([ana.Id], null, Cancel));
    }

    private Vehicle Vehicle(string vin, Guid? customerId) => new()
    {
        Id = EntityId.Create(Clock.GetUtcNow()),
        Vin = vin,
        Make = "Honda",
        Model = "Accord",
        CustomerId = customerId,
    };
}
