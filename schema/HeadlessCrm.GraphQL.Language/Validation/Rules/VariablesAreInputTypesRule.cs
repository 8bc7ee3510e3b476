using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Variables are of input types (section 5.8.2).</summary>
internal sealed class VariablesAreInputTypesRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.VariableDefinition];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var variable = (VariableDefinitionNode)node;
        if (TypeReferences.Resolve(context.Schema, variable.Type) is { IsInputType: false } type)
        {
            context.Report(
                $"Variable \"${variable.Variable.Name.Value}\" cannot be non-input type \"{type}\".",
                variable.Type);
        }

        return true;
    }
}
