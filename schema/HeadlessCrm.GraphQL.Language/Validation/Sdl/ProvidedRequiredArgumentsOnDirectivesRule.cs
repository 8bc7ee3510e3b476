using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>Applied directives are given every argument that has a non-null type and no default.</summary>
internal sealed class ProvidedRequiredArgumentsOnDirectivesRule(SdlValidationContext context) : SdlRule(context)
{
    public override bool Visits(SyntaxKind kind) => kind is SyntaxKind.Directive;

    public override void Leave(SyntaxNode node)
    {
        var directive = (DirectiveNode)node;
        if (!Context.Directives.TryGetValue(directive.Name.Value, out var signature) ||
            signature.RequiredArguments.IsEmpty)
        {
            return;
        }

        var provided =
            new HashSet<string>(directive.Arguments.Select(argument => argument.Name.Value), StringComparer.Ordinal);
        foreach (var (name, type) in signature.RequiredArguments)
        {
            if (!provided.Contains(name))
            {
                Report(
                    $"Argument \"@{directive.Name.Value}({name}:)\" of type \"{type}\" is required, " +
                    "but it was not provided.",
                    directive);
            }
        }
    }
}
