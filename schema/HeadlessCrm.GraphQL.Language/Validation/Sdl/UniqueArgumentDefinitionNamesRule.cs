using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>Each argument of a field or directive is defined once.</summary>
internal sealed class UniqueArgumentDefinitionNamesRule(SdlValidationContext context) : SdlRule(context)
{
    public override bool Visits(SyntaxKind kind) => kind is SyntaxKind.DirectiveDefinition or
        SyntaxKind.InterfaceTypeDefinition or SyntaxKind.InterfaceTypeExtension or
        SyntaxKind.ObjectTypeDefinition or SyntaxKind.ObjectTypeExtension;

    public override void Enter(SyntaxNode node)
    {
        if (node is DirectiveDefinitionNode directive)
        {
            Check($"@{directive.Name.Value}", directive.Arguments);
            return;
        }

        var typeName = (node as TypeDefinitionNode)?.Name ?? ((TypeExtensionNode)node).Name;
        foreach (var field in DefinitionParts.Fields(node).Where(field => field.Arguments.Length > 1))
        {
            Check($"{typeName.Value}.{field.Name.Value}", field.Arguments);
        }
    }

    private void Check(string parent, ImmutableArray<InputValueDefinitionNode> arguments)
    {
        var names = arguments.Select(argument => argument.Name);
        foreach (var same in names.GroupBy(name => name.Value, StringComparer.Ordinal))
        {
            if (same.Skip(1).Any())
            {
                Report($"Argument \"{parent}({same.Key}:)\" can only be defined once.", same);
            }
        }
    }
}
