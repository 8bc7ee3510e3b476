using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>
/// The nodes a schema is assembled from: those of a document, or those an earlier schema was assembled from.
/// </summary>
internal sealed class TypeSystemDefinitions
{
    private static readonly OperationKind[] Operations =
        [OperationKind.Query, OperationKind.Mutation, OperationKind.Subscription];

    public SchemaDefinitionNode? Schema { get; private set; }

    public List<SchemaExtensionNode> SchemaExtensions { get; } = [];

    public List<TypeDefinitionNode> Types { get; } = [];

    public Dictionary<string, List<TypeExtensionNode>> TypeExtensions { get; } = new(StringComparer.Ordinal);

    public List<DirectiveDefinitionNode> Directives { get; } = [];

    public Dictionary<string, List<DirectiveExtensionNode>> DirectiveExtensions { get; } = new(StringComparer.Ordinal);

    /// <summary>Root types by the names of an earlier schema; null when roots go by their default names.</summary>
    public Dictionary<OperationKind, string>? InheritedRoots { get; private set; }

    /// <summary>Whether there is nothing of the type system in it.</summary>
    public bool IsEmpty =>
        Schema is null && SchemaExtensions.Count == 0 && Types.Count == 0 && TypeExtensions.Count == 0 &&
        Directives.Count == 0 && DirectiveExtensions.Count == 0;

    public static TypeSystemDefinitions Of(DocumentNode document)
    {
        var definitions = new TypeSystemDefinitions();
        foreach (var node in document.Definitions)
        {
            definitions.Add(node);
        }

        return definitions;
    }

    public static TypeSystemDefinitions Of(Schema schema)
    {
        var definitions = new TypeSystemDefinitions
        {
            Schema = schema.Definition,
            InheritedRoots = Operations
                .Select(operation => (operation, root: schema.DeclaredRootType(operation)))
                .Where(pair => pair.root is not null)
                .ToDictionary(pair => pair.operation, pair => pair.root!.Name),
        };
        definitions.SchemaExtensions.AddRange(schema.Extensions);
        foreach (var type in schema.Types.Where(type => type.Definition is not null))
        {
            definitions.Types.Add(type.Definition!);
            definitions.AddAll(type.Extensions);
        }

        foreach (var directive in schema.Directives.Where(directive => directive.Definition is not null))
        {
            definitions.Directives.Add(directive.Definition!);
        }

        definitions.AddAll(schema.Directives.SelectMany(directive => directive.Extensions));
        return definitions;
    }

    /// <summary>Adds what a later document says, after what is there.</summary>
    public TypeSystemDefinitions Append(TypeSystemDefinitions later)
    {
        Schema = later.Schema ?? Schema;
        SchemaExtensions.AddRange(later.SchemaExtensions);
        Types.AddRange(later.Types);
        Directives.AddRange(later.Directives);
        AddAll(later.TypeExtensions.Values.SelectMany(extensions => extensions));
        AddAll(later.DirectiveExtensions.Values.SelectMany(extensions => extensions));
        return this;
    }

    private static void AddTo<T>(Dictionary<string, List<T>> extensions, string name, T node)
    {
        if (!extensions.TryGetValue(name, out var list))
        {
            extensions[name] = list = [];
        }

        list.Add(node);
    }

    private void AddAll(IEnumerable<DefinitionNode> nodes)
    {
        foreach (var node in nodes)
        {
            Add(node);
        }
    }

    private void Add(DefinitionNode node)
    {
        switch (node)
        {
            case SchemaDefinitionNode schema:
                Schema = schema;
                break;
            case SchemaExtensionNode extension:
                SchemaExtensions.Add(extension);
                break;
            case TypeDefinitionNode type:
                Types.Add(type);
                break;
            case TypeExtensionNode extension:
                AddTo(TypeExtensions, extension.Name.Value, extension);
                break;
            case DirectiveDefinitionNode directive:
                Directives.Add(directive);
                break;
            case DirectiveExtensionNode extension:
                AddTo(DirectiveExtensions, extension.Name.Value, extension);
                break;
            default:
                break;
        }
    }
}
