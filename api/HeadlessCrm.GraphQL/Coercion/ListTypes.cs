using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>The CLR types lists of input values can be converted to.</summary>
internal static class ListTypes
{
    private static readonly Type[] FromArray =
    [
        typeof(IEnumerable<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyList<>), typeof(ICollection<>),
        typeof(IList<>),
    ];

    private static readonly Type[] FromSet = [typeof(IReadOnlySet<>), typeof(ISet<>), typeof(HashSet<>)];

    /// <summary>The element type of a list type, or null when the type is none of those supported.</summary>
    public static Type? ElementOf(Type type)
    {
        if (type.IsSZArray)
        {
            return type.GetElementType();
        }

        return type.IsGenericType && MethodFor(type.GetGenericTypeDefinition()) is not null
            ? type.GetGenericArguments()[0]
            : null;
    }

    public static bool IsImmutableArray(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    /// <summary>The T of an <see cref="Optional{T}"/>, or null.</summary>
    public static Type? OptionalValue(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>)
            ? type.GetGenericArguments()[0]
            : null;

    /// <summary>The name of the method of <see cref="ListConversion"/> that makes lists of a type.</summary>
    public static string? MethodFor(Type listType) => listType switch
    {
        { IsSZArray: true } => nameof(ListConversion.ToArray),
        _ when Array.IndexOf(FromArray, listType) >= 0 => nameof(ListConversion.ToArray),
        _ when Array.IndexOf(FromSet, listType) >= 0 => nameof(ListConversion.ToHashSet),
        _ when listType == typeof(List<>) => nameof(ListConversion.ToList),
        _ when listType == typeof(ImmutableArray<>) => nameof(ListConversion.ToImmutableArray),
        _ => null,
    };
}
