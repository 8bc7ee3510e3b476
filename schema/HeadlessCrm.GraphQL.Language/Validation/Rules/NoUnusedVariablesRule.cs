using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Variables that are declared are used (section 5.8.4).</summary>
internal sealed class NoUnusedVariablesRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.OperationDefinition, SyntaxKind.FragmentDefinition];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var definition = (ExecutableDefinitionNode)node;
        if (definition.VariableDefinitions.IsEmpty)
        {
            return true;
        }

        var used = new HashSet<string>(StringComparer.Ordinal);
        if (definition is OperationDefinitionNode operation)
        {
            foreach (var usage in context.VariableUsages.GetRecursive(operation))
            {
                if (usage.FragmentVariable is null)
                {
                    used.Add(usage.Node.Name.Value);
                }
            }

            var where = operation.Name is null ? "." : $" in operation \"{operation.Name.Value}\".";
            Report(context, definition, used, where);
        }
        else
        {
            foreach (var usage in context.VariableUsages.Get(definition))
            {
                used.Add(usage.Node.Name.Value);
            }

            Report(context, definition, used, $" in fragment \"{((FragmentDefinitionNode)definition).Name.Value}\".");
        }

        return true;
    }

    private static void Report(
        ValidationContext context, ExecutableDefinitionNode definition, HashSet<string> used, string where)
    {
        foreach (var variable in definition.VariableDefinitions)
        {
            if (!used.Contains(variable.Variable.Name.Value))
            {
                context.Report($"Variable \"${variable.Variable.Name.Value}\" is never used" + where, variable);
            }
        }
    }
}
