using System.Globalization;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>Conversions between numbers that lose nothing and that C# makes by itself.</summary>
internal static class Widening
{
    public static bool IsPossible(Type from, Type to) =>
        (from == typeof(int) && (to == typeof(long) || to == typeof(double) || to == typeof(decimal)))
        || (from == typeof(long) && to == typeof(decimal));

    /// <summary>The value as a number type.</summary>
    /// <exception cref="InvalidOperationException">The value is null.</exception>
    public static T Convert<T>(object? value)
        where T : struct => value switch
        {
            T exact => exact,
            null => throw new InvalidOperationException(
                $"A value of type {ClrTypeName.Of(typeof(T))} is wanted, but it is null. Make the parameter nullable."),
            int or long when IsPossible(value.GetType(), typeof(T)) =>
                (T)System.Convert.ChangeType(value, typeof(T), CultureInfo.InvariantCulture),
            _ => (T)value,
        };
}
