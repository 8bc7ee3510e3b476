using System.Data.Common;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Customers.Matching;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Commerce.Vehicles;

internal sealed class EfVehicleHistoryStore(CrmDatabase database) : IVehicleHistoryStore
{
    private const string PeriodColumns = "p.id, p.vehicle_id, p.customer_id, p.role, p.since, p.until";

    public Task<IReadOnlyList<IReadOnlyList<VehiclePeriod>>> GetPeriodsAsync(
        IReadOnlyList<Guid> vehicleIds, CancellationToken cancellationToken) =>
        GetPeriodsAsync("vehicle_id", vehicleIds, cancellationToken);

    public Task<IReadOnlyList<IReadOnlyList<VehiclePeriod>>> GetPeriodsByCustomersAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken) =>
        GetPeriodsAsync("customer_id", customerIds, cancellationToken);

    public Task<VehiclePeriodChange?> ChangePeriodsAsync(
        Guid vehicleId,
        Guid customerId,
        Guid postedFor,
        Func<IReadOnlyList<VehiclePeriod>, VehiclePeriodChange> decide,
        Func<VehiclePeriod, IdempotencyEntry> keep,
        CancellationToken cancellationToken) =>
        database.WriteAsync<VehiclePeriodChange?>(
            async (context, token) =>
            {
                var vehicle = await LockAsync(context, vehicleId, customerId, postedFor, token);
                var rows = await context.VehiclePeriods.Where(row => row.VehicleId == vehicleId).ToListAsync(token);
                var change = decide([.. rows.Select(row => row.ToPeriod())]);
                if (change.Written is not { } written)
                {
                    return change;
                }

                if (change.Ended is { } ended)
                {
                    rows.Single(row => row.Id == ended.Id).Until = ended.Until;
                }

                var row = rows.SingleOrDefault(one => one.Id == written.Id);
                if (row is null)
                {
                    row = new VehiclePeriodRow { Id = written.Id, VehicleId = vehicleId, CustomerId = customerId };
                    row.PostedForId = postedFor == customerId ? null : postedFor;
                    context.Add(row);
                    rows.Add(row);
                }

                (row.Role, row.Since, row.Until) = (written.Role, written.Since, written.Until);
                var owner = rows.SingleOrDefault(one => one.Role == VehicleRole.Owner && one.Until is null);
                (vehicle.CustomerId, vehicle.PostedForId) = (owner?.CustomerId, owner?.PostedForId);
                context.Add(IdempotencyRow.Of(keep(written)));
                await context.SaveChangesAsync(token);
                await context.RemakeMatchRecordsAsync(database.Dialect, [customerId], isForced: false, token);
                return change;
            },
            conflict: null,
            cancellationToken);

    public async Task<IReadOnlyList<IReadOnlyList<OdometerReading>>> GetReadingsAsync(
        IReadOnlyList<Guid> vehicleIds, CancellationToken cancellationToken)
    {
        var found = new Grouped<OdometerReading>(vehicleIds.Count);
        await database.ForEachParentAsync(
            vehicleIds,
            "o.km, o.read_at, NULL FROM parents CROSS JOIN odometer_readings o WHERE o.vehicle_id = parents.id"
            + " UNION ALL SELECT parents.i, t.odometer_km, t.occurred_at, t.id FROM parents CROSS JOIN vehicles v"
            + " CROSS JOIN transactions t WHERE v.id = parents.id AND t.vin = v.vin AND t.odometer_km IS NOT NULL"
            + " AND t.reversed_at IS NULL",
            (row, i) => found.Add(
                i, new OdometerReading(vehicleIds[i], row.GetInt32(1), row.ReadInstant(2), row.ReadIdOrNull(3))),
            cancellationToken);
        return found.Lists;
    }

    public Task<bool> RecordReadingAsync(
        Guid id, OdometerReading reading, IdempotencyEntry idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                context.Add(new OdometerReadingRow
                {
                    Id = id,
                    VehicleId = reading.VehicleId,
                    Km = reading.Km,
                    ReadAt = reading.ReadAt,
                });
                context.Add(IdempotencyRow.Of(idempotency));
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public async Task<IReadOnlyList<IReadOnlyList<ServiceDone>>> GetServicesAsync(
        IReadOnlyList<Guid> vehicleIds, CancellationToken cancellationToken)
    {
        var found = new Grouped<ServiceDone>(vehicleIds.Count);
        await database.ForEachParentAsync(
            vehicleIds,
            $"""
            COALESCE(l.product_type, t.product_type), t.occurred_at, t.odometer_km, t.id, t.dealer_code
            FROM parents CROSS JOIN vehicles v CROSS JOIN transactions t
            LEFT JOIN transaction_lines l ON l.transaction_id = t.id
            WHERE v.id = parents.id AND t.vin = v.vin AND t.kind = {(int)TransactionKind.RepairOrder} AND t.reversed_at IS NULL AND {TransactionSql.Counts}
            """,
            (row, i) => found.Add(
                i,
                new ServiceDone(
                    vehicleIds[i],
                    row.GetString(1),
                    row.ReadInstant(2),
                    row.ReadIntOrNull(3),
                    row.ReadId(4),
                    row.ReadTextOrNull(5))),
            cancellationToken);
        return found.Lists;
    }

    private async Task<IReadOnlyList<IReadOnlyList<VehiclePeriod>>> GetPeriodsAsync(
        string parentKey, IReadOnlyList<Guid> parentIds, CancellationToken cancellationToken)
    {
        var found = new Grouped<VehiclePeriod>(parentIds.Count);
        await database.ForEachParentAsync(
            parentIds,
            $"{PeriodColumns} FROM parents CROSS JOIN vehicle_periods p WHERE p.{parentKey} = parents.id"
            + " ORDER BY parents.i, COALESCE(p.since, 0), p.id",
            (row, i) => found.Add(i, ReadPeriod(row, 1)),
            cancellationToken);
        return found.Lists;
    }

    // Customers come first, as everywhere; the vehicle's row makes others who decide on it wait.
    private async Task<VehicleRow> LockAsync(
        CrmDbContext context, Guid vehicleId, Guid customerId, Guid postedFor, CancellationToken cancellationToken)
    {
        var owner = await context.Vehicles.Where(row => row.Id == vehicleId).Select(row => row.CustomerId).SingleAsync(cancellationToken);
        await database.LockCustomersAsync(context, owner is { } had && had != customerId ? [customerId, had] : [customerId], cancellationToken);
        await database.LockSurvivorAsync(context, postedFor, customerId, cancellationToken);
        await context.QueryAsync(
            new SqlText().Append("SELECT 1 FROM vehicles WHERE id = ").Value(database.Dialect.Id(vehicleId)).Append(database.Dialect.RowLock),
            database.Dialect,
            _ => { },
            cancellationToken);
        var vehicle = await context.Vehicles.SingleAsync(row => row.Id == vehicleId, cancellationToken);
        return vehicle.CustomerId == owner
            ? vehicle
            : throw new DbUpdateConcurrencyException($"The vehicle {vehicleId} changed hands.");
    }

    private static VehiclePeriod ReadPeriod(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        VehicleId = row.ReadId(ordinal + 1),
        CustomerId = row.ReadId(ordinal + 2),
        Role = (VehicleRole)row.GetInt32(ordinal + 3),
        Since = row.ReadInstantOrNull(ordinal + 4),
        Until = row.ReadInstantOrNull(ordinal + 5),
    };
}
