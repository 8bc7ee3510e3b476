using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Customers;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Commerce.Vehicles.VinDecoding;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Commerce.Vehicles;

/// <summary>Fields of a vehicle that are no properties of it.</summary>
[ResolversOf("Vehicle")]
internal static class VehicleFields
{
    public static GlobalId Id(Vehicle vehicle) => GlobalId.OfVehicle(vehicle.Id);

    public static Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<Vehicle> vehicles, ICustomerStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindByIdAsync(vehicles, vehicle => vehicle.CustomerId, store.GetAsync, cancellationToken);

    public static VinDecode Decoded(Vehicle vehicle, TimeProvider clock) =>
        VinDecoder.Decode(vehicle.Vin, clock.GetUtcNow().Year);

    public static async Task<BatchResult<IReadOnlyList<VehiclePeriod>>> Periods(
        IReadOnlyList<Vehicle> vehicles, IVehicleHistoryStore history, CancellationToken cancellationToken) =>
        new(await history.GetPeriodsAsync(Ids(vehicles), cancellationToken));

    public static async Task<BatchResult<OdometerHistory>> Odometer(
        IReadOnlyList<Vehicle> vehicles, IVehicleHistoryStore history, CancellationToken cancellationToken)
    {
        var readings = await history.GetReadingsAsync(Ids(vehicles), cancellationToken);
        OdometerHistory[] histories = [.. readings.Select(OdometerHistory.Of)];
        return histories;
    }

    public static async Task<BatchResult<IReadOnlyList<DueService>>> DueServices(
        IReadOnlyList<Vehicle> vehicles, FindDueServices useCase, CancellationToken cancellationToken) =>
        new(await useCase.OfAsync(vehicles, cancellationToken));

    public static async Task<BatchResult<IReadOnlyList<ServiceOccurrence>>> ServiceHistory(
        IReadOnlyList<Vehicle> vehicles, FindDueServices useCase, CancellationToken cancellationToken) =>
        new(await useCase.HistoryOfAsync(vehicles, cancellationToken));

    private static Guid[] Ids(IReadOnlyList<Vehicle> vehicles) => [.. vehicles.Select(vehicle => vehicle.Id)];
}

/// <summary>Fields of a period of a vehicle that are no properties of it.</summary>
[ResolversOf("VehiclePeriod")]
internal static class VehiclePeriodFields
{
    public static async Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<VehiclePeriod> periods, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. periods.Select(period => period.CustomerId)], cancellationToken));

    public static async Task<BatchResult<Vehicle?>> Vehicle(
        IReadOnlyList<VehiclePeriod> periods, IVehicleStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. periods.Select(period => period.VehicleId)], cancellationToken));
}

/// <summary>What is asked of a reading that was just recorded.</summary>
[ResolversOf("OdometerRecordPayload")]
internal static class OdometerRecordFields
{
    public static async Task<BatchResult<OdometerRollback?>> Rollback(
        IReadOnlyList<OdometerRecordPayload> payloads, IVehicleHistoryStore history, CancellationToken cancellationToken)
    {
        Guid[] vehicles = [.. payloads.Select(payload => payload.Reading?.VehicleId).OfType<Guid>().Distinct()];
        var readings = await history.GetReadingsAsync(vehicles, cancellationToken);
        var histories = vehicles.Zip(readings.Select(OdometerHistory.Of)).ToDictionary(one => one.First, one => one.Second);
        OdometerRollback?[] values =
        [
            .. payloads.Select(payload => payload.Reading is { } reading ? histories[reading.VehicleId].RollbackAt(reading) : null),
        ];
        return values;
    }
}

/// <summary>Fields of a reading that are no properties of it.</summary>
[ResolversOf("OdometerReading")]
internal static class OdometerReadingFields
{
    public static Task<BatchResult<Transaction?>> Transaction(
        IReadOnlyList<OdometerReading> readings, ITransactionStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindByIdAsync(readings, reading => reading.TransactionId, store.GetAsync, cancellationToken);
}

/// <summary>Fields of a service done that are no properties of it.</summary>
[ResolversOf("ServiceDone")]
internal static class ServiceDoneFields
{
    public static Task<BatchResult<Transaction?>> Transaction(
        IReadOnlyList<ServiceDone> services, ITransactionStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindByIdAsync(services, service => service.TransactionId, store.GetAsync, cancellationToken);
}

/// <summary>The vehicles of a customer.</summary>
[ResolversOf("Customer")]
internal static class CustomerVehicleFields
{
    public static async Task<BatchResult<Connection<Vehicle>>> Vehicles(
        IReadOnlyList<Customer> customers,
        FieldContext field,
        IVehicleStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<VehicleOrderField>.Read(field, VehicleFilterFields.Entity, cursors)
            .LoadManyAsync(customers.Ids(), store.PageByCustomersAsync, store.CountByCustomersAsync, cancellationToken);

    public static async Task<BatchResult<IReadOnlyList<VehiclePeriod>>> VehiclePeriods(
        IReadOnlyList<Customer> customers, IVehicleHistoryStore history, CancellationToken cancellationToken) =>
        new(await history.GetPeriodsByCustomersAsync(customers.Ids(), cancellationToken));
}
