using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Fragments are on objects, interfaces and unions (section 5.5.1.3).</summary>
internal sealed class FragmentsOnCompositeTypesRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.InlineFragment, SyntaxKind.FragmentDefinition];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var fragment = node as FragmentDefinitionNode;
        var condition = fragment is null ? ((InlineFragmentNode)node).TypeCondition : fragment.TypeCondition;
        if (condition is not null && context.Schema.GetType(condition.Name.Value) is { IsComposite: false } type)
        {
            var name = fragment is null ? string.Empty : $" \"{fragment.Name.Value}\"";
            context.Report($"Fragment{name} cannot condition on non composite type \"{type.Name}\".", condition);
        }

        return true;
    }
}
