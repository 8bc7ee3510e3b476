using System.Reflection;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Introspection;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Response;
using HeadlessCrm.GraphQL.Scalars;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Binding;

/// <summary>
/// Binds a schema to code: CLR types, resolver classes, scalars. Registration is explicit; what fits by name (camelCase
/// properties of the CLR type) needs none. Everything unbound or mistyped is reported by <see cref="Build"/> in one list.
/// </summary>
public sealed class ExecutableSchemaBuilder(Schema schema)
{
    private readonly List<string> problems = [];
    private readonly Dictionary<string, Type> clrTypes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Field), FieldResolver> resolvers = [];
    private readonly Dictionary<NamedType, Func<object, string?>> typeResolvers = [];
    private readonly List<Type> resolverClasses = [];
    private Func<ObjectType, FieldDefinition, FieldResolver?>? fallback;

    /// <summary>What CLR values inputs become.</summary>
    public InputTypes InputTypes { get; } = new(schema);

    /// <summary>Limits and wording of input coercion.</summary>
    public InputCoercionOptions InputCoercion { get; set; } = InputCoercionOptions.Default;

    /// <summary>The CLR type behind a custom scalar.</summary>
    public ExecutableSchemaBuilder AddScalar(Scalar scalar)
    {
        InputTypes.AddScalar(scalar);
        return this;
    }

    /// <summary>The CLR enum behind an enum that arguments use; <c>REPAIR_ORDER</c> is <c>RepairOrder</c>.</summary>
    public ExecutableSchemaBuilder AddEnum<T>(string? name = null)
        where T : struct, Enum
    {
        name ??= typeof(T).Name;
        InputTypes.AddEnum(name, value => EnumNames.TryParse(typeof(T), value, out var parsed)
            ? parsed!
            : throw new ArgumentException($"{name}.{value} has no counterpart in {typeof(T)}."));
        return this;
    }

    /// <summary>The record behind an input object.</summary>
    public ExecutableSchemaBuilder AddInput<T>(string? name = null)
    {
        InputTypes.AddInputObject(name ?? typeof(T).Name, typeof(T));
        return this;
    }

    /// <summary>The CLR type whose values are of an object type. Several CLR types may share one object type.</summary>
    public ExecutableSchemaBuilder AddType<T>(string? name = null) => AddType(typeof(T), name ?? typeof(T).Name);

    /// <summary>The CLR type whose values are of an object type.</summary>
    public ExecutableSchemaBuilder AddType(Type clrType, string name)
    {
        if (schema.GetType(name) is not ObjectType)
        {
            problems.Add($"{name}: {clrType} is bound to it, but the schema has no object type of the name");
        }

        clrTypes[name] = clrType;
        return this;
    }

    /// <summary>A static class of resolvers (<see cref="ResolversOfAttribute"/>).</summary>
    public ExecutableSchemaBuilder AddResolvers(Type resolverClass)
    {
        resolverClasses.Add(resolverClass);
        return this;
    }

    /// <summary>A resolver for one field.</summary>
    public ExecutableSchemaBuilder AddResolver(string typeName, string fieldName, FieldResolver resolver)
    {
        resolvers[(typeName, fieldName)] = resolver;
        return this;
    }

    /// <summary>How the concrete type of an abstract type's values is found; by CLR type when none is given.</summary>
    public ExecutableSchemaBuilder AddTypeResolver(string abstractType, Func<object, string?> resolve)
    {
        typeResolvers[schema.GetType(abstractType)!] = resolve;
        return this;
    }

    /// <summary>What answers fields that nothing else does.</summary>
    public ExecutableSchemaBuilder UseFallback(Func<ObjectType, FieldDefinition, FieldResolver?> resolve)
    {
        fallback = resolve;
        return this;
    }

    /// <summary>Binds everything; throws <see cref="SchemaBindingException"/> with the whole list of what does not fit.</summary>
    public ExecutableSchema Build()
    {
        foreach (var resolverClass in resolverClasses)
        {
            BindClass(resolverClass);
        }

        var typesByClr = new Dictionary<Type, ObjectType>();
        foreach (var (name, clrType) in clrTypes)
        {
            if (schema.GetType(name) is ObjectType type)
            {
                typesByClr[clrType] = type;
            }
        }

        var executable = new ExecutableSchema(schema, InputTypes, InputCoercion, typeResolvers, typesByClr);
        foreach (var type in schema.Types.OfType<ObjectType>())
        {
            executable.Add(Bind(type, executable));
        }

        problems.AddRange(InputTypes.Problems);
        return problems.Count == 0 ? executable : throw new SchemaBindingException(problems);
    }

    private ObjectBinding Bind(ObjectType type, ExecutableSchema executable)
    {
        var bound = new Dictionary<FieldDefinition, FieldResolver>();
        IEnumerable<FieldDefinition> fields = type.Fields;
        if (ReferenceEquals(type, schema.QueryType))
        {
            fields = fields.Append(MetaFields.Schema).Append(MetaFields.Type);
        }

        foreach (var field in fields)
        {
            var resolver = Find(type, field);
            if (resolver is null)
            {
                problems.Add(
                    $"{type.Name}.{field.Name}: nothing answers it; expected a resolver" +
                    (clrTypes.TryGetValue(type.Name, out var clr) ? $" or a property of {clr}" : string.Empty));
                continue;
            }

            if (resolver.Bind(field.Type, executable) is { } problem)
            {
                problems.Add($"{type.Name}.{field.Name}: {problem} ({resolver.Name})");
            }

            bound[field] = resolver;
        }

        return new ObjectBinding(type, bound);
    }

    private FieldResolver? Find(ObjectType type, FieldDefinition field)
    {
        if (resolvers.TryGetValue((type.Name, field.Name), out var resolver))
        {
            return resolver;
        }

        if (IntrospectionFields.Find(type, field, schema) is { } introspection)
        {
            return introspection;
        }

        return clrTypes.TryGetValue(type.Name, out var clrType) && PropertyBinding.Find(clrType, field.Name) is { } property
            ? property
            : fallback?.Invoke(type, field);
    }

    private void BindClass(Type resolverClass)
    {
        var typeName = resolverClass.GetCustomAttribute<ResolversOfAttribute>()?.TypeName;
        if (typeName is null || schema.GetType(typeName) is not ObjectType type)
        {
            problems.Add($"{resolverClass}: expected [ResolversOf] with an object type of the schema, found {typeName ?? "none"}");
            return;
        }

        var isRoot = type == schema.QueryType || type == schema.MutationType || type == schema.SubscriptionType;
        clrTypes.TryGetValue(typeName, out var parentType);
        foreach (var method in resolverClass.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            if (method.IsSpecialName)
            {
                continue;
            }

            var fieldName = PropertyBinding.CamelCase(
                method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name[..^5] : method.Name);
            if (type.GetField(fieldName) is not { } field)
            {
                problems.Add($"{typeName}.{fieldName}: {resolverClass.Name}.{method.Name} answers it, but the schema has no such field");
                continue;
            }

            var binding = new MethodBinding(method, field, isRoot ? typeof(object) : parentType, isRoot);
            if (binding.TryCreate(out var resolver, out var problem))
            {
                resolvers[(typeName, fieldName)] = resolver!;
            }
            else
            {
                problems.Add($"{typeName}.{fieldName}: {problem} ({resolverClass.Name}.{method.Name})");
            }
        }
    }
}
