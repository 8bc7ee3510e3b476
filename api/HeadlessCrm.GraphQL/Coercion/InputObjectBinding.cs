using System.Linq.Expressions;
using System.Reflection;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>
/// How the fields of an input object reach a record or class: constructor parameters first, then properties that can be
/// set, each by the camelCase form of its name.
/// </summary>
internal sealed class InputObjectBinding(InputTypes inputTypes, InputObjectType type, Type clrType)
{
    private static readonly MethodInfo IsAbsentMethod =
        typeof(InputObjectBinding).GetMethod(nameof(IsAbsent), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly MethodInfo ValueMethod =
        typeof(InputObjectBinding).GetMethod(nameof(ValueOrNull), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>What keeps the type from being bound, one sentence each.</summary>
    public IEnumerable<string> FindProblems()
    {
        var (constructor, _) = ChooseConstructor();
        if (constructor is null)
        {
            yield return $"{type.Name}: {ClrTypeName.Of(clrType)} has no public constructor whose parameters are all " +
                "fields of the input object.";
            yield break;
        }

        foreach (var field in type.Fields)
        {
            var target = ParameterFor(constructor, field.Name)?.ParameterType ?? PropertyFor(field.Name)?.PropertyType;
            if (target is null)
            {
                yield return $"{type.Name}.{field.Name}: {ClrTypeName.Of(clrType)} has no constructor parameter or " +
                    "property to take it.";
            }
            else if (inputTypes.DescribeMismatch(field.Type, target) is { } mismatch)
            {
                yield return $"{type.Name}.{field.Name}: {mismatch} on {ClrTypeName.Of(clrType)}.";
            }
        }
    }

    /// <summary>Compiles what makes an object of coerced fields, given by their index.</summary>
    public Func<object?[], object> CompileFactory(InputMember[] members)
    {
        var (constructor, _) = ChooseConstructor();
        if (constructor is null)
        {
            throw new InvalidOperationException(string.Join(" ", FindProblems()));
        }

        var values = Expression.Parameter(typeof(object?[]), "values");
        var made = Expression.Variable(clrType, "made");
        var arguments = constructor.GetParameters().Select(parameter => Argument(parameter, members, values));
        var body = new List<Expression> { Expression.Assign(made, Expression.New(constructor, arguments)) };
        for (var i = 0; i < members.Length; i++)
        {
            if (ParameterFor(constructor, members[i].Name) is null && PropertyFor(members[i].Name) is { } property)
            {
                // Absent fields leave the property as the type initialises it.
                var (value, isPresent) = Field(values, i);
                body.Add(Expression.IfThen(isPresent, Expression.Assign(
                    Expression.Property(made, property), ParameterConversion.Convert(value, property.PropertyType))));
            }
        }

        body.Add(Expression.Convert(made, typeof(object)));
        return Expression.Lambda<Func<object?[], object>>(Expression.Block([made], body), values).Compile();
    }

    private static (Expression Value, Expression IsPresent) Field(ParameterExpression values, int index)
    {
        var raw = Expression.ArrayIndex(values, Expression.Constant(index));
        return (Expression.Call(ValueMethod, raw), Expression.Not(Expression.Call(IsAbsentMethod, raw)));
    }

    private static Expression Argument(ParameterInfo parameter, InputMember[] members, ParameterExpression values)
    {
        var index = Array.FindIndex(members, member => IsNamed(parameter.Name!, member.Name));
        if (index < 0)
        {
            return DefaultOf(parameter);
        }

        var (value, isPresent) = Field(values, index);
        var converted = ParameterConversion.Convert(value, parameter.ParameterType, isPresent);
        return parameter.HasDefaultValue && ListTypes.OptionalValue(parameter.ParameterType) is null
            ? Expression.Condition(isPresent, converted, DefaultOf(parameter))
            : converted;
    }

    private static Expression DefaultOf(ParameterInfo parameter) => parameter.DefaultValue is { } value and not DBNull
        ? Expression.Convert(Expression.Constant(value), parameter.ParameterType)
        : Expression.Default(parameter.ParameterType);

    private static bool IsNamed(string clrName, string field) =>
        string.Equals(clrName, field, StringComparison.OrdinalIgnoreCase);

    private static bool IsAbsent(object? value) => ReferenceEquals(value, Absent.Value);

    private static object? ValueOrNull(object? value) => IsAbsent(value) ? null : value;

    // The one that takes the most fields, of those that ask for nothing else.
    private (ConstructorInfo? Constructor, int Fields) ChooseConstructor() => clrType.GetConstructors()
        .Where(candidate => Array.TrueForAll(
            candidate.GetParameters(),
            parameter => parameter.HasDefaultValue || type.Fields.Any(field => IsNamed(parameter.Name!, field.Name))))
        .Select(candidate => ((ConstructorInfo?)candidate, candidate.GetParameters().Length))
        .OrderByDescending(candidate => candidate.Length)
        .FirstOrDefault();

    private static ParameterInfo? ParameterFor(ConstructorInfo constructor, string field) =>
        Array.Find(constructor.GetParameters(), parameter => IsNamed(parameter.Name!, field));

    private PropertyInfo? PropertyFor(string field) => Array.Find(
        clrType.GetProperties(BindingFlags.Public | BindingFlags.Instance),
        property => property.SetMethod is { IsPublic: true } && IsNamed(property.Name, field));
}
