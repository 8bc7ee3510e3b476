using System.Data.Common;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Storage.EntityFramework.Sql;

/// <summary>A column that lists can be ordered by.</summary>
/// <param name="Expression">The column, with its alias; never null.</param>
/// <param name="Kind">Number or text.</param>
/// <param name="IsAbsentZero">Whether zero stands for "absent".</param>
/// <param name="Join">A table that must be joined for it; null: none.</param>
/// <param name="IsIdOrder">Whether ids are in this order too, so that as the last term it needs no column of its own.</param>
internal sealed record SqlSort(
    string Expression, SortKeyKind Kind, bool IsAbsentZero = false, SqlJoin? Join = null, bool IsIdOrder = false);

/// <summary>
/// The order of a list, as SQL: <c>ORDER BY</c> and the condition "beyond a position", which together let any page be
/// found by one search of an index, however deep it lies.
/// </summary>
internal sealed class Keyset
{
    private readonly List<Column> columns = [];
    private readonly int termCount;

    private Keyset(int termCount) => this.termCount = termCount;

    /// <summary>The table that must be joined to order this way; null: none.</summary>
    public SqlJoin? Join { get; private set; }

    public static Keyset Of<TField>(
        IReadOnlyList<OrderTerm<TField>> order, Func<TField, SqlSort> sortOf, string idExpression)
        where TField : struct, Enum
    {
        var keyset = new Keyset(order.Count);
        var isDescending = false;
        for (var i = 0; i < order.Count; i++)
        {
            isDescending = order[i].Direction == OrderDirection.Desc;
            var sort = sortOf(order[i].Field);
            if (sort.IsIdOrder && i == order.Count - 1)
            {
                break;
            }

            keyset.Join ??= sort.Join;
            keyset.columns.Add(new Column(sort, isDescending, i));
        }

        // Ordering by the joined table's own key keeps the whole order within one index.
        var id = keyset.Join is { } join ? $"{join.Alias}.{join.Key}" : idExpression;
        keyset.columns.Add(new Column(new SqlSort(id, SortKeyKind.Absent), isDescending, -1));
        return keyset;
    }

    public void AppendOrderBy(SqlText sql, bool isReversed)
    {
        sql.Append(" ORDER BY ");
        for (var i = 0; i < columns.Count; i++)
        {
            sql.Append(i > 0 ? ", " : string.Empty).Append(columns[i].Sort.Expression)
                .Append(columns[i].IsDescending != isReversed ? " DESC" : " ASC");
        }
    }

    /// <summary>The sort columns, after the entity's own, each with a comma before it.</summary>
    public void AppendSelected(SqlText sql)
    {
        for (var i = 0; i < columns.Count - 1; i++)
        {
            sql.Append(", ").Append(columns[i].Sort.Expression);
        }
    }

    /// <summary>How many columns <see cref="AppendSelected"/> writes.</summary>
    public int SelectedCount => columns.Count - 1;

    /// <summary>The position of the row at hand, whose sort columns start at an ordinal.</summary>
    public KeysetPosition Read(DbDataReader row, int ordinal, Guid id)
    {
        var first = SortKey.Absent;
        var others = termCount > 1 ? new SortKey[termCount - 1] : null;
        for (var i = 0; i < columns.Count - 1; i++)
        {
            var column = columns[i];
            var key = column.Sort.Kind == SortKeyKind.Text
                ? SortKey.Of(row.GetString(ordinal + i))
                : Number(row.GetInt64(ordinal + i), column.Sort.IsAbsentZero);
            if (column.Term == 0)
            {
                first = key;
            }
            else
            {
                others![column.Term - 1] = key;
            }
        }

        return new KeysetPosition(id, first, others);
    }

    /// <summary>The condition that a row lies beyond a position: after it, or before it.</summary>
    public void AppendBeyond(SqlText sql, in KeysetPosition position, bool isBefore, SqlDialect dialect)
    {
        if (columns.TrueForAll(column => column.IsDescending == columns[0].IsDescending))
        {
            AppendRowValue(sql, position, isBefore, dialect);
            return;
        }

        // (a, b, id) in mixed directions: a beyond, or a equal and b beyond, or both equal and the id beyond.
        sql.Append("(");
        for (var last = 0; last < columns.Count; last++)
        {
            sql.Append(last > 0 ? " OR (" : "(");
            for (var i = 0; i <= last; i++)
            {
                sql.Append(i > 0 ? " AND " : string.Empty).Append(columns[i].Sort.Expression)
                    .Append(i < last ? " = " : IsGreater(columns[i], isBefore) ? " > " : " < ")
                    .Value(Key(columns[i], position, dialect));
            }

            sql.Append(")");
        }

        sql.Append(")");
    }

    private void AppendRowValue(SqlText sql, in KeysetPosition position, bool isBefore, SqlDialect dialect)
    {
        sql.Append("(");
        for (var i = 0; i < columns.Count; i++)
        {
            sql.Append(i > 0 ? ", " : string.Empty).Append(columns[i].Sort.Expression);
        }

        sql.Append(IsGreater(columns[0], isBefore) ? ") > (" : ") < (");
        for (var i = 0; i < columns.Count; i++)
        {
            sql.Append(i > 0 ? ", " : string.Empty).Value(Key(columns[i], position, dialect));
        }

        sql.Append(")");
    }

    private static bool IsGreater(Column column, bool isBefore) => column.IsDescending == isBefore;

    private static object Key(Column column, in KeysetPosition position, SqlDialect dialect) =>
        column.Term < 0 ? dialect.Id(position.Id) : SqlDialect.SortValue(position[column.Term]);

    private static SortKey Number(long number, bool isAbsentZero) =>
        number == 0 && isAbsentZero ? SortKey.Absent : SortKey.Of(number);

    /// <param name="Sort">The column.</param>
    /// <param name="IsDescending">Its direction.</param>
    /// <param name="Term">Its index among the order's terms; -1 for the id.</param>
    private sealed record Column(SqlSort Sort, bool IsDescending, int Term);
}
