using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>No argument is given twice (section 5.4.2).</summary>
internal sealed class UniqueArgumentNamesRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.Field, SyntaxKind.Directive];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var arguments = node is FieldNode field ? field.Arguments : ((DirectiveNode)node).Arguments;
        if (arguments.Length > 1)
        {
            Check(context, arguments);
        }

        return true;
    }

    private static void Check(ValidationContext context, ImmutableArray<ArgumentNode> arguments) =>
        DuplicateNames.ForEach(
            arguments,
            static argument => argument.Name,
            (name, nodes) => context.Report(
                new GraphQLError($"There can be only one argument named \"{name}\".", nodes)));
}
