using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Every fragment is used by some operation (section 5.5.1.4).</summary>
internal sealed class NoUnusedFragmentsRule : ValidationRule
{
    private readonly List<OperationDefinitionNode> operations = [];
    private readonly List<FragmentDefinitionNode> fragments = [];

    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.OperationDefinition, SyntaxKind.FragmentDefinition];

    public override IReadOnlyList<SyntaxKind> Leaves => [SyntaxKind.Document];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        if (node is OperationDefinitionNode operation)
        {
            operations.Add(operation);
        }
        else
        {
            fragments.Add((FragmentDefinitionNode)node);
        }

        return true;
    }

    public override void Leave(ValidationContext context, SyntaxNode node)
    {
        if (fragments.Count == 0)
        {
            return;
        }

        var used = new HashSet<string>(
            context.FragmentReferences.Reach(operations).Select(static fragment => fragment.Name.Value),
            StringComparer.Ordinal);
        foreach (var fragment in fragments)
        {
            if (!used.Contains(fragment.Name.Value))
            {
                context.Report($"Fragment \"{fragment.Name.Value}\" is never used.", fragment);
            }
        }
    }
}
