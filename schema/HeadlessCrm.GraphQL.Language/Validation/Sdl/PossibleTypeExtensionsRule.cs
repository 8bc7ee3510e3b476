using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>What is extended exists and is of the kind of the extension.</summary>
internal sealed class PossibleTypeExtensionsRule : SdlRule
{
    private readonly Dictionary<string, TypeDefinitionNode> defined = new(StringComparer.Ordinal);
    private List<string>? names;

    public PossibleTypeExtensionsRule(SdlValidationContext context)
        : base(context)
    {
        foreach (var type in context.Document.Definitions.OfType<TypeDefinitionNode>())
        {
            defined[type.Name.Value] = type;
        }
    }

    public override bool Visits(SyntaxKind kind) => KindOf(kind) is not null;

    public override void Enter(SyntaxNode node)
    {
        var name = ((TypeExtensionNode)node).Name;
        var kind = KindOf(node.Kind);
        if (defined.TryGetValue(name.Value, out var definition))
        {
            if (KindOf(definition) != kind)
            {
                Report($"Cannot extend non-{kind} type \"{name.Value}\".", definition, node);
            }
        }
        else if (Context.Schema?.GetType(name.Value) is { } existing)
        {
            if (KindOf(existing) != kind)
            {
                Report($"Cannot extend non-{kind} type \"{name.Value}\".", node);
            }
        }
        else
        {
            names ??= [.. defined.Keys, .. (Context.Schema?.Types ?? []).Select(type => type.Name)];
            Report(
                $"Cannot extend type \"{name.Value}\" because it is not defined." +
                Context.DidYouMean(name.Value, names),
                name);
        }
    }

    private static string? KindOf(SyntaxKind extension) => extension switch
    {
        SyntaxKind.ScalarTypeExtension => "scalar",
        SyntaxKind.ObjectTypeExtension => "object",
        SyntaxKind.InterfaceTypeExtension => "interface",
        SyntaxKind.UnionTypeExtension => "union",
        SyntaxKind.EnumTypeExtension => "enum",
        SyntaxKind.InputObjectTypeExtension => "input object",
        _ => null,
    };

    private static string KindOf(TypeDefinitionNode definition) => definition switch
    {
        ScalarTypeDefinitionNode => "scalar",
        ObjectTypeDefinitionNode => "object",
        InterfaceTypeDefinitionNode => "interface",
        UnionTypeDefinitionNode => "union",
        EnumTypeDefinitionNode => "enum",
        _ => "input object",
    };

    private static string KindOf(NamedType type) => type switch
    {
        ScalarType => "scalar",
        ObjectType => "object",
        InterfaceType => "interface",
        UnionType => "union",
        EnumType => "enum",
        _ => "input object",
    };
}
