using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>No two variables of an operation have one name (section 5.8.1).</summary>
internal sealed class UniqueVariableNamesRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.OperationDefinition];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        DuplicateNames.ForEach(
            ((OperationDefinitionNode)node).VariableDefinitions,
            static definition => definition.Variable.Name,
            (name, nodes) => context.Report(
                new GraphQLError($"There can be only one variable named \"${name}\".", nodes)));
        return true;
    }
}
