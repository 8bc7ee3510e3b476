using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Directives exist and stand where they may (sections 5.7.1 and 5.7.2).</summary>
internal sealed class KnownDirectivesRule : ValidationRule
{
    private DirectivesInScope? directives;

    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.Directive];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var name = ((DirectiveNode)node).Name.Value;
        directives ??= new DirectivesInScope(context);
        var location = context.Position.DirectiveLocation!;
        switch (directives.IsAllowedAt(name, location))
        {
            case null:
                context.Report($"Unknown directive \"@{name}\".", node);
                break;
            case false:
                context.Report($"Directive \"@{name}\" may not be used on {location}.", node);
                break;
            default:
                break;
        }

        return true;
    }
}
