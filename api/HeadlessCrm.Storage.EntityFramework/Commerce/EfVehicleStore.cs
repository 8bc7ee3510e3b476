using System.Data.Common;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Commerce;

internal sealed class EfVehicleStore(CrmDatabase database) : IVehicleStore
{
    private const string Columns = "v.id, v.vin, v.make, v.model, v.model_year, v.customer_id";

    public async Task<IReadOnlyList<Vehicle?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new Vehicle?[ids.Count];
        await database.ForEachParentAsync(
            ids,
            $"{Columns} FROM parents CROSS JOIN vehicles v WHERE v.id = parents.id",
            (row, i) => found[i] = Read(row),
            cancellationToken);
        return found;
    }

    public async Task<IReadOnlyList<Vehicle?>> FindByVinsAsync(
        IReadOnlyList<string> vins, CancellationToken cancellationToken)
    {
        var found = new Vehicle?[vins.Count];
        var sql = new SqlText().Append("WITH ");
        database.Dialect.AppendPairs(sql, [.. vins.Select(vin => (vin, string.Empty))]);
        sql.Append(" SELECT wanted.i, ").Append(Columns).Append(" FROM wanted CROSS JOIN vehicles v WHERE v.vin = wanted.a");
        await database.Reader.QueryAsync(sql, row => found[row.GetInt32(0)] = Read(row), cancellationToken);
        return found;
    }

    public async Task<IReadOnlyList<IReadOnlyList<Vehicle>>> GetByCustomersAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken)
    {
        var found = new Grouped<Vehicle>(customerIds.Count);
        await database.ForEachParentAsync(
            customerIds,
            $"{Columns} FROM parents CROSS JOIN vehicles v WHERE v.customer_id = parents.id ORDER BY parents.i, v.id",
            (row, i) => found.Add(i, Read(row)),
            cancellationToken);
        return found.Lists;
    }

    public Task SaveAsync(IReadOnlyList<Vehicle> vehicles, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                string[] vins = [.. vehicles.Select(vehicle => vehicle.Vin).Distinct(StringComparer.Ordinal)];
                var survivors = await LockOwnersAsync(context, vehicles, vins, token);
                var known = await context.Vehicles.Where(row => EF.Parameter(vins).Contains(row.Vin))
                    .ToDictionaryAsync(row => row.Vin, StringComparer.Ordinal, token);
                var added = new List<VehicleRow>();
                foreach (var vehicle in vehicles)
                {
                    if (!known.TryGetValue(vehicle.Vin, out var row))
                    {
                        added.Add(row = known[vehicle.Vin] = VehicleRow.Of(vehicle));
                    }

                    (row.Make, row.Model, row.ModelYear) = (vehicle.Make, vehicle.Model, vehicle.ModelYear);
                    row.CustomerId = vehicle.CustomerId is { } owner ? survivors.GetValueOrDefault(owner, owner) : null;
                    row.PostedForId = row.CustomerId == vehicle.CustomerId ? null : vehicle.CustomerId;
                }

                await database.InsertAsync(context, VehicleRow.Bulk(added), token);
                await context.SaveChangesAsync(token);
            },
            cancellationToken);

    // A vehicle that changes hands concerns the one who had it too.
    private async Task<IReadOnlyDictionary<Guid, Guid>> LockOwnersAsync(
        CrmDbContext context, IReadOnlyList<Vehicle> vehicles, string[] vins, CancellationToken cancellationToken)
    {
        var before = await context.Vehicles.Where(row => EF.Parameter(vins).Contains(row.Vin) && row.CustomerId != null)
            .Select(row => row.CustomerId).ToListAsync(cancellationToken);
        Guid[] owners = [.. vehicles.Select(vehicle => vehicle.CustomerId).Concat(before).OfType<Guid>().Distinct()];
        return await database.LockSurvivorsAsync(context, owners, cancellationToken);
    }

    private static Vehicle Read(DbDataReader row) => new()
    {
        Id = row.ReadId(1),
        Vin = row.GetString(2),
        Make = row.GetString(3),
        Model = row.GetString(4),
        ModelYear = row.ReadIntOrNull(5),
        CustomerId = row.ReadIdOrNull(6),
    };
}
