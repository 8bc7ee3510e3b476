using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>
/// Fields with one response name can be merged (section 5.3.2). A probe that is linear in the document first finds out
/// whether there can be any conflict; only then are fields compared pair by pair, which finds every conflict in the
/// reference's order but takes quadratic time and is therefore bounded.
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule : ValidationRule
{
    private FieldConflictFinder? finder;
    private FragmentScope scope = FragmentScope.None;

    public override IReadOnlyList<SyntaxKind> Enters =>
        [SyntaxKind.Document, SyntaxKind.FragmentDefinition, SyntaxKind.SelectionSet];

    public override IReadOnlyList<SyntaxKind> Leaves => [SyntaxKind.FragmentDefinition];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode:
                if (!new MergeProbe(context).MayConflict())
                {
                    return false;
                }

                finder = new FieldConflictFinder(context);
                break;
            case FragmentDefinitionNode fragment:
                scope = FragmentScope.Of(context.GetFragment(fragment.Name.Value));
                break;
            default:
                Check(context, (SelectionSetNode)node);
                break;
        }

        return true;
    }

    public override void Leave(ValidationContext context, SyntaxNode node) => scope = FragmentScope.None;

    private void Check(ValidationContext context, SelectionSetNode set)
    {
        // Inline fragments are looked at together with what is around them; one selection alone conflicts with nothing.
        if (context.Position.SelectionSetOwner is InlineFragmentNode
            || set.Selections.IsEmpty
            || (set.Selections.Length == 1 && set.Selections[0] is not InlineFragmentNode))
        {
            return;
        }

        foreach (var conflict in finder!.FindWithin(context.Position.ParentType, set, scope))
        {
            context.Report(new GraphQLError(
                $"Fields \"{FieldConflict.Abbreviate(conflict.ResponseName)}\" conflict because {conflict.Reason}. " +
                "Use different aliases on the fields to fetch both if this was intentional.",
                conflict.Fields1.Concat(conflict.Fields2)));
        }
    }
}
