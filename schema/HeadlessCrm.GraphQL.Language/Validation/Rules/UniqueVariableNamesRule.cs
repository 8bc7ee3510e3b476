using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>No two variables of an operation have one name (section 5.8.1).</summary>
internal sealed class UniqueVariableNamesRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.OperationDefinition];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var definitions = ((OperationDefinitionNode)node).VariableDefinitions;
        if (definitions.Length > 1)
        {
            Check(context, definitions);
        }

        return true;
    }

    private static void Check(ValidationContext context, ImmutableArray<VariableDefinitionNode> definitions) =>
        DuplicateNames.ForEach(
            definitions,
            static definition => definition.Variable.Name,
            (name, nodes) => context.Report(
                new GraphQLError($"There can be only one variable named \"${name}\".", nodes)));
}
