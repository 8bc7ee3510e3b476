using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>Lists of canonical values as CLR collections; null stays null.</summary>
internal static class ListConversion
{
    public static T[]? ToArray<T>(object? value, Func<object?, T> convert)
    {
        if (value is not object?[] elements)
        {
            return (T[]?)value;
        }

        var converted = new T[elements.Length];
        for (var i = 0; i < converted.Length; i++)
        {
            converted[i] = convert(elements[i]);
        }

        return converted;
    }

    public static List<T>? ToList<T>(object? value, Func<object?, T> convert) =>
        value is null ? null : [.. ToArray(value, convert)!];

    public static HashSet<T>? ToHashSet<T>(object? value, Func<object?, T> convert) =>
        value is null ? null : [.. ToArray(value, convert)!];

    /// <summary>The list; the default (not initialised) array when it is null.</summary>
    public static ImmutableArray<T> ToImmutableArray<T>(object? value, Func<object?, T> convert) =>
        ImmutableCollectionsMarshal.AsImmutableArray(ToArray(value, convert));
}
