using System.Data.Common;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Fleets;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Fleets;

internal sealed class EfFleetStore(CrmDatabase database) : IFleetStore
{
    private const string CompanyKey = "customer_id";
    private const string FleetKey = "fleet_id";
    private const string Columns = "f.id, f.customer_id, f.name, f.parent_id, f.version, f.created_at, f.updated_at";

    private static readonly SqlList<Fleet> List = new(
        "fleets",
        "f",
        Columns,
        7,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["id"] = new(FieldType.Id, "{0}.id"),
                ["companyId"] = new(FieldType.Id, "{0}.customer_id", IsCustomer: true),
                ["name"] = new(FieldType.Text, "{0}.name"),
                ["parentId"] = new(FieldType.Id, "{0}.parent_id", IsNullable: true),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        fleet => fleet.Id);

    private static readonly SqlList<FleetVehicle> Vehicles = new(
        "fleet_vehicles",
        "v",
        "v.id, v.fleet_id, v.vin, v.added_at",
        4,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal) { ["vin"] = new(FieldType.Text, "{0}.vin") },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        (row, ordinal) => new FleetVehicle
        {
            Id = row.ReadId(ordinal),
            FleetId = row.ReadId(ordinal + 1),
            Vin = row.GetString(ordinal + 2),
            AddedAt = row.ReadInstant(ordinal + 3),
        },
        vehicle => vehicle.Id);

    private readonly PageSql<Fleet, FleetOrderField> pages = new(List, SortOf, database.Dialect, database.Reader, database.Clock);

    private readonly PageSql<FleetVehicle, FleetVehicleOrderField> vehicles =
        new(Vehicles, _ => new("v.vin", SortKeyKind.Text), database.Dialect, database.Reader, database.Clock);

    public Task<IReadOnlyList<Fleet?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        pages.GetAsync(ids, cancellationToken);

    public Task<Slice<Fleet>> PageAsync(PageRequest<FleetOrderField> request, CancellationToken cancellationToken) =>
        pages.PageAsync(request, cancellationToken);

    public Task<int> CountAsync(Filter? where, CancellationToken cancellationToken) => pages.CountAsync(where, cancellationToken);

    public Task<IReadOnlyList<Slice<Fleet>>> PageByCompaniesAsync(
        IReadOnlyList<Guid> companyIds, PageRequest<FleetOrderField> request, CancellationToken cancellationToken) =>
        pages.PageByParentsAsync(companyIds, CompanyKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountByCompaniesAsync(
        IReadOnlyList<Guid> companyIds, Filter? where, CancellationToken cancellationToken) =>
        pages.CountByParentsAsync(companyIds, CompanyKey, where, cancellationToken);

    public async Task<IReadOnlyList<IReadOnlyList<Fleet>>> GetPartsAsync(
        IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new Grouped<Fleet>(ids.Count);
        await database.ForEachParentAsync(
            ids,
            $"{Columns} FROM parents CROSS JOIN fleets f WHERE f.parent_id = parents.id ORDER BY parents.i, f.name, f.id",
            (row, i) => found.Add(i, Read(row, 1)),
            cancellationToken);
        return found.Lists;
    }

    public Task<IReadOnlyList<Slice<FleetVehicle>>> PageVehiclesAsync(
        IReadOnlyList<Guid> fleetIds, PageRequest<FleetVehicleOrderField> request, CancellationToken cancellationToken) =>
        vehicles.PageByParentsAsync(fleetIds, FleetKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountVehiclesAsync(
        IReadOnlyList<Guid> fleetIds, Filter? where, CancellationToken cancellationToken) =>
        vehicles.CountByParentsAsync(fleetIds, FleetKey, where, cancellationToken);

    public Task<EntrySaveResult> SaveAsync(
        Fleet fleet, Guid postedFor, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                await database.LockSurvivorAsync(context, postedFor, fleet.CompanyId, token);
                if (fleet.ParentId is { } parent)
                {
                    var circle = await context.FindCircleAsync(
                        database, "fleets", "id", fleet.Id, new(fleet.Id.ToString(), fleet.Name), parent, token);
                    if (circle.Count > 0)
                    {
                        return new EntrySaveResult(false, circle);
                    }
                }

                if (fleet.Version > 1 && postedFor == fleet.CompanyId)
                {
                    // Named by the id of the survivor, it stays with whom it was posted for.
                    postedFor = await context.Set<FleetRow>()
                        .Where(row => row.Id == fleet.Id && row.CustomerId == fleet.CompanyId)
                        .Select(row => row.PostedForId).FirstOrDefaultAsync(token) ?? postedFor;
                }

                context.Save(FleetRow.Of(fleet, postedFor), fleet.Version, row => row.Version);
                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                return EntrySaveResult.Saved;
            },
            EntrySaveResult.Conflict,
            cancellationToken);

    public Task<EntrySaveResult> ChangeVehiclesAsync(
        Fleet fleet,
        IReadOnlyList<FleetVehicle> added,
        IReadOnlyList<string> removed,
        IdempotencyEntry? idempotency,
        CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var isCurrent = await context.Set<FleetRow>().Where(row => row.Id == fleet.Id && row.Version == fleet.Version - 1)
                    .ExecuteUpdateAsync(
                        row => row.SetProperty(set => set.Version, fleet.Version).SetProperty(set => set.UpdatedAt, fleet.UpdatedAt),
                        token) == 1;
                if (!isCurrent)
                {
                    return EntrySaveResult.Conflict;
                }

                string[] wanted = [.. added.Select(vehicle => vehicle.Vin)];
                var kept = await context.Set<FleetVehicleRow>()
                    .Where(row => row.FleetId == fleet.Id && EF.Parameter(wanted).Contains(row.Vin))
                    .Select(row => row.Vin).ToListAsync(token);
                string[] moved = [.. wanted.Except(kept, StringComparer.Ordinal)];
                await context.Set<FleetVehicleRow>()
                    .Where(row => EF.Parameter(moved).Contains(row.Vin)
                        || (row.FleetId == fleet.Id && EF.Parameter(removed).Contains(row.Vin)))
                    .ExecuteDeleteAsync(token);
                context.AddRange(added.Where(vehicle => moved.Contains(vehicle.Vin, StringComparer.Ordinal)).Select(vehicle =>
                    new FleetVehicleRow
                    {
                        Id = vehicle.Id, FleetId = vehicle.FleetId, Vin = vehicle.Vin, AddedAt = vehicle.AddedAt,
                    }));
                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                return EntrySaveResult.Saved;
            },
            EntrySaveResult.Conflict,
            cancellationToken);

    private static SqlSort SortOf(FleetOrderField field) => field switch
    {
        FleetOrderField.CreatedAt => new("f.created_at", SortKeyKind.Number, IsIdOrder: true),
        FleetOrderField.Name => new("f.name", SortKeyKind.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    private static Fleet Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        CompanyId = row.ReadId(ordinal + 1),
        Name = row.GetString(ordinal + 2),
        ParentId = row.ReadIdOrNull(ordinal + 3),
        Version = row.GetInt32(ordinal + 4),
        CreatedAt = row.ReadInstant(ordinal + 5),
        UpdatedAt = row.ReadInstant(ordinal + 6),
    };
}
