using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Storage.Specification.Commerce;

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
        Assert.Equal([two with { CustomerId = ana.Id, ModelYear = 1993 }, null], found);
        Assert.Equal([found[0], null, one], await vehicles.GetAsync([two.Id, sold.Id, one.Id], Cancel));
        var owned = await vehicles.GetByCustomersAsync([Guid.Empty, ana.Id], Cancel);
        Assert.Empty(owned[0]);
        Assert.Equal([one, found[0]!], owned[1]);
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
        Assert.Equal(350, (await vehicles.GetByCustomersAsync([ana.Id], Cancel))[0].Count);
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
