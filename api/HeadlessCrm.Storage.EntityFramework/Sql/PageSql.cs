using System.Data.Common;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Storage.EntityFramework.Sql;

/// <summary>How one kind of entity is listed.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Alias">The alias its columns use.</param>
/// <param name="Columns">Its columns, comma separated, with the alias.</param>
/// <param name="ColumnCount">How many.</param>
/// <param name="Entity">How its filterable fields lie.</param>
/// <param name="Read">Reads one from a row, from an ordinal on.</param>
/// <param name="IdOf">Its id.</param>
internal sealed record SqlList<T>(
    string Table,
    string Alias,
    string Columns,
    int ColumnCount,
    SqlEntity Entity,
    Func<DbDataReader, int, T> Read,
    Func<T, Guid> IdOf);

/// <summary>
/// Writes and runs the statements behind lists: pages, counts, both for many parents at once, and what is found by its key.
/// </summary>
internal sealed class PageSql<T, TField>(
    SqlList<T> list, Func<TField, SqlSort> sortOf, SqlDialect dialect, SqlReader reader, TimeProvider clock)
    where TField : struct, Enum
{
    /// <summary>The entities of these ids, in the order asked; null where there is none.</summary>
    public async Task<IReadOnlyList<T?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new T?[ids.Count];
        if (found.Length > 0)
        {
            var sql = new SqlText().Append("WITH RECURSIVE ");
            dialect.AppendParents(sql, ids);
            AppendFound(sql, "parents").Append("id = parents.id");
            await reader.QueryAsync(sql, row => found[row.GetInt32(0)] = list.Read(row, 1), cancellationToken);
        }

        return found;
    }

    /// <summary>The entities that other systems know by these keys, in the order asked; null where there is none.</summary>
    public async Task<IReadOnlyList<T?>> FindByExternalReferencesAsync(
        IReadOnlyList<ExternalReference> references, CancellationToken cancellationToken)
    {
        var found = new T?[references.Count];
        var sql = new SqlText().Append("WITH ");
        dialect.AppendPairs(sql, [.. references.Select(reference => (reference.System, reference.Id))]);
        AppendFound(sql, "wanted").Append("external_system = wanted.a AND ").Append(list.Alias).Append(".external_id = wanted.b");
        await reader.QueryAsync(sql, row => found[row.GetInt32(0)] = list.Read(row, 1), cancellationToken);
        return found;
    }

    public async Task<Slice<T>> PageAsync(PageRequest<TField> request, CancellationToken cancellationToken)
    {
        var keyset = KeysetOf(request);
        var slice = NewSlice(request);
        await reader.QueryAsync(WritePage(request, keyset), row => Take(row, 0, keyset, slice), cancellationToken);
        return slice.ToSlice();
    }

    /// <summary>The order of a request.</summary>
    public Keyset KeysetOf(PageRequest<TField> request) => Keyset.Of(request.Order, sortOf, $"{list.Alias}.id");

    /// <summary>The statement of one page.</summary>
    public SqlText WritePage(PageRequest<TField> request, Keyset keyset)
    {
        var sql = new SqlText().Append("SELECT ").Append(list.Columns);
        keyset.AppendSelected(sql);
        var isFirst = !AppendFrom(sql, keyset.Join, request.Where);
        AppendConditions(sql, request, keyset, ref isFirst);
        keyset.AppendOrderBy(sql, request.FromEnd);
        return sql.Append(" LIMIT ").Value(request.Size + 1L);
    }

    public async Task<int> CountAsync(Filter? where, CancellationToken cancellationToken)
    {
        var sql = new SqlText().Append("SELECT COUNT(*)");
        AppendFrom(sql, null, where);
        if (where is not null)
        {
            sql.Append(" WHERE ");
            new FilterTranslator(sql, dialect, clock.GetUtcNow()).Append(where, list.Entity, list.Alias);
        }

        return checked((int)await reader.ScalarAsync(sql, cancellationToken));
    }

    /// <summary>
    /// The same page of each parent's children in one statement. Each parent's part is found by its own bounded search of
    /// the index, so a parent with a million children costs no more than the page it shows.
    /// </summary>
    public async Task<IReadOnlyList<Slice<T>>> PageByParentsAsync(
        IReadOnlyList<Guid> parentIds, string parentKey, PageRequest<TField> request, CancellationToken cancellationToken)
    {
        var slices = new SliceReader<T>[parentIds.Count];
        for (var i = 0; i < slices.Length; i++)
        {
            slices[i] = NewSlice(request);
        }

        if (parentIds.Count > 0)
        {
            var keyset = KeysetOf(request);
            var sql = WritePageByParents(parentIds, parentKey, request, keyset);
            await reader.QueryAsync(
                sql, row => Take(row, 1, keyset, slices[row.GetInt32(0)]), cancellationToken);
        }

        return Array.ConvertAll(slices, slice => slice.ToSlice());
    }

    public async Task<IReadOnlyList<int>> CountByParentsAsync(
        IReadOnlyList<Guid> parentIds, string parentKey, Filter? where, CancellationToken cancellationToken)
    {
        var counts = new int[parentIds.Count];
        if (counts.Length == 0)
        {
            return counts;
        }

        var sql = new SqlText().Append("WITH RECURSIVE ");
        dialect.AppendParents(sql, parentIds);
        sql.Append(" SELECT parents.i, (SELECT COUNT(*) FROM ").Append(list.Table).Append(" ").Append(list.Alias)
            .Append(" WHERE ").Append(list.Alias).Append(".").Append(parentKey).Append(" = parents.id");
        if (where is not null)
        {
            sql.Append(" AND ");
            new FilterTranslator(sql, dialect, clock.GetUtcNow()).Append(where, list.Entity, list.Alias);
        }

        sql.Append(") FROM parents");
        await reader.QueryAsync(sql, row => counts[row.GetInt32(0)] = row.GetInt32(1), cancellationToken);
        return counts;
    }

    /// <summary>Writes what finds the rows of many keys, up to the first column of the condition.</summary>
    private SqlText AppendFound(SqlText sql, string keys) => sql.Append(" SELECT ").Append(keys).Append(".i, ").Append(list.Columns)
        .Append(" FROM ").Append(keys).Append(" CROSS JOIN ").Append(list.Table).Append(" ").Append(list.Alias)
        .Append(" WHERE ").Append(list.Alias).Append(".");

    private SqlText WritePageByParents(
        IReadOnlyList<Guid> parentIds, string parentKey, PageRequest<TField> request, Keyset keyset)
    {
        var sql = new SqlText().Append("WITH RECURSIVE ");
        dialect.AppendParents(sql, parentIds);
        sql.Append(" SELECT parents.i, ").Append(list.Columns);
        keyset.AppendSelected(sql);
        var (open, close) = dialect.PerParent(list.Table, list.Alias);
        sql.Append(" FROM parents CROSS JOIN ").Append(open).Append(" FROM ").Append(list.Table)
            .Append(" ").Append(list.Alias).Append(" WHERE ").Append(list.Alias).Append(".").Append(parentKey)
            .Append(" = parents.id");
        var isFirst = false;
        AppendConditions(sql, request, keyset, ref isFirst);
        keyset.AppendOrderBy(sql, request.FromEnd);
        sql.Append(" LIMIT ").Value(request.Size + 1L).Append(close);
        keyset.AppendOrderBy(sql, request.FromEnd);
        return sql;
    }

    /// <summary>Writes the tables; answers whether a condition stands behind them already.</summary>
    private bool AppendFrom(SqlText sql, SqlJoin? orderJoin, Filter? where)
    {
        if (orderJoin is { } driving && where is null)
        {
            // Without a filter the order's table must lead: its index is the order.
            sql.Append(" FROM ").Append(driving.Table).Append(" ").Append(driving.Alias).Append(" CROSS JOIN ")
                .Append(list.Table).Append(" ").Append(list.Alias).Append(" WHERE ").Append(list.Alias).Append(".id = ")
                .Append(driving.Alias).Append(".").Append(driving.Key);
            return true;
        }

        sql.Append(" FROM ").Append(list.Table).Append(" ").Append(list.Alias);
        if ((orderJoin ?? FilterTranslator.JoinOf(where, list.Entity)) is { } join)
        {
            sql.Append(" JOIN ").Append(join.Table).Append(" ").Append(join.Alias).Append(" ON ").Append(join.Alias)
                .Append(".").Append(join.Key).Append(" = ").Append(list.Alias).Append(".id");
        }

        return false;
    }

    private void AppendConditions(SqlText sql, PageRequest<TField> request, Keyset keyset, ref bool isFirst)
    {
        if (request.After is { } after)
        {
            sql.Append(Connective(ref isFirst));
            keyset.AppendBeyond(sql, after, isBefore: false, dialect);
        }

        if (request.Before is { } before)
        {
            sql.Append(Connective(ref isFirst));
            keyset.AppendBeyond(sql, before, isBefore: true, dialect);
        }

        if (request.Where is { } where)
        {
            sql.Append(Connective(ref isFirst));
            new FilterTranslator(sql, dialect, clock.GetUtcNow()).Append(where, list.Entity, list.Alias);
        }
    }

    private void Take(DbDataReader row, int ordinal, Keyset keyset, SliceReader<T> slice)
    {
        if (slice.IsFull)
        {
            slice.MarkMore();
            return;
        }

        var item = list.Read(row, ordinal);
        slice.Add(item, keyset.Read(row, ordinal + list.ColumnCount, list.IdOf(item)));
    }

    private static SliceReader<T> NewSlice(PageRequest<TField> request) =>
        new(request.Size, request.FromEnd, request.After is not null, request.Before is not null);

    private static string Connective(ref bool isFirst)
    {
        var connective = isFirst ? " WHERE " : " AND ";
        isFirst = false;
        return connective;
    }
}
