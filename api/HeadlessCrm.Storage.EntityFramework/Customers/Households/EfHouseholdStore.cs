using System.Data.Common;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Households;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Households;

internal sealed class EfHouseholdStore(CrmDatabase database) : IHouseholdStore
{
    private const string Columns = "h.id, h.name, h.parent_id, h.version, h.created_at, h.updated_at";
    private const string MemberColumns = "m.household_id, m.customer_id, m.is_head, m.since, m.position";

    // The last word counts.
    private const string IsLast =
        "NOT EXISTS (SELECT 1 FROM household_memberships x WHERE x.customer_id = m.customer_id " +
        "AND (x.position > m.position OR (x.position = m.position AND x.id > m.id)))";

    private static readonly SqlList<Household> List = new(
        "households",
        "h",
        Columns,
        6,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["id"] = new(FieldType.Id, "{0}.id"),
                ["name"] = new(FieldType.Text, "{0}.name"),
                ["parentId"] = new(FieldType.Id, "{0}.parent_id", IsNullable: true),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        household => household.Id);

    private readonly PageSql<Household, HouseholdOrderField> pages =
        new(List, SortOf, database.Dialect, database.Reader, database.Clock);

    public Task<IReadOnlyList<Household?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        pages.GetAsync(ids, cancellationToken);

    public Task<Slice<Household>> PageAsync(
        PageRequest<HouseholdOrderField> request, CancellationToken cancellationToken) =>
        pages.PageAsync(request, cancellationToken);

    public Task<int> CountAsync(Filter? where, CancellationToken cancellationToken) => pages.CountAsync(where, cancellationToken);

    public async Task<IReadOnlyList<IReadOnlyList<Household>>> GetPartsAsync(
        IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new Grouped<Household>(ids.Count);
        await database.ForEachParentAsync(
            ids,
            $"{Columns} FROM parents CROSS JOIN households h WHERE h.parent_id = parents.id ORDER BY parents.i, h.name, h.id",
            (row, i) => found.Add(i, Read(row, 1)),
            cancellationToken);
        return found.Lists;
    }

    public async Task<IReadOnlyList<IReadOnlyList<HouseholdMember>>> GetMembersAsync(
        IReadOnlyList<Guid> householdIds, CancellationToken cancellationToken)
    {
        var found = new Grouped<HouseholdMember>(householdIds.Count);
        await database.ForEachParentAsync(
            householdIds,
            $"{MemberColumns} FROM parents CROSS JOIN household_memberships m WHERE m.household_id = parents.id AND {IsLast} " +
            "ORDER BY parents.i, m.position, m.id",
            (row, i) => found.Add(i, ReadMember(row)),
            cancellationToken);
        return found.Lists;
    }

    public async Task<IReadOnlyList<HouseholdMember?>> GetByCustomersAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken)
    {
        var found = new HouseholdMember?[customerIds.Count];
        await database.ForEachParentAsync(
            customerIds,
            $"{MemberColumns} FROM parents CROSS JOIN household_memberships m WHERE m.customer_id = parents.id " +
            $"AND m.household_id IS NOT NULL AND {IsLast}",
            (row, i) => found[i] = ReadMember(row),
            cancellationToken);
        return found;
    }

    public Task<EntrySaveResult> SaveAsync(
        Household household, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                if (household.ParentId is { } parent)
                {
                    var circle = await context.FindCircleAsync(
                        database, "households", "id", household.Id, new(household.Id.ToString(), household.Name), parent, token);
                    if (circle.Count > 0)
                    {
                        return new EntrySaveResult(false, circle);
                    }
                }

                context.Save(HouseholdRow.Of(household), household.Version, row => row.Version);
                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                return EntrySaveResult.Saved;
            },
            EntrySaveResult.Conflict,
            cancellationToken);

    public Task<EntrySaveResult> PlaceAsync(
        HouseholdPlacement placement, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                await database.LockSurvivorAsync(context, placement.PostedFor, placement.CustomerId, token);
                var last = await context.Set<HouseholdMembershipRow>()
                    .Where(row => row.CustomerId == placement.CustomerId
                        || (placement.HouseholdId != null && row.HouseholdId == placement.HouseholdId))
                    .MaxAsync(row => (long?)row.Position, token) ?? 0;
                context.Add(new HouseholdMembershipRow
                {
                    Id = EntityId.Create(placement.RecordedAt),
                    CustomerId = placement.CustomerId,
                    PostedForId = placement.PostedFor == placement.CustomerId ? null : placement.PostedFor,
                    HouseholdId = placement.HouseholdId,
                    IsHead = placement.IsHead,
                    Since = placement.Since,
                    Position = Math.Max(placement.RecordedAt.UtcTicks, last + 1),
                });
                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                return EntrySaveResult.Saved;
            },
            EntrySaveResult.Conflict,
            cancellationToken);

    private static SqlSort SortOf(HouseholdOrderField field) => field switch
    {
        HouseholdOrderField.CreatedAt => new("h.created_at", SortKeyKind.Number, IsIdOrder: true),
        HouseholdOrderField.Name => new("h.name", SortKeyKind.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    private static HouseholdMember ReadMember(DbDataReader row) =>
        new(row.ReadId(1), row.ReadId(2), row.GetBoolean(3), row.ReadInstant(4), row.GetInt64(5));

    private static Household Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        Name = row.GetString(ordinal + 1),
        ParentId = row.ReadIdOrNull(ordinal + 2),
        Version = row.GetInt32(ordinal + 3),
        CreatedAt = row.ReadInstant(ordinal + 4),
        UpdatedAt = row.ReadInstant(ordinal + 5),
    };
}
