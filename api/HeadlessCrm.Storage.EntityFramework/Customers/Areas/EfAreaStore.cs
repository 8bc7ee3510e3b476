using System.Data.Common;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Areas;

internal sealed class EfAreaStore(CrmDatabase database) : IAreaStore
{
    private const string ParentKey = "parent_id";
    private const string Columns = "a.id, a.coding, a.code, a.name, a.parent_id, a.version, a.created_at, a.updated_at";
    private const int Deepest = 64;

    private static readonly SqlList<Area> List = new(
        "areas",
        "a",
        Columns,
        8,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["coding"] = new(FieldType.Text, "{0}.coding"),
                ["code"] = new(FieldType.Text, "{0}.code"),
                ["name"] = new(FieldType.Text, "{0}.name"),
                ["isTop"] = new(FieldType.Boolean, "{0}.parent_id IS NULL"),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        area => area.Id);

    private readonly PageSql<Area, AreaOrderField> pages = new(List, SortOf, database.Dialect, database.Reader, database.Clock);

    public async Task<IReadOnlyList<Area?>> FindAsync(IReadOnlyList<AreaKey> keys, CancellationToken cancellationToken)
    {
        var found = new Area?[keys.Count];
        if (found.Length > 0)
        {
            var sql = new SqlText().Append("WITH ");
            database.Dialect.AppendPairs(sql, [.. keys.Select(key => (key.Coding, key.Code))]);
            sql.Append($" SELECT wanted.i, {Columns} FROM wanted CROSS JOIN areas a WHERE a.coding = wanted.a AND a.code = wanted.b");
            await database.Reader.QueryAsync(sql, row => found[row.GetInt32(0)] = Read(row, 1), cancellationToken);
        }

        return found;
    }

    public Task<IReadOnlyList<Area?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        pages.GetAsync(ids, cancellationToken);

    public async Task<IReadOnlyList<IReadOnlyList<Area>>> GetAncestorsAsync(
        IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new Grouped<Area>(ids.Count);
        if (ids.Count > 0)
        {
            var sql = new SqlText().Append("WITH RECURSIVE ");
            database.Dialect.AppendParents(sql, ids);
            sql.Append(", up(i, depth, id) AS (SELECT parents.i, 0, a.parent_id FROM parents JOIN areas a ON a.id = parents.id ")
                .Append($"UNION ALL SELECT up.i, up.depth + 1, a.parent_id FROM up JOIN areas a ON a.id = up.id WHERE up.depth < {Deepest}) ")
                .Append($"SELECT up.i, {Columns} FROM up JOIN areas a ON a.id = up.id ORDER BY up.i, up.depth");
            await database.Reader.QueryAsync(sql, row => found.Add(row.GetInt32(0), Read(row, 1)), cancellationToken);
        }

        return found.Lists;
    }

    public Task<Slice<Area>> PageAsync(PageRequest<AreaOrderField> request, CancellationToken cancellationToken) =>
        pages.PageAsync(request, cancellationToken);

    public Task<int> CountAsync(Filter? where, CancellationToken cancellationToken) => pages.CountAsync(where, cancellationToken);

    public Task<IReadOnlyList<Slice<Area>>> PagePartsAsync(
        IReadOnlyList<Guid> parentIds, PageRequest<AreaOrderField> request, CancellationToken cancellationToken) =>
        pages.PageByParentsAsync(parentIds, ParentKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountPartsAsync(
        IReadOnlyList<Guid> parentIds, Filter? where, CancellationToken cancellationToken) =>
        pages.CountByParentsAsync(parentIds, ParentKey, where, cancellationToken);

    public Task<EntrySaveResult> SaveAsync(
        IReadOnlyList<Area> areas, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                // Two who change parents at once could close a circle together: one waits for the other.
                await database.LockStoreAsync(context, token);
                string[] codings = [.. areas.Select(area => area.Coding).Distinct(StringComparer.Ordinal)];
                var all = await context.Set<AreaRow>().AsNoTracking().Where(row => EF.Parameter(codings).Contains(row.Coding))
                    .ToDictionaryAsync(row => row.Id, row => row.ToArea(), token);
                foreach (var area in areas)
                {
                    all[area.Id] = area;
                    context.Save(AreaRow.Of(area), area.Version, row => row.Version);
                }

                var circle = AreaTree.FindCircle(all.Values, areas.Select(area => area.Id));
                if (circle.Count > 0)
                {
                    return new EntrySaveResult(false, circle);
                }

                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                return EntrySaveResult.Saved;
            },
            EntrySaveResult.Conflict,
            cancellationToken);

    private static SqlSort SortOf(AreaOrderField field) => field switch
    {
        AreaOrderField.Code => new("a.code", SortKeyKind.Text),
        AreaOrderField.Name => new("a.name", SortKeyKind.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    private static Area Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        Coding = row.GetString(ordinal + 1),
        Code = row.GetString(ordinal + 2),
        Name = row.GetString(ordinal + 3),
        ParentId = row.ReadIdOrNull(ordinal + 4),
        Version = row.GetInt32(ordinal + 5),
        CreatedAt = row.ReadInstant(ordinal + 6),
        UpdatedAt = row.ReadInstant(ordinal + 7),
    };
}
