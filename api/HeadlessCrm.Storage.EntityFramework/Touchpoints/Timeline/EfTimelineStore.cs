using System.Globalization;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints.Timeline;
using HeadlessCrm.Storage.EntityFramework.Sql;
using SortKey = HeadlessCrm.Domain.Paging.SortKey;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.Timeline;

/// <remarks>
/// Of every table the page of each customer is found by its own bounded search; the parts are then merged, in one statement. So
/// a customer with a million rows costs no more than the page that is shown. Returns alone are searched by the customer's transactions.
/// </remarks>
internal sealed class EfTimelineStore(CrmDatabase database) : ITimelineStore
{
    private const string Alias = "e";

    public async Task<IReadOnlyList<Slice<TimelineEntry>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<TimelineOrderField> request, CancellationToken cancellationToken)
    {
        var slices = new SliceReader<TimelineEntry>[customerIds.Count];
        for (var i = 0; i < slices.Length; i++)
        {
            slices[i] = new(request.Size, request.FromEnd, request.After is not null, request.Before is not null);
        }

        if (slices.Length > 0)
        {
            await database.Reader.QueryAsync(
                Write(customerIds, request),
                row =>
                {
                    var i = row.GetInt32(0);
                    if (slices[i].IsFull)
                    {
                        slices[i].MarkMore();
                        return;
                    }

                    var entry = new TimelineEntry(
                        row.ReadId(2), customerIds[i], (TimelineKind)row.GetInt32(1), row.ReadInstant(3), row.ReadId(4));
                    slices[i].Add(entry, new KeysetPosition(entry.Id, SortKey.Of(row.GetInt64(3)), null));
                },
                cancellationToken);
        }

        return Array.ConvertAll(slices, slice => slice.ToSlice());
    }

    public async Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken)
    {
        var counts = new int[customerIds.Count];
        if (counts.Length == 0)
        {
            return counts;
        }

        var sql = new SqlText().Append("WITH RECURSIVE ");
        database.Dialect.AppendParents(sql, customerIds);
        sql.Append(" SELECT parents.i");
        for (var i = 0; i < TimelineSource.All.Count; i++)
        {
            sql.Append(i == 0 ? ", " : " + ").Append("(SELECT COUNT(*)");
            AppendRows(sql, TimelineSource.All[i], where);
            sql.Append(")");
        }

        sql.Append(" FROM parents");
        await database.Reader.QueryAsync(sql, row => counts[row.GetInt32(0)] = row.GetInt32(1), cancellationToken);
        return counts;
    }

    private SqlText Write(IReadOnlyList<Guid> customerIds, PageRequest<TimelineOrderField> request)
    {
        var sql = new SqlText().Append("WITH RECURSIVE ");
        database.Dialect.AppendParents(sql, customerIds);
        sql.Append(" SELECT x.i, x.kind, x.id, x.at, x.subject FROM (");
        for (var i = 0; i < TimelineSource.All.Count; i++)
        {
            sql.Append(i == 0 ? string.Empty : " UNION ALL ");
            AppendPage(sql, TimelineSource.All[i], request);
        }

        sql.Append(") x");
        KeysetOf("x.at", "x.id").AppendOrderBy(sql, request.FromEnd);
        return sql;
    }

    private void AppendPage(SqlText sql, TimelineSource source, PageRequest<TimelineOrderField> request)
    {
        var (open, close) = database.Dialect.PerParent(source.Table, Alias);
        var kind = ((int)source.Kind).ToString(CultureInfo.InvariantCulture);
        sql.Append($"SELECT parents.i AS i, {kind} AS kind, e.{source.Id} AS id, e.{source.Time} AS at, e.{source.Subject} AS subject ")
            .Append("FROM parents CROSS JOIN ").Append(open);
        AppendRows(sql, source, request.Where);
        var keyset = KeysetOf($"e.{source.Time}", $"e.{source.Id}");
        if (request.After is { } after)
        {
            sql.Append(" AND ");
            keyset.AppendBeyond(sql, after, isBefore: false, database.Dialect);
        }

        if (request.Before is { } before)
        {
            sql.Append(" AND ");
            keyset.AppendBeyond(sql, before, isBefore: true, database.Dialect);
        }

        keyset.AppendOrderBy(sql, request.FromEnd);
        sql.Append(" LIMIT ").Value(request.Size + 1L).Append(close);
    }

    private void AppendRows(SqlText sql, TimelineSource source, Filter? where)
    {
        sql.Append(" FROM ").Append(source.Table).Append(" e WHERE ").Append(source.Owner);
        if (source.Condition is { } condition)
        {
            sql.Append(" AND ").Append(condition);
        }

        if (where is not null)
        {
            sql.Append(" AND ");
            new FilterTranslator(sql, database.Dialect, database.Clock.GetUtcNow()).Append(where, source.Entity, Alias);
        }
    }

    private static Keyset KeysetOf(string time, string id) =>
        Keyset.Of(TimelineEntry.Order, _ => new SqlSort(time, SortKeyKind.Number), id);
}
