using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Commerce;

/// <summary>Fields of a vehicle that are no properties of it.</summary>
[ResolversOf("Vehicle")]
internal static class VehicleFields
{
    public static GlobalId Id(Vehicle vehicle) => GlobalId.OfVehicle(vehicle.Id);

    public static async Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<Vehicle> vehicles, ICustomerStore store, CancellationToken cancellationToken)
    {
        Guid[] owners = [.. vehicles.Select(vehicle => vehicle.CustomerId).OfType<Guid>().Distinct()];
        var found = (await store.GetAsync(owners, cancellationToken)).OfType<Customer>()
            .ToDictionary(customer => customer.Id, customer => (Customer?)customer);
        return BatchResult.Lookup(vehicles, vehicle => vehicle.CustomerId ?? Guid.Empty, found);
    }
}
