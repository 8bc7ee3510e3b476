using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>
/// A schema: named types, directives and root types. Immutable once built (the builder is the only writer of the
/// internal setters); safe to read from any thread.
/// </summary>
public sealed class Schema
{
    private readonly Dictionary<string, NamedType> typesByName;
    private readonly Dictionary<string, DirectiveDefinition> directivesByName;
    private readonly Dictionary<InterfaceType, Implementations> implementations = [];
    private readonly Dictionary<CompositeType, HashSet<NamedType>> subTypes = [];

    internal Schema(SchemaParts parts)
    {
        Description = parts.Description;
        DeclaredQueryType = parts.QueryType;
        DeclaredMutationType = parts.MutationType;
        DeclaredSubscriptionType = parts.SubscriptionType;
        QueryType = parts.QueryType as ObjectType;
        MutationType = parts.MutationType as ObjectType;
        SubscriptionType = parts.SubscriptionType as ObjectType;
        Types = parts.Types;
        Directives = parts.Directives;
        Definition = parts.Definition;
        Extensions = parts.Extensions;
        typesByName = NamedMembers.Index(Types, type => type.Name);
        directivesByName = NamedMembers.Index(Directives, directive => directive.Name);
        foreach (var type in Types)
        {
            if (type is FieldsType fieldsType)
            {
                RecordImplementations(fieldsType);
            }
            else if (type is UnionType union)
            {
                subTypes[union] = [.. union.DeclaredMembers];
            }
        }
    }

    /// <summary>The description, or null.</summary>
    public string? Description { get; }

    /// <summary>The root of queries; null only in an invalid schema.</summary>
    public ObjectType? QueryType { get; }

    /// <summary>The root of mutations, or null.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>The root of subscriptions, or null.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>The directives applied to the schema definition and its extensions, in order.</summary>
    public ImmutableArray<DirectiveNode> AppliedDirectives =>
    [
        .. Definition?.Directives ?? [],
        .. Extensions.SelectMany(extension => extension.Directives),
    ];

    private NamedType? DeclaredQueryType { get; }

    private NamedType? DeclaredMutationType { get; }

    private NamedType? DeclaredSubscriptionType { get; }

    /// <summary>
    /// All named types: the document's in its order, a built-in scalar after its first use, introspection types last.
    /// </summary>
    public ImmutableArray<NamedType> Types { get; }

    /// <summary>
    /// All directives: the document's in its order, then the built-in ones it does not define itself.
    /// </summary>
    public ImmutableArray<DirectiveDefinition> Directives { get; }

    /// <summary>The <c>schema</c> definition, or null when the root types go by their default names.</summary>
    public SchemaDefinitionNode? Definition { get; }

    /// <summary>The <c>extend schema</c> nodes, in order.</summary>
    public ImmutableArray<SchemaExtensionNode> Extensions { get; }

    /// <summary>The type of a name, or null.</summary>
    public NamedType? GetType(string name) => typesByName.TryGetValue(name, out var type) ? type : null;

    /// <summary>The directive of a name, or null.</summary>
    public DirectiveDefinition? GetDirective(string name) =>
        directivesByName.TryGetValue(name, out var directive) ? directive : null;

    /// <summary>The root type of a kind of operation, or null.</summary>
    public ObjectType? GetRootType(OperationKind operation) => operation switch
    {
        OperationKind.Query => QueryType,
        OperationKind.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>
    /// The field of a name on a type, meta-fields included where they apply; null when there is none.
    /// </summary>
    public FieldDefinition? GetField(CompositeType parent, string name)
    {
        if (name.Length > 2 && name[0] == '_' && name[1] == '_')
        {
            switch (name)
            {
                case "__typename":
                    return MetaFields.TypeName;
                case "__schema" when ReferenceEquals(parent, QueryType):
                    return MetaFields.Schema;
                case "__type" when ReferenceEquals(parent, QueryType):
                    return MetaFields.Type;
                default:
                    break;
            }
        }

        return (parent as FieldsType)?.GetField(name);
    }

    /// <summary>The object types a value of the type can have: itself, the implementations, or the members.</summary>
    public IReadOnlyList<ObjectType> GetPossibleTypes(CompositeType type) => type switch
    {
        ObjectType self => [self],
        UnionType union => union.Members,
        InterfaceType asked => implementations.TryGetValue(asked, out var found) ? found.Objects : [],
        _ => [],
    };

    /// <summary>The interfaces that implement an interface.</summary>
    public IReadOnlyList<InterfaceType> GetImplementingInterfaces(InterfaceType type) =>
        implementations.TryGetValue(type, out var found) ? found.Interfaces : [];

    /// <summary>Whether a type is a member or implementation of an abstract type (false for the type itself).</summary>
    public bool IsSubType(CompositeType abstractType, NamedType maybeSubType) =>
        subTypes.TryGetValue(abstractType, out var set) && set.Contains(maybeSubType);

    /// <summary>What the source names as a root type; in an invalid schema it is no object type.</summary>
    internal NamedType? DeclaredRootType(OperationKind operation) => operation switch
    {
        OperationKind.Query => DeclaredQueryType,
        OperationKind.Mutation => DeclaredMutationType,
        _ => DeclaredSubscriptionType,
    };

    private void RecordImplementations(FieldsType type)
    {
        foreach (var implemented in type.Interfaces)
        {
            if (!implementations.TryGetValue(implemented, out var found))
            {
                implementations[implemented] = found = new Implementations([], []);
                subTypes[implemented] = [];
            }

            subTypes[implemented].Add(type);
            if (type is ObjectType objectType)
            {
                found.Objects.Add(objectType);
            }
            else
            {
                found.Interfaces.Add((InterfaceType)type);
            }
        }
    }

    private sealed record Implementations(List<ObjectType> Objects, List<InterfaceType> Interfaces);
}
