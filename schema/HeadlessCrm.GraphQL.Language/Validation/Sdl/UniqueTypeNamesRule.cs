using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>Each type is defined once.</summary>
internal sealed class UniqueTypeNamesRule(SdlValidationContext context) : SdlRule(context)
{
    private readonly Dictionary<string, NameNode> known = new(StringComparer.Ordinal);

    public override bool Visits(SyntaxKind kind) => kind is SyntaxKind.ScalarTypeDefinition or
        SyntaxKind.ObjectTypeDefinition or SyntaxKind.InterfaceTypeDefinition or SyntaxKind.UnionTypeDefinition or
        SyntaxKind.EnumTypeDefinition or SyntaxKind.InputObjectTypeDefinition;

    public override void Enter(SyntaxNode node)
    {
        var name = ((TypeDefinitionNode)node).Name;
        if (Context.Schema?.GetType(name.Value) is not null)
        {
            Report(
                $"Type \"{name.Value}\" already exists in the schema. It cannot also be defined in this type " +
                "definition.",
                name);
        }
        else if (known.TryGetValue(name.Value, out var earlier))
        {
            Report($"There can be only one type named \"{name.Value}\".", earlier, name);
        }
        else
        {
            known[name.Value] = name;
        }
    }
}
