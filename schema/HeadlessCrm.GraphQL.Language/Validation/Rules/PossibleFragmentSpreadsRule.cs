using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>A fragment is spread only where its type can occur (section 5.5.2.3).</summary>
internal sealed class PossibleFragmentSpreadsRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.InlineFragment, SyntaxKind.FragmentSpread];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var parentType = context.Position.ParentType;
        var spread = node as FragmentSpreadNode;
        var fragmentType = spread is null ? context.Position.Type as CompositeType : TypeOf(context, spread);
        if (parentType is not null
            && fragmentType is not null
            && !TypeReferences.Overlap(context.Schema, fragmentType, parentType))
        {
            var name = spread is null ? string.Empty : $" \"{spread.Name.Value}\"";
            context.Report(
                $"Fragment{name} cannot be spread here as objects of type \"{parentType}\" can never be of type " +
                $"\"{fragmentType}\".",
                node);
        }

        return true;
    }

    private static CompositeType? TypeOf(ValidationContext context, FragmentSpreadNode spread) =>
        context.GetFragment(spread.Name.Value) is { } fragment
            ? context.Schema.GetType(fragment.TypeCondition.Name.Value) as CompositeType
            : null;
}
