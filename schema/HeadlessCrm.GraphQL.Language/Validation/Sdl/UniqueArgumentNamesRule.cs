using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>Each argument is given once.</summary>
internal sealed class UniqueArgumentNamesRule(SdlValidationContext context) : SdlRule(context)
{
    public override bool Visits(SyntaxKind kind) => kind is SyntaxKind.Field or SyntaxKind.Directive;

    public override void Enter(SyntaxNode node)
    {
        var arguments = ArgumentsOf(node);
        if (arguments.Length < 2)
        {
            return;
        }

        var names = arguments.Select(argument => argument.Name);
        foreach (var same in names.GroupBy(name => name.Value, StringComparer.Ordinal))
        {
            if (same.Skip(1).Any())
            {
                Report($"There can be only one argument named \"{same.Key}\".", same);
            }
        }
    }

    private static ImmutableArray<ArgumentNode> ArgumentsOf(SyntaxNode node) =>
        node is FieldNode field ? field.Arguments : ((DirectiveNode)node).Arguments;
}
