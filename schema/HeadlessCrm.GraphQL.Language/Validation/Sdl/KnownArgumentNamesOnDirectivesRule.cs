using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>Applied directives are given only arguments they define.</summary>
internal sealed class KnownArgumentNamesOnDirectivesRule(SdlValidationContext context) : SdlRule(context)
{
    public override bool Visits(SyntaxKind kind) => kind is SyntaxKind.Directive;

    public override void Enter(SyntaxNode node)
    {
        var directive = (DirectiveNode)node;
        if (!Context.Directives.TryGetValue(directive.Name.Value, out var signature))
        {
            return;
        }

        foreach (var argument in directive.Arguments)
        {
            var name = argument.Name.Value;
            if (!signature.ArgumentNames.Contains(name))
            {
                Report(
                    $"Unknown argument \"{name}\" on directive \"@{directive.Name.Value}\"." +
                    Context.DidYouMean(name, signature.ArgumentNames),
                    argument);
            }
        }
    }
}
