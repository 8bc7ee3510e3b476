using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Labels of @defer and @stream are literals, each used once in the document.</summary>
internal sealed class DeferStreamDirectiveLabelRule : ValidationRule
{
    private Dictionary<string, DirectiveNode>? known;

    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.Directive];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var directive = (DirectiveNode)node;
        if (directive.Name.Value is not (DeferStream.Defer or DeferStream.Stream))
        {
            return true;
        }

        switch (DeferStream.FindValue(directive, "label"))
        {
            case null or NullValueNode:
                break;
            case StringValueNode label:
                CheckUnique(context, directive, label.Value);
                break;
            default:
                context.Report($"Argument \"@{directive.Name.Value}(label:)\" must be a static string.", directive);
                break;
        }

        return true;
    }

    private void CheckUnique(ValidationContext context, DirectiveNode directive, string label)
    {
        known ??= new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        if (known.TryGetValue(label, out var first))
        {
            context.Report(
                "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all Defer/Stream " +
                "directive usages.",
                first,
                directive);
        }
        else
        {
            known.Add(label, directive);
        }
    }
}
