using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Variables that are used are declared by the operation (section 5.8.3).</summary>
internal sealed class NoUndefinedVariablesRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.OperationDefinition];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var operation = (OperationDefinitionNode)node;
        var usages = context.VariableUsages.GetRecursive(operation);
        if (usages.Count == 0)
        {
            return true;
        }

        var declared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var definition in operation.VariableDefinitions)
        {
            declared.Add(definition.Variable.Name.Value);
        }

        foreach (var usage in usages)
        {
            var name = usage.Node.Name.Value;
            if (usage.FragmentVariable is null && !declared.Contains(name))
            {
                context.Report(
                    operation.Name is null
                        ? $"Variable \"${name}\" is not defined."
                        : $"Variable \"${name}\" is not defined by operation \"{operation.Name.Value}\".",
                    usage.Node,
                    operation);
            }
        }

        return true;
    }
}
