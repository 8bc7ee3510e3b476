using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>An operation without a name is the only one (section 5.2.3).</summary>
internal sealed class LoneAnonymousOperationRule : ValidationRule
{
    private int operations;

    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.Document, SyntaxKind.OperationDefinition];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        if (node is DocumentNode document)
        {
            foreach (var definition in document.Definitions)
            {
                operations += definition is OperationDefinitionNode ? 1 : 0;
            }
        }
        else if (operations > 1 && ((OperationDefinitionNode)node).Name is null)
        {
            context.Report("This anonymous operation must be the only defined operation.", node);
        }

        return true;
    }
}
