using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Storage.Specification;

/// <summary>Makes filters over an entity from a seed; operands are mostly values that subjects really have.</summary>
public sealed class RandomFilters(FilterableEntity entity, IReadOnlyList<object> subjects, int seed)
{
    private readonly Random random = new(seed);

    /// <summary>A filter of some depth.</summary>
    public Filter Next() => Next(entity, subjects, 3);

    private Filter Next(FilterableEntity of, IReadOnlyList<object> among, int depth) => random.Next(depth > 0 ? 8 : 3) switch
    {
        3 => new Filter.And(Many(of, among, depth)),
        4 => new Filter.Or(Many(of, among, depth)),
        5 => new Filter.Not(Next(of, among, depth - 1)),
        6 or 7 when of.Collections.Count > 0 => Quantified(of, among, depth),
        _ => Compare(Pick([.. of.Fields.Values]), among),
    };

    private Filter[] Many(FilterableEntity of, IReadOnlyList<object> among, int depth) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => Next(of, among, depth - 1))];

    private Filter.Quantified Quantified(FilterableEntity of, IReadOnlyList<object> among, int depth)
    {
        var set = Pick([.. of.Collections.Values]);
        var elements = among.SelectMany(set.Elements).ToList();
        var quantifier = Pick(Enum.GetValues<Quantifier>());
        var where = elements.Count == 0 || random.Next(5) == 0 ? null : Next(set.Element, elements, depth - 1);
        CalendarDuration? within = set.WindowField is not null && random.Next(2) == 0
            ? new CalendarDuration(random.Next(8), random.Next(200), TimeSpan.FromHours(random.Next(30)))
            : null;
        var count = quantifier == Quantifier.Count ? Counts() : null;
        return new Filter.Quantified(set.Name, quantifier, where, within, count);
    }

    private Filter.Comparison[] Counts() =>
    [
        .. Enumerable.Range(0, random.Next(1, 3)).Select(_ =>
        {
            var comparator = Pick([Comparator.Eq, Comparator.Ne, Comparator.Lt, Comparator.Gte, Comparator.In, Comparator.Between]);
            object[] operands = comparator switch
            {
                Comparator.In => [0, 2L],
                Comparator.Between => [1, random.Next(1, 4)],
                _ => [random.Next(4)],
            };
            return new Filter.Comparison("count", comparator, operands);
        }),
    ];

    private Filter.Comparison Compare(FilterField field, IReadOnlyList<object> among)
    {
        Comparator[] comparators = field.Type switch
        {
            FieldType.Text => Enum.GetValues<Comparator>(),
            FieldType.Boolean or FieldType.Id or FieldType.Enumeration =>
                [Comparator.Eq, Comparator.Ne, Comparator.In, Comparator.Nin, Comparator.IsNull],
            _ => [.. Enum.GetValues<Comparator>().Where(one => one is not (Comparator.Contains or Comparator.StartsWith))],
        };
        var comparator = Pick(comparators);
        object[] operands = comparator switch
        {
            Comparator.IsNull => [random.Next(2) == 0],
            Comparator.In or Comparator.Nin => [.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(field, among))],
            Comparator.Between => [Value(field, among), Value(field, among)],
            Comparator.Contains or Comparator.StartsWith => [Part((string)Value(field, among), comparator)],
            _ => [Value(field, among)],
        };
        return new Filter.Comparison(field.Name, comparator, operands);
    }

    private string Part(string text, Comparator comparator)
    {
        var runes = text.EnumerateRunes().ToList();
        var from = comparator == Comparator.StartsWith ? 0 : random.Next(runes.Count);
        var part = string.Concat(runes.Skip(from).Take(random.Next(runes.Count + 1)));
        return random.Next(2) == 0 ? part.ToUpperInvariant() : part;
    }

    private object Value(FilterField field, IReadOnlyList<object> among)
    {
        var values = among.Select(field.Value)
            .SelectMany(value => field.IsMultiple ? ((IEnumerable<object>)value!) : value is null ? [] : [value]).ToList();
        if (values.Count == 0)
        {
            return Any(field);
        }

        var value = Pick(values);
        return (value, random.Next(6)) switch
        {
            (decimal number, 0) => number + 0.0000004m,
            (decimal number, 1) => number - 0.00004m,
            (decimal number, 2) => number > 0 ? decimal.MaxValue : decimal.MinValue,
            (DateTimeOffset at, 0) => at.AddTicks(1),
            (DateTimeOffset at, 1) => at.ToOffset(TimeSpan.FromHours(-5)),
            _ => value,
        };
    }

    private static object Any(FilterField field) => field.Type switch
    {
        FieldType.Text => "x",
        FieldType.Boolean => true,
        FieldType.Integer => 1,
        FieldType.Decimal => 1.5m,
        FieldType.Instant => StoreSpecification.Start,
        FieldType.Id => Guid.Empty,
        _ => Enum.GetValuesAsUnderlyingType(field.EnumType!).Cast<object>()
            .Select(member => Enum.ToObject(field.EnumType!, member)).First(),
    };

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
