using HeadlessCrm.Api.Connections;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Commerce.Vehicles.VinDecoding;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Commerce.Vehicles;

/// <summary>Questions about vehicles.</summary>
[ResolversOf("Query")]
internal static class VehicleQueries
{
    // A list of what is due takes no filter: it asks by arguments of its own.
    private static readonly FilterableEntity DueService = FilterableEntity.Declare("DueService", []);

    public static Task<Connection<Vehicle>> Vehicles(
        FieldContext field, IVehicleStore store, CursorCodec cursors, CancellationToken cancellationToken) =>
        ListRequest<VehicleOrderField>.Read(field, VehicleFilterFields.Entity, cursors)
            .LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);

    public static async Task<Vehicle?> Vehicle(string vin, IVehicleStore store, CancellationToken cancellationToken) =>
        (await store.FindByVinsAsync([vin], cancellationToken))[0];

    public static VinDecode VinDecode(string vin, TimeProvider clock) => VinDecoder.Decode(vin, clock.GetUtcNow().Year);

    public static Task<Connection<ServicePlan>> ServicePlans(
        FieldContext field, IServicePlanStore store, CursorCodec cursors, CancellationToken cancellationToken) =>
        ListRequest<ServicePlanOrderField>.Read(field, ServicePlanFilterFields.Entity, cursors)
            .LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);

    public static Task<Connection<DueService>> DueServices(
        DateTimeOffset? by,
        string? dealerCode,
        FieldContext field,
        FindDueServices useCase,
        CursorCodec cursors,
        CancellationToken cancellationToken)
    {
        var order = new OrderTerm<DueServiceOrderField>(DueServiceOrderField.ServiceType, OrderDirection.Asc);
        return ListRequest<DueServiceOrderField>.Read(field, DueService, cursors, [order]).LoadAsync(
            (page, token) => useCase.PageAsync(new DueServicesQuery(by, dealerCode), page.After, page.Size, token),
            (_, _) => Task.FromResult(0),
            cancellationToken);
    }
}
