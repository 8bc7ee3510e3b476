using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Only operations and fragments can be executed (section 5.1.1).</summary>
internal sealed class ExecutableDefinitionsRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.Document];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        foreach (var definition in ((DocumentNode)node).Definitions)
        {
            if (definition is not ExecutableDefinitionNode)
            {
                context.Report($"The {NameOf(definition)} definition is not executable.", definition);
            }
        }

        return true;
    }

    private static string NameOf(DefinitionNode definition) => definition switch
    {
        TypeDefinitionNode type => $"\"{type.Name.Value}\"",
        TypeExtensionNode type => $"\"{type.Name.Value}\"",
        DirectiveDefinitionNode directive => $"\"{directive.Name.Value}\"",
        DirectiveExtensionNode directive => $"\"{directive.Name.Value}\"",
        _ => "schema",
    };
}
