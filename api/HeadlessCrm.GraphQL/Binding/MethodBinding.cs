using System.Linq.Expressions;
using System.Reflection;
using System.Security.Claims;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Binding;

/// <summary>
/// Makes a resolver of a static method. Its shape says the kind: a list of parents makes a batch field, one parent a
/// property, a task on a root type a batch of one, an asynchronous sequence a subscription. The other parameters are
/// arguments (by name), the request's parts (by type) or services.
/// </summary>
internal sealed class MethodBinding(MethodInfo method, FieldDefinition field, Type? parentType, bool isRoot)
{
    private readonly ParameterExpression context = Expression.Parameter(typeof(FieldContext), "context");

    public bool TryCreate(out FieldResolver? resolver, out string? problem)
    {
        resolver = null;
        problem = null;
        foreach (var argument in field.Arguments)
        {
            if (!Array.Exists(method.GetParameters(), parameter => parameter.Name == argument.Name)
                && !Array.Exists(method.GetParameters(), parameter => parameter.ParameterType == typeof(FieldContext)))
            {
                problem = $"no parameter takes the argument \"{argument.Name}\"";
                return false;
            }
        }

        var first = method.GetParameters().FirstOrDefault();
        var batchOf = first is null ? null : BatchParentOf(first.ParameterType);
        var returned = method.ReturnType;
        if (batchOf is not null)
        {
            resolver = CreateBatch(batchOf, first!, out problem);
        }
        else if (ItemOf(returned, typeof(IAsyncEnumerable<>)) is { } eventType)
        {
            resolver = CreateStream(eventType, null);
        }
        else if (AwaitedType(returned) is { } opened && ItemOf(opened, typeof(IAsyncEnumerable<>)) is { } awaitedEvent)
        {
            resolver = CreateStream(awaitedEvent, call => ResultAdapters.ToStream(call, awaitedEvent));
        }
        else if (AwaitedType(returned) is { } awaited)
        {
            if (!isRoot)
            {
                problem = "an asynchronous field takes all parents of a place: expected a first parameter " +
                    $"IReadOnlyList<{parentType?.Name ?? "T"}> and a result of BatchResult<T>";
                return false;
            }

            resolver = CreateRoot(awaited);
        }
        else
        {
            resolver = CreateProperty(returned);
        }

        return resolver is not null;
    }

    private Type? BatchParentOf(Type type)
    {
        var item = ItemOf(type, typeof(IReadOnlyList<>));
        return item is not null && (item == parentType || (parentType is null && item.IsClass)) ? item : null;
    }

    private object CreateLambda(Type delegateType, ParameterExpression parent, Expression parentValue, Func<Expression, Expression>? adapt)
    {
        var call = Expression.Call(method, Arguments(parentValue));
        var body = adapt is null ? call : adapt(call);
        return Expression.Lambda(delegateType, body, parent, context).Compile();
    }

    private FieldResolver? CreateBatch(Type itemType, ParameterInfo first, out string? problem)
    {
        problem = null;
        var awaited = AwaitedType(method.ReturnType) ?? method.ReturnType;
        var valueType = ItemOf(awaited, typeof(BatchResult<>)) ?? ItemOf(awaited, typeof(IReadOnlyList<>))
            ?? (awaited.IsArray ? awaited.GetElementType() : null);
        if (valueType is null)
        {
            problem = $"expected BatchResult<T> or IReadOnlyList<T>, found {awaited}";
            return null;
        }

        var parents = Expression.Parameter(first.ParameterType, "parents");
        var resultType = typeof(ValueTask<>).MakeGenericType(typeof(BatchResult<>).MakeGenericType(valueType));
        var delegateType = typeof(Func<,,>).MakeGenericType(first.ParameterType, typeof(FieldContext), resultType);
        var lambda = CreateLambda(delegateType, parents, parents, call => ResultAdapters.ToBatch(call, valueType));
        return Create(typeof(BatchResolver<,>).MakeGenericType(itemType, valueType), lambda);
    }

    private FieldResolver CreateRoot(Type valueType)
    {
        var parents = Expression.Parameter(typeof(IReadOnlyList<object>), "parents");
        var resultType = typeof(ValueTask<>).MakeGenericType(typeof(BatchResult<>).MakeGenericType(valueType));
        var delegateType = typeof(Func<,,>).MakeGenericType(typeof(IReadOnlyList<object>), typeof(FieldContext), resultType);
        var lambda = CreateLambda(
            delegateType,
            parents,
            Expression.Property(parents, "Item", Expression.Constant(0)),
            call => ResultAdapters.ToBatchOfOne(call, valueType));
        return Create(typeof(BatchResolver<,>).MakeGenericType(typeof(object), valueType), lambda);
    }

    private FieldResolver CreateStream(Type eventType, Func<Expression, Expression>? adapt)
    {
        var root = Expression.Parameter(typeof(object), "root");
        var streamType = typeof(IAsyncEnumerable<>).MakeGenericType(eventType);
        var delegateType = typeof(Func<,,>).MakeGenericType(
            typeof(object),
            typeof(FieldContext),
            adapt is null ? streamType : typeof(ValueTask<>).MakeGenericType(streamType));
        return Create(typeof(StreamResolver<>).MakeGenericType(eventType), CreateLambda(delegateType, root, root, adapt));
    }

    private FieldResolver CreateProperty(Type valueType)
    {
        var parent = Expression.Parameter(typeof(object), "parent");
        var delegateType = typeof(Func<,,>).MakeGenericType(typeof(object), typeof(FieldContext), valueType);
        return Create(
            typeof(ComputedPropertyResolver<>).MakeGenericType(valueType), CreateLambda(delegateType, parent, parent, null));
    }

    private FieldResolver Create(Type resolverType, object lambda)
    {
        var resolver = (FieldResolver)Activator.CreateInstance(resolverType, lambda)!;
        resolver.Name = $"{method.DeclaringType!.Name}.{method.Name}";
        return resolver;
    }

    private IEnumerable<Expression> Arguments(Expression parent) =>
        method.GetParameters().Select((parameter, index) => ArgumentOf(parameter, index, parent));

    private Expression ArgumentOf(ParameterInfo parameter, int index, Expression parent)
    {
        var type = parameter.ParameterType;
        var argument = field.GetArgument(parameter.Name!);
        if (argument is not null)
        {
            return ArgumentValue(parameter, field.Arguments.IndexOf(argument));
        }

        if (index == 0 && (type == parent.Type || type == parentType || type == typeof(object)))
        {
            return Expression.Convert(parent, type);
        }

        return type switch
        {
            _ when type == typeof(FieldContext) => context,
            _ when type == typeof(CancellationToken) => Expression.Property(context, nameof(FieldContext.CancellationToken)),
            _ when type == typeof(ClaimsPrincipal) => Expression.Property(context, nameof(FieldContext.User)),
            _ when type == typeof(SelectedFields) => Expression.Property(context, nameof(FieldContext.Selection)),
            _ when type == typeof(IServiceProvider) => Expression.Property(context, nameof(FieldContext.Services)),
            _ => Expression.Call(
                typeof(RequiredService), nameof(RequiredService.Get), [type], Expression.Property(context, nameof(FieldContext.Services))),
        };
    }

    private ConditionalExpression ArgumentValue(ParameterInfo parameter, int index)
    {
        var arguments = Expression.Property(context, nameof(FieldContext.Arguments));
        var value = Expression.ArrayIndex(
            Expression.Property(arguments, nameof(CoercedArguments.Values)), Expression.Constant(index));
        var isPresent = Expression.Call(arguments, nameof(CoercedArguments.IsPresent), null, Expression.Constant(index));
        var absent = parameter.HasDefaultValue && parameter.DefaultValue is not null
            ? Expression.Constant(parameter.DefaultValue, parameter.ParameterType)
            : (Expression)Expression.Default(parameter.ParameterType);
        return Expression.Condition(isPresent, ParameterConversion.Convert(value, parameter.ParameterType), absent);
    }

    private static Type? AwaitedType(Type type) => ItemOf(type, typeof(Task<>)) ?? ItemOf(type, typeof(ValueTask<>));

    private static Type? ItemOf(Type type, Type generic) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == generic ? type.GetGenericArguments()[0] : null;
}
