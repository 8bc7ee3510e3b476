using System.Globalization;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;

namespace HeadlessCrm.Storage.EntityFramework.Sql;

/// <summary>
/// Translates a filter that <see cref="FilterValidator"/> passed. The language is two-valued and SQL is not, so no
/// comparison may come out as null: each says explicitly what an absent value means.
/// </summary>
/// <param name="sql">Where the condition is written.</param>
/// <param name="dialect">The database's SQL.</param>
/// <param name="now">The end of every window.</param>
internal sealed class FilterTranslator(SqlText sql, SqlDialect dialect, DateTimeOffset now)
{
    /// <summary>Writes the condition for the rows of an entity whose table has the given alias.</summary>
    public void Append(Filter filter, SqlEntity entity, string alias)
    {
        switch (filter)
        {
            case Filter.And and:
                AppendAll(and.Operands, " AND ", "1=1", entity, alias);
                break;
            case Filter.Or or:
                AppendAll(or.Operands, " OR ", "1=0", entity, alias);
                break;
            case Filter.Not not:
                sql.Append("NOT (");
                Append(not.Operand, entity, alias);
                sql.Append(")");
                break;
            case Filter.Comparison comparison:
                AppendComparison(comparison, entity.Fields[comparison.Field], alias);
                break;
            case Filter.Quantified quantified:
                AppendQuantified(quantified, entity.Sets[quantified.Name], alias);
                break;
            default:
                throw new InvalidOperationException($"Unknown filter {filter.GetType().Name}.");
        }
    }

    /// <summary>The tables that must be joined before a filter's condition can be written.</summary>
    public static SqlJoin? JoinOf(Filter? filter, SqlEntity entity) => filter switch
    {
        Filter.And and => and.Operands.Select(operand => JoinOf(operand, entity)).FirstOrDefault(join => join is not null),
        Filter.Or or => or.Operands.Select(operand => JoinOf(operand, entity)).FirstOrDefault(join => join is not null),
        Filter.Not not => JoinOf(not.Operand, entity),
        Filter.Comparison comparison => entity.Fields[comparison.Field].Join,
        _ => null,
    };

    private void AppendAll(
        IReadOnlyList<Filter> operands, string connective, string ifNone, SqlEntity entity, string alias)
    {
        if (operands.Count == 0)
        {
            sql.Append(ifNone);
            return;
        }

        sql.Append("(");
        for (var i = 0; i < operands.Count; i++)
        {
            if (i > 0)
            {
                sql.Append(connective);
            }

            Append(operands[i], entity, alias);
        }

        sql.Append(")");
    }

    private void AppendComparison(Filter.Comparison comparison, SqlField field, string alias)
    {
        if (field.Many is not { } child)
        {
            AppendScalar(comparison.Comparator, comparison.Operands, field, alias);
            return;
        }

        var (comparator, isNegated) = comparison.Comparator switch
        {
            Comparator.Ne => (Comparator.Eq, true),
            Comparator.Nin => (Comparator.In, true),
            Comparator.IsNull => (Comparator.IsNull, (bool)comparison.Operands[0]),
            _ => (comparison.Comparator, false),
        };
        IReadOnlyList<object> operands = comparator == Comparator.IsNull ? [false] : comparison.Operands;
        var row = sql.NewAlias("m");
        sql.Append(isNegated ? "NOT (" : "(");
        AppendScalar(comparator, operands, field, alias);
        sql.Append(" OR EXISTS (SELECT 1 FROM ").Append(child.Table).Append(" ").Append(row).Append(" WHERE ").Append(row)
            .Append(".").Append(child.ParentKey).Append(" = ").Append(alias).Append(".id AND ");
        AppendScalar(comparator, operands, field, row);
        sql.Append("))");
    }

    private void AppendScalar(Comparator comparator, IReadOnlyList<object> operands, SqlField field, string alias)
    {
        var expression = string.Format(CultureInfo.InvariantCulture, field.Expression, field.Join?.Alias ?? alias);
        var isAbsent = field.AbsentAs is { } zero ? $"{expression} = {zero}"
            : field.IsNullable ? $"{expression} IS NULL"
            : null;
        switch (comparator)
        {
            case Comparator.IsNull:
                sql.Append(isAbsent is null ? ((bool)operands[0] ? "1=0" : "1=1") : (bool)operands[0] ? $"({isAbsent})" : $"NOT ({isAbsent})");
                return;
            case Comparator.Ne or Comparator.Nin:
                sql.Append("NOT (");
                AppendScalar(comparator == Comparator.Ne ? Comparator.Eq : Comparator.In, operands, field, alias);
                sql.Append(")");
                return;
        }

        if (field.Type == FieldType.Boolean)
        {
            AppendBoolean(comparator, operands, expression);
            return;
        }

        sql.Append("(");
        if (isAbsent is not null)
        {
            sql.Append("NOT (").Append(isAbsent).Append(") AND ");
        }

        AppendPresent(comparator, operands, field, expression, alias);
        sql.Append(")");
    }

    /// <summary>Booleans are conditions rather than columns; they are never absent.</summary>
    private void AppendBoolean(Comparator comparator, IReadOnlyList<object> operands, string condition)
    {
        var wanted = comparator == Comparator.Eq ? [(bool)operands[0]] : operands.Cast<bool>().Distinct().ToArray();
        sql.Append(wanted switch
        {
            [] => "1=0",
            [true] => $"({condition})",
            [false] => $"NOT ({condition})",
            _ => "1=1",
        });
    }

    private void AppendPresent(
        Comparator comparator, IReadOnlyList<object> operands, SqlField field, string expression, string alias)
    {
        switch (comparator)
        {
            case Comparator.Eq:
                AppendIn(operands, field, expression);
                break;
            case Comparator.In:
                AppendIn(operands, field, expression);
                break;
            case Comparator.Lt or Comparator.Lte or Comparator.Gt or Comparator.Gte:
                AppendBound(comparator, operands[0], field, expression);
                break;
            case Comparator.Between:
                AppendBound(Comparator.Gte, operands[0], field, expression);
                sql.Append(" AND ");
                AppendBound(Comparator.Lte, operands[1], field, expression);
                break;
            case Comparator.Contains:
                dialect.AppendContains(sql, Folded(field, expression, alias), TextFolding.Fold((string)operands[0]));
                break;
            case Comparator.StartsWith:
                dialect.AppendStartsWith(sql, Folded(field, expression, alias), TextFolding.Fold((string)operands[0]));
                break;
            default:
                throw new InvalidOperationException($"Unknown comparator {comparator}.");
        }
    }

    private string Folded(SqlField field, string expression, string alias) =>
        field.Folded is { } column ? string.Format(CultureInfo.InvariantCulture, column, alias) : dialect.Fold(expression);

    private void AppendIn(IReadOnlyList<object> operands, SqlField field, string expression)
    {
        var stored = operands.Select(operand => Stored(operand, field)).Where(value => value is not null).ToArray();
        if (stored.Length == 0)
        {
            sql.Append("1=0");
            return;
        }

        sql.Append(expression).Append(stored.Length == 1 ? " = " : " IN (");
        for (var i = 0; i < stored.Length; i++)
        {
            sql.Append(i > 0 ? ", " : string.Empty);
            if (field.IsCustomer)
            {
                sql.AppendSurvivor(stored[i]!);
            }
            else
            {
                sql.Value(stored[i]);
            }
        }

        sql.Append(stored.Length == 1 ? string.Empty : ")");
    }

    private void AppendBound(Comparator comparator, object operand, SqlField field, string expression)
    {
        if (field.Type == FieldType.Decimal)
        {
            // A bound finer than what is stored moves to the next stored value on its own side.
            var (bound, isExact) = Scaled((decimal)operand, field.Scale);
            var symbol = comparator switch
            {
                Comparator.Lt => isExact ? " < " : " <= ",
                Comparator.Lte => " <= ",
                Comparator.Gt => " > ",
                _ => isExact ? " >= " : " > ",
            };
            sql.Append(expression).Append(symbol).Value(bound);
            return;
        }

        sql.Append(expression).Append(Symbol(comparator)).Value(Stored(operand, field));
    }

    private static string Symbol(Comparator comparator) => comparator switch
    {
        Comparator.Lt => " < ",
        Comparator.Lte => " <= ",
        Comparator.Gt => " > ",
        _ => " >= ",
    };

    /// <summary>The stored form of an operand; null when no stored value can equal it.</summary>
    private object? Stored(object operand, SqlField field) => operand switch
    {
        string text => text,
        int number => (long)number,
        long number => number,
        decimal number => Scaled(number, field.Scale) is (var scaled, true) ? scaled : null,
        DateTimeOffset instant => instant.UtcTicks,
        Guid id => dialect.Id(id),
        Enum member => Convert.ToInt64(member, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"Unknown operand {operand.GetType().Name}."),
    };

    /// <summary>A decimal in units of the store, rounded down, and whether it needed no rounding.</summary>
    private static (long Floor, bool IsExact) Scaled(decimal value, int scale)
    {
        const decimal Limit = 900_000_000_000_000_000m;
        var factor = scale == FixedPoint.AmountDecimals ? 10_000m : 1_000_000m;
        if (Math.Abs(value) > Limit / factor)
        {
            return (value > 0 ? (long)Limit : -(long)Limit, false);
        }

        var floor = decimal.Floor(value * factor);
        return ((long)floor, floor == value * factor);
    }

    private void AppendQuantified(Filter.Quantified quantified, SqlSet set, string alias)
    {
        var row = sql.NewAlias("e");
        switch (quantified.Quantifier)
        {
            case Quantifier.Some when set.IsSelective:
                sql.Append(alias).Append(".id IN (SELECT ").Append(row).Append(".").Append(set.Child.ParentKey)
                    .Append(" FROM ").Append(set.Child.Table).Append(" ").Append(row).Append(" WHERE 1=1");
                AppendElements(quantified, set, row, isNegated: false);
                break;
            case Quantifier.Some or Quantifier.None:
                sql.Append(quantified.Quantifier == Quantifier.Some ? "EXISTS (SELECT 1" : "NOT EXISTS (SELECT 1");
                AppendChildren(set, row, alias);
                AppendElements(quantified, set, row, isNegated: false);
                break;
            case Quantifier.All:
                sql.Append("NOT EXISTS (SELECT 1");
                AppendChildren(set, row, alias);
                AppendElements(quantified, set, row, isNegated: true);
                break;
            default:
                AppendCounts(quantified, set, alias);
                return;
        }

        sql.Append(")");
    }

    private void AppendCounts(Filter.Quantified quantified, SqlSet set, string alias)
    {
        sql.Append("(");
        var number = new SqlField(FieldType.Integer, "{0}");
        for (var i = 0; i < quantified.Count!.Count; i++)
        {
            var comparison = quantified.Count[i];
            if (comparison.Comparator == Comparator.IsNull)
            {
                sql.Append(i > 0 ? " AND " : string.Empty).Append((bool)comparison.Operands[0] ? "1=0" : "1=1");
                continue;
            }

            // The count is named by a table of one row, so that comparisons of two bounds do not count twice.
            var count = sql.NewAlias("n");
            var row = sql.NewAlias("e");
            sql.Append(i > 0 ? " AND " : string.Empty).Append("EXISTS (SELECT 1 FROM (SELECT COUNT(*) AS n");
            AppendChildren(set, row, alias);
            AppendElements(quantified, set, row, isNegated: false);
            sql.Append(") ").Append(count).Append(" WHERE ");
            AppendScalar(comparison.Comparator, comparison.Operands, number with { Expression = $"{count}.n" }, alias);
            sql.Append(")");
        }

        sql.Append(")");
    }

    private void AppendChildren(SqlSet set, string row, string alias) =>
        sql.Append(" FROM ").Append(set.Child.Table).Append(" ").Append(row).Append(" WHERE ").Append(row).Append(".")
            .Append(set.Child.ParentKey).Append(" = ").Append(alias).Append(".id");

    private void AppendElements(Filter.Quantified quantified, SqlSet set, string row, bool isNegated)
    {
        if (quantified.Within is { } within)
        {
            sql.Append(" AND ").Append(row).Append(".").Append(set.WindowColumn!).Append(" > ")
                .Value(within.Before(now).UtcTicks).Append(" AND ").Append(row).Append(".").Append(set.WindowColumn!)
                .Append(" <= ").Value(now.UtcTicks);
        }

        if (quantified.Where is { } where)
        {
            sql.Append(isNegated ? " AND NOT (" : " AND (");
            Append(where, set.Element, row);
            sql.Append(")");
        }
        else if (isNegated)
        {
            // Every element is an element: nothing can be an exception.
            sql.Append(" AND 1=0");
        }
    }
}
