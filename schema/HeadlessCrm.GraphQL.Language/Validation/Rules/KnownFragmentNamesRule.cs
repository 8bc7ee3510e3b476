using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Fragments that are spread exist (section 5.5.2.1).</summary>
internal sealed class KnownFragmentNamesRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.FragmentSpread];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var name = ((FragmentSpreadNode)node).Name;
        if (context.GetFragment(name.Value) is null)
        {
            context.Report($"Unknown fragment \"{name.Value}\".", name);
        }

        return true;
    }
}
