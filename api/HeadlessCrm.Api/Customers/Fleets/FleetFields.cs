using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Fleets;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Customers.Fleets;

/// <summary>Questions about fleets.</summary>
[ResolversOf("Query")]
internal static class FleetQueries
{
    public static Task<Connection<Fleet>> Fleets(
        FieldContext field, IFleetStore store, CursorCodec cursors, CancellationToken cancellationToken) =>
        ListRequest<FleetOrderField>.Read(field, FleetFilterFields.Entity, cursors)
            .LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);

    public static async Task<Fleet?> Fleet(GlobalId id, IFleetStore store, CancellationToken cancellationToken) =>
        (await store.GetAsync([id.Require(EntityKind.Fleet, "id")], cancellationToken))[0];
}

/// <summary>The fleets of a company.</summary>
[ResolversOf("Customer")]
internal static class CustomerFleetFields
{
    public static async Task<BatchResult<Connection<Fleet>>> Fleets(
        IReadOnlyList<Customer> customers,
        FieldContext field,
        IFleetStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<FleetOrderField>.Read(field, FleetFilterFields.Entity, cursors)
            .LoadManyAsync(customers.Ids(), store.PageByCompaniesAsync, store.CountByCompaniesAsync, cancellationToken);
}

/// <summary>Fields of a fleet that are no properties of it.</summary>
[ResolversOf("Fleet")]
internal static class FleetFields
{
    public static GlobalId Id(Fleet fleet) => GlobalId.OfFleet(fleet.Id);

    public static async Task<BatchResult<Customer?>> Company(
        IReadOnlyList<Fleet> fleets, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. fleets.Select(fleet => fleet.CompanyId)], cancellationToken));

    public static Task<BatchResult<Fleet?>> Parent(
        IReadOnlyList<Fleet> fleets, IFleetStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindByIdAsync(fleets, fleet => fleet.ParentId, store.GetAsync, cancellationToken);

    public static async Task<BatchResult<IReadOnlyList<Fleet>>> Parts(
        IReadOnlyList<Fleet> fleets, IFleetStore store, CancellationToken cancellationToken) =>
        new(await store.GetPartsAsync([.. fleets.Select(fleet => fleet.Id)], cancellationToken));

    public static async Task<BatchResult<Connection<FleetVehicle>>> Vehicles(
        IReadOnlyList<Fleet> fleets,
        FieldContext field,
        IFleetStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<FleetVehicleOrderField>.Read(field, FleetFilterFields.Vehicles, cursors)
            .LoadManyAsync(
                [.. fleets.Select(fleet => fleet.Id)], store.PageVehiclesAsync, store.CountVehiclesAsync, cancellationToken);
}

/// <summary>Fields of a vehicle of a fleet that are no properties of it.</summary>
[ResolversOf("FleetVehicle")]
internal static class FleetVehicleFields
{
    public static async Task<BatchResult<Vehicle?>> Vehicle(
        IReadOnlyList<FleetVehicle> vehicles, IVehicleStore store, CancellationToken cancellationToken) =>
        new(await store.FindByVinsAsync([.. vehicles.Select(vehicle => vehicle.Vin)], cancellationToken));
}
