using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>Turns canonical coerced values into CLR parameter types by compiled code.</summary>
public static class ParameterConversion
{
    private static readonly ConcurrentDictionary<Type, Delegate> Compiled = new();

    /// <summary>An expression of the target type for an expression of a canonical value (<c>object?</c>).</summary>
    /// <param name="canonicalValue">The canonical value, null when absent; it is evaluated once or twice.</param>
    /// <param name="target">
    /// The CLR type wanted: a scalar's, a wider number, an enum's, nullable, a list type, a bound type,
    /// <see cref="Optional{T}"/>.
    /// </param>
    /// <param name="isPresent">
    /// Whether the value is there (<c>bool</c>), for <see cref="Optional{T}"/>; null when it always is.
    /// </param>
    public static Expression Convert(Expression canonicalValue, Type target, Expression? isPresent = null)
    {
        if (target == typeof(object))
        {
            return canonicalValue;
        }

        if (ListTypes.OptionalValue(target) is { } optional)
        {
            var present = Expression.New(target.GetConstructor([optional])!, Convert(canonicalValue, optional));
            return isPresent is null ? present : Expression.Condition(isPresent, present, Expression.Default(target));
        }

        if (Nullable.GetUnderlyingType(target) is { } underlying)
        {
            return Expression.Condition(
                Expression.ReferenceEqual(canonicalValue, Expression.Constant(null)),
                Expression.Default(target),
                Expression.Convert(Convert(canonicalValue, underlying), target));
        }

        return ListTypes.ElementOf(target) is { } element
            ? ConvertList(canonicalValue, target, element)
            : ConvertSingle(canonicalValue, target);
    }

    /// <summary>
    /// The conversion to a type as a delegate; null converts to the type's null or fails if it has none.
    /// </summary>
    public static Func<object?, T> For<T>() => (Func<object?, T>)Compiled.GetOrAdd(
        typeof(T),
        static target =>
        {
            var value = Expression.Parameter(typeof(object), "value");
            return Expression.Lambda<Func<object?, T>>(Convert(value, target), value).Compile();
        });

    private static UnaryExpression ConvertList(Expression value, Type target, Type element)
    {
        var definition = target.IsSZArray ? target : target.GetGenericTypeDefinition();
        var convertElement = typeof(ParameterConversion).GetMethod(nameof(For))!
            .MakeGenericMethod(element).Invoke(null, null);
        var delegateType = typeof(Func<,>).MakeGenericType(typeof(object), element);
        var method = typeof(ListConversion)
            .GetMethod(ListTypes.MethodFor(definition)!, BindingFlags.Public | BindingFlags.Static)!
            .MakeGenericMethod(element);
        return Expression.Convert(
            Expression.Call(method, value, Expression.Constant(convertElement, delegateType)), target);
    }

    private static Expression ConvertSingle(Expression value, Type target)
    {
        if (target.IsEnum)
        {
            return Expression.Call(MethodOf(nameof(ConvertEnum), target), value);
        }

        return target.IsValueType
            ? Expression.Call(typeof(Widening).GetMethod(nameof(Widening.Convert))!.MakeGenericMethod(target), value)
            : Expression.Convert(value, target);
    }

    private static MethodInfo MethodOf(string name, Type argument) =>
        typeof(ParameterConversion).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(argument);

    // An enum without a registration arrives as its name.
    private static T ConvertEnum<T>(object? value)
        where T : struct, Enum => value is string name
        ? EnumNames.TryParse(typeof(T), name, out var parsed)
            ? (T)parsed!
            : throw new InvalidOperationException($"{typeof(T)} has no value for {name}.")
        : Widening.Convert<T>(value);
}
