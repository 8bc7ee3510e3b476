namespace HeadlessCrm.Domain.Filtering;

/// <summary>
/// The one filter language: lists, segments, rule conditions and slices are all said in it. A closed hierarchy, so that
/// a translator or an evaluator that misses a case does not pass review. Field and collection names are those that a
/// <see cref="FilterableEntity"/> declares.
/// </summary>
public abstract record Filter
{
    private Filter()
    {
    }

    /// <summary>Every operand holds; true when there are none.</summary>
    public static Filter AllOf(params IReadOnlyList<Filter> operands) => new And(operands);

    /// <summary>At least one operand holds; false when there are none.</summary>
    public static Filter AnyOf(params IReadOnlyList<Filter> operands) => new Or(operands);

    /// <summary>A comparison of a field.</summary>
    public static Filter Compare(string field, Comparator comparator, params IReadOnlyList<object> operands) =>
        new Comparison(field, comparator, operands);

    /// <summary>Every operand holds.</summary>
    public sealed record And(IReadOnlyList<Filter> Operands) : Filter;

    /// <summary>At least one operand holds.</summary>
    public sealed record Or(IReadOnlyList<Filter> Operands) : Filter;

    /// <summary>The operand does not hold.</summary>
    public sealed record Not(Filter Operand) : Filter;

    /// <summary>One question about one field.</summary>
    /// <param name="Field">A declared field's name.</param>
    /// <param name="Comparator">The question.</param>
    /// <param name="Operands">
    /// As many as the comparator takes (one; two for between; any number for in and nin), each of the field's
    /// <see cref="FieldType"/>: <see cref="string"/>, <see cref="bool"/>, <see cref="int"/> or <see cref="long"/>,
    /// <see cref="decimal"/>, <see cref="DateTimeOffset"/>, <see cref="Guid"/> or the declared enum. IsNull takes a bool.
    /// </param>
    public sealed record Comparison(string Field, Comparator Comparator, IReadOnlyList<object> Operands) : Filter;

    /// <summary>A question about the elements of a collection.</summary>
    /// <param name="Name">A declared collection's name.</param>
    /// <param name="Quantifier">The question.</param>
    /// <param name="Where">What an element must meet to match; null: any element matches.</param>
    /// <param name="Within">Only elements of this last stretch of time, up to now, are looked at; null: all.</param>
    /// <param name="Count">
    /// Comparisons of the number of matching elements; their field name is ignored. Only with <see cref="Quantifier.Count"/>.
    /// </param>
    public sealed record Quantified(
        string Name,
        Quantifier Quantifier,
        Filter? Where = null,
        CalendarDuration? Within = null,
        IReadOnlyList<Comparison>? Count = null) : Filter;
}
