using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>Each value of an enum is defined once, extensions included.</summary>
internal sealed class UniqueEnumValueNamesRule(SdlValidationContext context) : SdlRule(context)
{
    private readonly Dictionary<(string Type, string Value), NameNode> known = [];

    public override bool Visits(SyntaxKind kind) =>
        kind is SyntaxKind.EnumTypeDefinition or SyntaxKind.EnumTypeExtension;

    public override void Enter(SyntaxNode node)
    {
        var typeName = (node as TypeDefinitionNode)?.Name.Value ?? ((TypeExtensionNode)node).Name.Value;
        var existing = Context.Schema?.GetType(typeName) as EnumType;
        foreach (var name in DefinitionParts.Values(node).Select(value => value.Name))
        {
            if (existing?.GetValue(name.Value) is not null)
            {
                Report(
                    $"Enum value \"{typeName}.{name.Value}\" already exists in the schema. " +
                    "It cannot also be defined in this type extension.",
                    name);
            }
            else if (known.TryGetValue((typeName, name.Value), out var earlier))
            {
                Report($"Enum value \"{typeName}.{name.Value}\" can only be defined once.", earlier, name);
            }
            else
            {
                known[(typeName, name.Value)] = name;
            }
        }
    }
}
