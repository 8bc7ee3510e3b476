using System.Collections;

namespace HeadlessCrm.Domain.Filtering;

/// <summary>
/// Says of a subject in memory whether it matches. This is the meaning of the language: translators are tested against it.
/// </summary>
/// <param name="entity">What the subject is.</param>
/// <param name="now">The end of every <c>within</c> window.</param>
public sealed class FilterEvaluator(FilterableEntity entity, DateTimeOffset now)
{
    /// <summary>Whether the subject matches a filter that <see cref="FilterValidator"/> passed.</summary>
    public bool Matches(Filter filter, object subject) => Matches(filter, entity, subject);

    private bool Matches(Filter filter, FilterableEntity of, object subject) => filter switch
    {
        Filter.And and => and.Operands.All(operand => Matches(operand, of, subject)),
        Filter.Or or => or.Operands.Any(operand => Matches(operand, of, subject)),
        Filter.Not not => !Matches(not.Operand, of, subject),
        Filter.Comparison comparison => Compare(comparison, of.Fields[comparison.Field], subject),
        Filter.Quantified collection => Quantify(collection, of.Collections[collection.Name], subject),
        _ => throw new InvalidOperationException($"Unknown filter {filter.GetType().Name}."),
    };

    private bool Quantify(Filter.Quantified collection, FilterSet declared, object subject)
    {
        var elements = declared.Elements(subject);
        if (collection.Within is { } within)
        {
            var from = within.Before(now);
            var instant = declared.Element.Fields[declared.WindowField!].Value;
            elements = elements.Where(element => instant(element) is DateTimeOffset at && at > from && at <= now);
        }

        bool IsMatch(object element) =>
            collection.Where is null || Matches(collection.Where, declared.Element, element);

        return collection.Quantifier switch
        {
            Quantifier.Some => elements.Any(IsMatch),
            Quantifier.None => !elements.Any(IsMatch),
            Quantifier.All => elements.All(IsMatch),
            _ => CountHolds(collection.Count!, elements.LongCount(IsMatch)),
        };
    }

    private static bool CountHolds(IReadOnlyList<Filter.Comparison> comparisons, long count) =>
        comparisons.All(comparison => Holds(comparison.Comparator, comparison.Operands, count));

    private static bool Compare(Filter.Comparison comparison, FilterField field, object subject)
    {
        var value = field.Value(subject);
        if (!field.IsMultiple)
        {
            return Holds(comparison.Comparator, comparison.Operands, value);
        }

        var values = ((IEnumerable)value!).Cast<object>();
        return comparison.Comparator switch
        {
            Comparator.Ne or Comparator.Nin =>
                values.All(one => Holds(comparison.Comparator, comparison.Operands, one)),
            Comparator.IsNull => values.Any() != (bool)comparison.Operands[0],
            _ => values.Any(one => Holds(comparison.Comparator, comparison.Operands, one)),
        };
    }

    private static bool Holds(Comparator comparator, IReadOnlyList<object> operands, object? value) => comparator switch
    {
        Comparator.IsNull => value is null == (bool)operands[0],
        Comparator.Ne => value is null || Order(value, operands[0]) != 0,
        Comparator.Nin => value is null || operands.All(operand => Order(value, operand) != 0),
        _ when value is null => false,
        Comparator.Eq => Order(value, operands[0]) == 0,
        Comparator.In => operands.Any(operand => Order(value, operand) == 0),
        Comparator.Lt => Order(value, operands[0]) < 0,
        Comparator.Lte => Order(value, operands[0]) <= 0,
        Comparator.Gt => Order(value, operands[0]) > 0,
        Comparator.Gte => Order(value, operands[0]) >= 0,
        Comparator.Between => Order(value, operands[0]) >= 0 && Order(value, operands[1]) <= 0,
        Comparator.Contains => TextFolding.Fold((string)value).Contains(TextFolding.Fold((string)operands[0]), StringComparison.Ordinal),
        Comparator.StartsWith => TextFolding.Fold((string)value).StartsWith(TextFolding.Fold((string)operands[0]), StringComparison.Ordinal),
        _ => throw new InvalidOperationException($"Unknown comparator {comparator}."),
    };

    private static int Order(object value, object operand) => (value, operand) switch
    {
        (string left, string right) => TextFolding.CompareCodePoints(left, right),
        (int or long, int or long) => ToLong(value).CompareTo(ToLong(operand)),
        (DateTimeOffset left, DateTimeOffset right) => left.CompareTo(right),
        _ => ((IComparable)value).CompareTo(operand),
    };

    private static long ToLong(object number) => number is int small ? small : (long)number;
}
