using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>No two operations have one name (section 5.2.2).</summary>
internal sealed class UniqueOperationNamesRule : ValidationRule
{
    private Dictionary<string, NameNode>? known;

    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.OperationDefinition];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        if (((OperationDefinitionNode)node).Name is not { } name)
        {
            return true;
        }

        known ??= new Dictionary<string, NameNode>(StringComparer.Ordinal);
        if (known.TryGetValue(name.Value, out var first))
        {
            context.Report($"There can be only one operation named \"{name.Value}\".", first, name);
        }
        else
        {
            known.Add(name.Value, name);
        }

        return true;
    }
}
