using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>No two fragments have one name (section 5.5.1.1).</summary>
internal sealed class UniqueFragmentNamesRule : ValidationRule
{
    private Dictionary<string, NameNode>? known;

    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.FragmentDefinition];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var name = ((FragmentDefinitionNode)node).Name;
        known ??= new Dictionary<string, NameNode>(StringComparer.Ordinal);
        if (known.TryGetValue(name.Value, out var first))
        {
            context.Report($"There can be only one fragment named \"{name.Value}\".", first, name);
        }
        else
        {
            known.Add(name.Value, name);
        }

        return true;
    }
}
