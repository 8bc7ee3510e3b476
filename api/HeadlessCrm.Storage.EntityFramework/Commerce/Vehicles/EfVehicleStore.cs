using System.Data.Common;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Commerce.Vehicles;

internal sealed class EfVehicleStore(CrmDatabase database) : IVehicleStore
{
    private const string CustomerKey = "customer_id";
    private const string Columns =
        "v.id, v.vin, v.make, v.model, v.model_year, v.license_plate, v.in_service_at, v.customer_id, v.version";

    private static readonly SqlList<Vehicle> List = new(
        "vehicles",
        "v",
        Columns,
        9,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["id"] = new(FieldType.Id, "{0}.id"),
                ["customerId"] = new(FieldType.Id, "{0}.customer_id", IsNullable: true, IsCustomer: true),
                ["vin"] = new(FieldType.Text, "{0}.vin"),
                ["make"] = new(FieldType.Text, "{0}.make"),
                ["model"] = new(FieldType.Text, "{0}.model"),
                ["modelYear"] = new(FieldType.Integer, "{0}.model_year", IsNullable: true),
                ["licensePlate"] = new(FieldType.Text, "{0}.license_plate", IsNullable: true),
                ["inServiceAt"] = new(FieldType.Instant, "{0}.in_service_at", IsNullable: true),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        vehicle => vehicle.Id);

    private readonly PageSql<Vehicle, VehicleOrderField> pages =
        new(List, SortOf, database.Dialect, database.Reader, database.Clock);

    public Task<IReadOnlyList<Vehicle?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        pages.GetAsync(ids, cancellationToken);

    public async Task<IReadOnlyList<Vehicle?>> FindByVinsAsync(
        IReadOnlyList<string> vins, CancellationToken cancellationToken)
    {
        var found = new Vehicle?[vins.Count];
        var sql = new SqlText().Append("WITH ");
        database.Dialect.AppendPairs(sql, [.. vins.Select(vin => (vin, string.Empty))]);
        sql.Append(" SELECT wanted.i, ").Append(Columns).Append(" FROM wanted CROSS JOIN vehicles v WHERE v.vin = wanted.a");
        await database.Reader.QueryAsync(sql, row => found[row.GetInt32(0)] = Read(row, 1), cancellationToken);
        return found;
    }

    public Task<Slice<Vehicle>> PageAsync(PageRequest<VehicleOrderField> request, CancellationToken cancellationToken) =>
        pages.PageAsync(request, cancellationToken);

    public Task<int> CountAsync(Filter? where, CancellationToken cancellationToken) => pages.CountAsync(where, cancellationToken);

    public Task<IReadOnlyList<Slice<Vehicle>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<VehicleOrderField> request, CancellationToken cancellationToken) =>
        pages.PageByParentsAsync(customerIds, CustomerKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken) =>
        pages.CountByParentsAsync(customerIds, CustomerKey, where, cancellationToken);

    public Task<bool> SaveAsync(
        Vehicle vehicle, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                if (vehicle.Version == 1)
                {
                    context.Add(VehicleRow.Of(vehicle));
                }
                else
                {
                    var row = await context.Vehicles.SingleAsync(found => found.Id == vehicle.Id, token);
                    if (row.Version != vehicle.Version - 1)
                    {
                        return false;
                    }

                    row.Take(vehicle);
                }

                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public Task SaveAsync(IReadOnlyList<Vehicle> vehicles, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                string[] vins = [.. vehicles.Select(vehicle => vehicle.Vin).Distinct(StringComparer.Ordinal)];
                var survivors = await LockOwnersAsync(context, vehicles, vins, token);
                var known = await context.Vehicles.Where(row => EF.Parameter(vins).Contains(row.Vin))
                    .ToDictionaryAsync(row => row.Vin, StringComparer.Ordinal, token);
                var added = new HashSet<VehicleRow>();
                var owners = new Dictionary<Guid, (Guid? Now, Guid? PostedFor)>();
                foreach (var vehicle in vehicles)
                {
                    if (!known.TryGetValue(vehicle.Vin, out var row))
                    {
                        added.Add(row = known[vehicle.Vin] = VehicleRow.Of(vehicle));
                    }

                    owners.TryAdd(row.Id, (row.CustomerId, row.PostedForId));
                    row.Take(vehicle with { Version = added.Contains(row) ? 1 : row.Version + 1 });
                    row.CustomerId = vehicle.CustomerId is { } owner ? survivors.GetValueOrDefault(owner, owner) : null;
                    row.PostedForId = row.CustomerId == vehicle.CustomerId ? null : vehicle.CustomerId;
                }

                await database.InsertAsync(context, VehicleRow.Bulk([.. added]), token);
                await context.SaveChangesAsync(token);
                VehicleRow[] changed = [.. known.Values.Where(row => owners[row.Id] != (row.CustomerId, row.PostedForId))];
                await ChangeOwnersAsync(context, changed, row => owners[row.Id].Now is not null, token);
            },
            cancellationToken);

    // A vehicle loaded for the first time is owned since nobody knows when; one that changes hands, since now.
    private async Task ChangeOwnersAsync(
        CrmDbContext context, VehicleRow[] changed, Func<VehicleRow, bool> wasOwned, CancellationToken cancellationToken)
    {
        var now = EntityId.RecordingTime(database.Clock.GetUtcNow());
        Guid[] left = [.. changed.Where(wasOwned).Select(row => row.Id)];
        if (left.Length > 0)
        {
            await context.VehiclePeriods
                .Where(row => EF.Parameter(left).Contains(row.VehicleId) && row.Role == VehicleRole.Owner && row.Until == null)
                .ExecuteUpdateAsync(row => row.SetProperty(period => period.Until, now), cancellationToken);
        }

        VehiclePeriodRow[] begun =
        [
            .. changed.Where(row => row.CustomerId is not null).Select(row => new VehiclePeriodRow
            {
                Id = EntityId.Create(now),
                VehicleId = row.Id,
                CustomerId = row.CustomerId!.Value,
                PostedForId = row.PostedForId,
                Role = VehicleRole.Owner,
                Since = wasOwned(row) ? now : null,
            }),
        ];
        await database.InsertAsync(context, VehiclePeriodRow.Bulk(begun), cancellationToken);
    }

    // A vehicle that changes hands concerns the one who had it too.
    private async Task<IReadOnlyDictionary<Guid, Guid>> LockOwnersAsync(
        CrmDbContext context, IReadOnlyList<Vehicle> vehicles, string[] vins, CancellationToken cancellationToken)
    {
        var before = await context.Vehicles.Where(row => EF.Parameter(vins).Contains(row.Vin) && row.CustomerId != null)
            .Select(row => row.CustomerId).ToListAsync(cancellationToken);
        Guid[] owners = [.. vehicles.Select(vehicle => vehicle.CustomerId).Concat(before).OfType<Guid>().Distinct()];
        return await database.LockSurvivorsAsync(context, owners, cancellationToken);
    }

    private static SqlSort SortOf(VehicleOrderField field) => field switch
    {
        VehicleOrderField.Vin => new("v.vin", SortKeyKind.Text),
        VehicleOrderField.ModelYear => new("COALESCE(v.model_year, 0)", SortKeyKind.Number, IsAbsentZero: true),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    private static Vehicle Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        Vin = row.GetString(ordinal + 1),
        Make = row.GetString(ordinal + 2),
        Model = row.GetString(ordinal + 3),
        ModelYear = row.ReadIntOrNull(ordinal + 4),
        LicensePlate = row.ReadTextOrNull(ordinal + 5),
        InServiceAt = row.ReadInstantOrNull(ordinal + 6),
        CustomerId = row.ReadIdOrNull(ordinal + 7),
        Version = row.GetInt32(ordinal + 8),
    };
}
