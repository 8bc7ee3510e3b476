using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Only lists are streamed.</summary>
internal sealed class StreamDirectiveOnListFieldRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.Directive];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        if (((DirectiveNode)node).Name.Value == DeferStream.Stream
            && context.Position is { Field: { } field, ParentType: { } parentType }
            && field.Type.Nullable is not ListType)
        {
            context.Report(
                $"Directive \"@stream\" cannot be used on non-list field \"{parentType}.{field.Name}\".",
                node);
        }

        return true;
    }
}
