using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Leaves have no selections, all else has them (section 5.3.3).</summary>
internal sealed class ScalarLeafsRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.Field];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        if (context.Position.Type is not { } type)
        {
            return true;
        }

        var field = (FieldNode)node;
        var name = field.Name.Value;
        if (type.IsLeaf)
        {
            if (field.SelectionSet is not null)
            {
                context.Report(
                    $"Field \"{name}\" must not have a selection since type \"{type}\" has no subfields.",
                    field.SelectionSet);
            }
        }
        else if (field.SelectionSet is null)
        {
            context.Report(
                $"Field \"{name}\" of type \"{type}\" must have a selection of subfields. " +
                $"Did you mean \"{name} {{ ... }}\"?",
                field);
        }
        else if (field.SelectionSet.Selections.IsEmpty && !context.AllowEmptySelectionSets)
        {
            context.Report($"Field \"{name}\" of type \"{type}\" must have at least one field selected.", field);
        }

        return true;
    }
}
