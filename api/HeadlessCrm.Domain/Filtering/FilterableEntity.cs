namespace HeadlessCrm.Domain.Filtering;

/// <summary>What a filter over one kind of thing may name: its fields and its collections.</summary>
/// <param name="Name">The entity's name, as in the rest of the product.</param>
/// <param name="Fields">The fields, by name.</param>
/// <param name="Collections">The collections, by name.</param>
public sealed record FilterableEntity(
    string Name,
    IReadOnlyDictionary<string, FilterField> Fields,
    IReadOnlyDictionary<string, FilterSet> Collections)
{
    /// <summary>Declares an entity.</summary>
    public static FilterableEntity Declare(
        string name, IReadOnlyList<FilterField> fields, IReadOnlyList<FilterSet>? collections = null) =>
        new(
            name,
            fields.ToDictionary(field => field.Name, StringComparer.Ordinal),
            (collections ?? []).ToDictionary(collection => collection.Name, StringComparer.Ordinal));
}

/// <summary>A field that filters may name.</summary>
/// <param name="Name">Its name in camelCase.</param>
/// <param name="Type">Its scalar type.</param>
/// <param name="Value">
/// Its value on a subject in memory; null when absent. A field of several values (see <paramref name="IsMultiple"/>)
/// answers a sequence of them.
/// </param>
/// <param name="EnumType">The enum, for <see cref="FieldType.Enumeration"/>.</param>
/// <param name="IsMultiple">
/// The subject may have several values here: a comparison holds when it holds for one of them, except that
/// <see cref="Comparator.Ne"/> and <see cref="Comparator.Nin"/> hold when they hold for all.
/// </param>
public sealed record FilterField(
    string Name, FieldType Type, Func<object, object?> Value, Type? EnumType = null, bool IsMultiple = false)
{
    /// <summary>A field of one value.</summary>
    public static FilterField Of<T>(string name, FieldType type, Func<T, object?> value) =>
        new(name, type, subject => value((T)subject));

    /// <summary>A field holding an enum member.</summary>
    public static FilterField OfEnum<T, TEnum>(string name, Func<T, TEnum> value)
        where TEnum : struct, Enum =>
        new(name, FieldType.Enumeration, subject => value((T)subject), typeof(TEnum));

    /// <summary>A field of several values.</summary>
    public static FilterField OfMany<T>(string name, FieldType type, Func<T, IEnumerable<object>> values) =>
        new(name, type, subject => values((T)subject), IsMultiple: true);
}

/// <summary>A collection that filters may quantify over.</summary>
/// <param name="Name">Its name in camelCase.</param>
/// <param name="Element">What its elements may be asked.</param>
/// <param name="Elements">The elements of a subject in memory.</param>
/// <param name="WindowField">The element's instant that <c>within</c> looks at; null: no window is possible.</param>
public sealed record FilterSet(
    string Name, FilterableEntity Element, Func<object, IEnumerable<object>> Elements, string? WindowField = null);
