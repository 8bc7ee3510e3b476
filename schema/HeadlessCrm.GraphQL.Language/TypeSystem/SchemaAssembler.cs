using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>
/// Assembles a schema from definitions: first every named type is made, then filled, so that types may refer to each
/// other in any order. Members of one name (possible only when SDL rules were skipped): the last wins, at the place of
/// the first.
/// </summary>
internal sealed class SchemaAssembler(TypeSystemDefinitions definitions)
{
    private readonly AppliedDirectiveValues applied = new();
    private readonly List<GraphQLError> unknownTypes = [];
    private readonly Dictionary<string, NamedType> typesByName = StandardTypes();
    private readonly List<NamedType> declared = [];

    public Schema Assemble()
    {
        DeclareTypes();
        foreach (var type in declared)
        {
            Fill(type);
        }

        var directives = BuildDirectives();
        var roots = RootTypes();
        var errors = unknownTypes.Concat(applied.Errors).ToImmutableArray();
        if (!errors.IsEmpty)
        {
            throw new SchemaException(SchemaErrorPhase.Sdl, errors);
        }

        return new Schema(new SchemaParts
        {
            Description = definitions.Schema?.Description?.Value,
            QueryType = Root(OperationKind.Query),
            MutationType = Root(OperationKind.Mutation),
            SubscriptionType = Root(OperationKind.Subscription),
            Types = TypeOrder.Of(declared, directives),
            Directives = directives,
            Definition = definitions.Schema,
            Extensions = [.. definitions.SchemaExtensions],
        });

        NamedType? Root(OperationKind operation) => roots.TryGetValue(operation, out var root) ? root : null;
    }

    private static Dictionary<string, NamedType> StandardTypes()
    {
        var types = new Dictionary<string, NamedType>(StringComparer.Ordinal);
        foreach (var type in BuiltInScalars.All.Concat(IntrospectionTypes.All))
        {
            types[type.Name] = type;
        }

        return types;
    }

    private void DeclareTypes()
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in definitions.Types)
        {
            var name = node.Name.Value;

            // A document may define a built-in scalar for documentation; the type stays the built-in one.
            var type = typesByName.TryGetValue(name, out var existing) && existing.Definition is null
                ? existing
                : MakeType(node);
            typesByName[name] = type;
            if (places.TryGetValue(name, out var place))
            {
                declared[place] = type;
            }
            else
            {
                places[name] = declared.Count;
                declared.Add(type);
            }
        }
    }

    private NamedType MakeType(TypeDefinitionNode node)
    {
        var name = node.Name.Value;
        NamedType type = node switch
        {
            ScalarTypeDefinitionNode => new ScalarType(name),
            ObjectTypeDefinitionNode => new ObjectType(name),
            InterfaceTypeDefinitionNode => new InterfaceType(name),
            UnionTypeDefinitionNode => new UnionType(name),
            EnumTypeDefinitionNode => new EnumType(name),
            InputObjectTypeDefinitionNode => new InputObjectType(name),
            _ => throw new ArgumentException($"A {node.Kind} defines no type of GraphQL.", nameof(node)),
        };
        type.Description = node.Description?.Value;
        type.Definition = node;
        if (definitions.TypeExtensions.TryGetValue(name, out var extensions))
        {
            type.Extensions = [.. extensions];
        }

        type.AppliedDirectives = [.. node.Directives, .. type.Extensions.SelectMany(extension => extension.Directives)];
        return type;
    }

    private void Fill(NamedType type)
    {
        if (type.Definition is null)
        {
            return;
        }

        var nodes = DefinitionParts.NodesOf(type);
        switch (type)
        {
            case ScalarType scalar:
                scalar.SpecifiedByUrl = SpecifiedByUrl(scalar);
                break;
            case FieldsType fieldsType:
                FillFieldsType(fieldsType, nodes);
                break;
            case UnionType union:
                union.DeclaredMembers =
                    [.. nodes.SelectMany(node => DefinitionParts.Members(node)).Select(NamedTypeOf)];
                union.Members = [.. union.DeclaredMembers.OfType<ObjectType>()];
                break;
            case EnumType enumType:
                enumType.Values = Unique(
                    nodes.SelectMany(node => DefinitionParts.Values(node)).Select(node => BuildValue(enumType, node)),
                    value => value.Name);
                break;
            case InputObjectType inputObject:
                inputObject.IsOneOf = AppliedDirectiveValues.IsOneOf(type.Definition.Directives);
                inputObject.Fields = Unique(
                    nodes.SelectMany(node => DefinitionParts.InputFields(node))
                        .Select(node => BuildInputField(inputObject, node)),
                    field => field.Name);
                break;
            default:
                break;
        }
    }

    private string? SpecifiedByUrl(ScalarType scalar)
    {
        var url = applied.SpecifiedByUrl(scalar.Definition!.Directives);
        foreach (var extension in scalar.Extensions)
        {
            url = applied.SpecifiedByUrl(extension.Directives) ?? url;
        }

        return url;
    }

    private void FillFieldsType(FieldsType type, IEnumerable<SyntaxNode> nodes)
    {
        type.DeclaredInterfaces = [.. nodes.SelectMany(node => DefinitionParts.Interfaces(node)).Select(NamedTypeOf)];
        type.Interfaces = [.. type.DeclaredInterfaces.OfType<InterfaceType>()];
        type.Fields = Unique(
            nodes.SelectMany(node => DefinitionParts.Fields(node)).Select(node => BuildField(type, node)),
            field => field.Name);
    }

    private FieldDefinition BuildField(FieldsType type, FieldDefinitionNode node)
    {
        var field = new FieldDefinition(node.Name.Value)
        {
            DeclaringType = type,
            Description = node.Description?.Value,
            Type = TypeOf(node.Type),
            DeprecationReason = applied.DeprecationReason(node.Directives),
            AppliedDirectives = node.Directives,
            Definition = node,
        };
        field.Arguments = BuildArguments(node.Arguments);
        foreach (var argument in field.Arguments)
        {
            argument.DeclaringField = field;
        }

        return field;
    }

    private ImmutableArray<InputValueDefinition> BuildArguments(ImmutableArray<InputValueDefinitionNode> nodes) =>
        nodes.IsEmpty ? [] : Unique(nodes.Select(BuildInputValue), argument => argument.Name);

    private InputValueDefinition BuildInputField(InputObjectType type, InputValueDefinitionNode node)
    {
        var field = BuildInputValue(node);
        field.DeclaringType = type;
        return field;
    }

    private InputValueDefinition BuildInputValue(InputValueDefinitionNode node) => new(node.Name.Value)
    {
        Description = node.Description?.Value,
        Type = TypeOf(node.Type),
        DefaultValue = node.DefaultValue,
        DeprecationReason = applied.DeprecationReason(node.Directives),
        AppliedDirectives = node.Directives,
        Definition = node,
    };

    private EnumValueDefinition BuildValue(EnumType type, EnumValueDefinitionNode node) => new(node.Name.Value)
    {
        DeclaringType = type,
        Description = node.Description?.Value,
        DeprecationReason = applied.DeprecationReason(node.Directives),
        AppliedDirectives = node.Directives,
        Definition = node,
    };

    private ImmutableArray<DirectiveDefinition> BuildDirectives()
    {
        var directives = definitions.Directives.Select(BuildDirective).ToList();
        var names = new HashSet<string>(directives.Select(directive => directive.Name), StringComparer.Ordinal);
        directives.AddRange(BuiltInDirectives.All
            .Where(directive => !names.Contains(directive.Name))
            .Select(ExtendBuiltIn));
        return [.. directives];
    }

    // Only an existing schema's built-in directives can be extended; where a document stands alone, as in the
    // reference, the extension of a directive it does not define is passed over.
    private DirectiveDefinition ExtendBuiltIn(DirectiveDefinition builtIn)
    {
        if (definitions.InheritedRoots is null ||
            !definitions.DirectiveExtensions.TryGetValue(builtIn.Name, out var extensions))
        {
            return builtIn;
        }

        return new DirectiveDefinition(builtIn.Name)
        {
            Description = builtIn.Description,
            Arguments = builtIn.Arguments,
            Locations = builtIn.Locations,
            DeprecationReason = extensions
                .Select(extension => applied.DeprecationReason(extension.Directives))
                .FirstOrDefault(reason => reason is not null),
            IsBuiltIn = true,
            AppliedDirectives = [.. extensions.SelectMany(extension => extension.Directives)],
            Extensions = [.. extensions],
        };
    }

    private DirectiveDefinition BuildDirective(DirectiveDefinitionNode node)
    {
        ImmutableArray<DirectiveExtensionNode> extensions =
            definitions.DirectiveExtensions.TryGetValue(node.Name.Value, out var found) ? [.. found] : [];
        var reason = applied.DeprecationReason(node.Directives);
        foreach (var extension in extensions)
        {
            reason ??= applied.DeprecationReason(extension.Directives);
        }

        var directive = new DirectiveDefinition(node.Name.Value)
        {
            Description = node.Description?.Value,
            Arguments = BuildArguments(node.Arguments),
            IsRepeatable = node.Repeatable,
            Locations = [.. node.Locations.Select(location => location.Value)],
            DeprecationReason = reason,
            IsBuiltIn = BuiltInDirectives.Contains(node.Name.Value),
            AppliedDirectives = [.. node.Directives, .. extensions.SelectMany(extension => extension.Directives)],
            Definition = node,
            Extensions = extensions,
        };
        foreach (var argument in directive.Arguments)
        {
            argument.DeclaringDirective = directive;
        }

        return directive;
    }

    private Dictionary<OperationKind, NamedType> RootTypes()
    {
        var roots = new Dictionary<OperationKind, NamedType>();
        foreach (var root in definitions.InheritedRoots ?? [])
        {
            roots[root.Key] = typesByName[root.Value];
        }

        var nodes = (definitions.Schema?.OperationTypes ?? [])
            .Concat(definitions.SchemaExtensions.SelectMany(extension => extension.OperationTypes));
        foreach (var node in nodes)
        {
            roots[node.Operation] = NamedTypeOf(node.Type);
        }

        if (definitions.Schema is null && definitions.InheritedRoots is null)
        {
            AddDefaultRoot(roots, OperationKind.Query, "Query");
            AddDefaultRoot(roots, OperationKind.Mutation, "Mutation");
            AddDefaultRoot(roots, OperationKind.Subscription, "Subscription");
        }

        return roots;
    }

    private void AddDefaultRoot(Dictionary<OperationKind, NamedType> roots, OperationKind operation, string name)
    {
        if (typesByName.TryGetValue(name, out var type))
        {
            roots[operation] = type;
        }
    }

    private SchemaType TypeOf(TypeNode node)
    {
        var wrappers = new Stack<TypeNode>();
        while (node is not NamedTypeNode)
        {
            wrappers.Push(node);
            node = node is ListTypeNode list ? list.Type : ((NonNullTypeNode)node).Type;
        }

        SchemaType type = NamedTypeOf((NamedTypeNode)node);
        foreach (var wrapper in wrappers)
        {
            type = wrapper is ListTypeNode ? new ListType(type) : new NonNullType(type);
        }

        return type;
    }

    private NamedType NamedTypeOf(NamedTypeNode node)
    {
        if (typesByName.TryGetValue(node.Name.Value, out var type))
        {
            return type;
        }

        // Only when SDL rules were skipped; the assembly goes on to find the others, and ends in an exception.
        unknownTypes.Add(new GraphQLError($"Unknown type \"{node.Name.Value}\".", node));
        return BuiltInScalars.String;
    }

    private static ImmutableArray<T> Unique<T>(IEnumerable<T> members, Func<T, string> nameOf)
    {
        var result = ImmutableArray.CreateBuilder<T>();
        Dictionary<string, int>? places = null;
        foreach (var member in members)
        {
            places ??= new Dictionary<string, int>(StringComparer.Ordinal);
            if (places.TryGetValue(nameOf(member), out var place))
            {
                result[place] = member;
            }
            else
            {
                places[nameOf(member)] = result.Count;
                result.Add(member);
            }
        }

        return result.ToImmutable();
    }
}
