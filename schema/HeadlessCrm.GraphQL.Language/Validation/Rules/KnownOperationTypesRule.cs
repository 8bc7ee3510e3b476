using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>The schema has a root type for each operation (section 5.2.1).</summary>
internal sealed class KnownOperationTypesRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.OperationDefinition];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var operation = ((OperationDefinitionNode)node).Operation;
        if (context.Schema.GetRootType(operation) is null)
        {
            context.Report(
                $"The {OperationNames.Of(operation)} operation is not supported by the schema.",
                node);
        }

        return true;
    }
}
