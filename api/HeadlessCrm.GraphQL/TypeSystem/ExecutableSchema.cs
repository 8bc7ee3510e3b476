using System.Collections.Concurrent;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.TypeSystem;

/// <summary>A schema with everything needed to execute it. Made by an <see cref="ExecutableSchemaBuilder"/>; immutable.</summary>
public sealed class ExecutableSchema
{
    private readonly Dictionary<ObjectType, ObjectBinding> bindings = [];
    private readonly Dictionary<NamedType, Func<object, string?>> typeResolvers;
    private readonly Dictionary<Type, ObjectType> typesByClr;
    private readonly ConcurrentDictionary<Type, ObjectBinding?> bindingsByClr = new();

    internal ExecutableSchema(
        Schema schema,
        InputTypes inputTypes,
        InputCoercionOptions coercion,
        Dictionary<NamedType, Func<object, string?>> typeResolvers,
        Dictionary<Type, ObjectType> typesByClr)
    {
        Schema = schema;
        InputTypes = inputTypes;
        this.typeResolvers = typeResolvers;
        this.typesByClr = typesByClr;
        VariableCoercion = new VariableCoercion(schema, inputTypes, coercion);
        ArgumentCoercion = new ArgumentCoercion(schema, inputTypes);
        SupportsIncremental = schema.GetDirective("defer") is not null || schema.GetDirective("stream") is not null;
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    /// <summary>What CLR values inputs become.</summary>
    public InputTypes InputTypes { get; }

    internal VariableCoercion VariableCoercion { get; }

    internal ArgumentCoercion ArgumentCoercion { get; }

    internal bool SupportsIncremental { get; }

    internal bool HasBatchFields { get; private set; }

    internal ObjectBinding GetBinding(ObjectType type) => bindings[type];

    internal void Add(ObjectBinding binding)
    {
        bindings[binding.Type] = binding;
        HasBatchFields |= binding.Resolvers.Any(resolver => resolver is BatchResolver);
    }

    /// <summary>The concrete type of a value, or null when it cannot be told.</summary>
    internal ObjectBinding? TryResolveType(CompositeType declared, object value)
    {
        if (declared is ObjectType known)
        {
            return bindings[known];
        }

        if (typeResolvers.TryGetValue(declared, out var resolve))
        {
            return resolve(value) is { } name && Schema.GetType(name) is ObjectType named && Schema.IsSubType(declared, named)
                ? bindings[named]
                : null;
        }

        var found = bindingsByClr.GetOrAdd(value.GetType(), FindByClrType);
        return found is not null && Schema.IsSubType(declared, found.Type) ? found : null;
    }

    internal ObjectBinding ResolveType(CompositeType declared, object value, PlanField field) =>
        TryResolveType(declared, value) ?? throw UnknownType(declared, value, field);

    private ObjectBinding? FindByClrType(Type clrType)
    {
        for (var type = clrType; type is not null; type = type.BaseType)
        {
            if (typesByClr.TryGetValue(type, out var found))
            {
                return bindings[found];
            }
        }

        return null;
    }

    private Exception UnknownType(CompositeType declared, object value, PlanField field)
    {
        var at = $"{field.ParentTypeName}.{field.Definition.Name}";
        var name = typeResolvers.TryGetValue(declared, out var resolve) ? resolve(value) : null;
        if (name is null)
        {
            return new InvalidOperationException(
                $"Abstract type \"{declared.Name}\" must resolve to an Object type at runtime for field \"{at}\"; " +
                $"a value of {value.GetType()} belongs to no object type.");
        }

        return new GraphQLException(Schema.GetType(name) is ObjectType
            ? $"Runtime Object type \"{name}\" is not a possible type for \"{declared.Name}\"."
            : $"Abstract type \"{declared.Name}\" was resolved to a type \"{name}\" that does not exist inside the schema.");
    }
}
