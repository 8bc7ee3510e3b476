using HeadlessCrm.Domain;

namespace HeadlessCrm.Storage.EntityFramework.Sql;

/// <summary>Tables whose rows name their parent in the same table: id, name, parent_id.</summary>
internal static class HierarchySql
{
    private const int Deepest = 64;

    /// <summary>
    /// The way from something up to its new parent and on, back to it; empty when it does not lead back. It is asked for inside
    /// the write, and other writes of parents wait until this one has ended, so that two cannot close a circle together.
    /// </summary>
    /// <param name="context">The write.</param>
    /// <param name="database">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="key">The column that tells people what a row is: its id, or its code.</param>
    /// <param name="self">What takes the parent.</param>
    /// <param name="selfStep">How it is told.</param>
    /// <param name="parentId">The new parent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<HierarchyStep>> FindCircleAsync(
        this CrmDbContext context,
        CrmDatabase database,
        string table,
        string key,
        Guid self,
        HierarchyStep selfStep,
        Guid parentId,
        CancellationToken cancellationToken)
    {
        await database.LockStoreAsync(context, cancellationToken);
        var dialect = database.Dialect;
        var sql = new SqlText()
            .Append($"WITH RECURSIVE up(depth, id, name, parent_id) AS (SELECT 0, t.id, t.name, t.parent_id FROM {table} t WHERE t.id = ")
            .Value(dialect.Id(parentId))
            .Append($" UNION ALL SELECT up.depth + 1, t.id, t.name, t.parent_id FROM up JOIN {table} t ON t.id = up.parent_id WHERE up.id <> ")
            .Value(dialect.Id(self)).Append($" AND up.depth < {Deepest}) SELECT up.id, up.name, k.{key} FROM up JOIN {table} k ON k.id = up.id ")
            .Append("ORDER BY up.depth");
        var way = new List<HierarchyStep> { selfStep };
        var isCircle = parentId == self;
        await context.QueryAsync(
            sql,
            dialect,
            row =>
            {
                var id = row.ReadId(0);
                isCircle |= id == self;
                way.Add(id == self ? selfStep : new HierarchyStep(key == "id" ? id.ToString() : row.GetString(2), row.GetString(1)));
            },
            cancellationToken);
        return !isCircle ? [] : way.Count == 1 ? [selfStep, selfStep] : way;
    }
}
