using System.Linq.Expressions;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>Turns canonical coerced values into CLR parameter types by compiled code.</summary>
public static class ParameterConversion
{
    /// <summary>An expression of the target type for an expression of a canonical value (<c>object?</c>).</summary>
    /// <param name="canonicalValue">The canonical value; null when absent.</param>
    /// <param name="target">The CLR type wanted: a scalar's, an enum's, nullable, a list type, a bound type, <see cref="Optional{T}"/>.</param>
    /// <param name="isPresent">Whether the value is there (<c>bool</c>), for <see cref="Optional{T}"/>; null when it always is.</param>
    public static Expression Convert(Expression canonicalValue, Type target, Expression? isPresent = null) =>
        throw new NotSupportedException();

    /// <summary>The conversion to a type as a delegate.</summary>
    public static Func<object?, T> For<T>() => throw new NotSupportedException();
}
