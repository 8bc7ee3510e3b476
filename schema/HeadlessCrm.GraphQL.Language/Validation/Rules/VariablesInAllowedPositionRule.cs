using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Variables are used where their type fits (section 5.8.5).</summary>
internal sealed class VariablesInAllowedPositionRule : ValidationRule
{
    public override IReadOnlyList<SyntaxKind> Leaves => [SyntaxKind.OperationDefinition];

    public override void Leave(ValidationContext context, SyntaxNode node)
    {
        var operation = (OperationDefinitionNode)node;
        var usages = context.VariableUsages.GetRecursive(operation);
        if (usages.Count == 0)
        {
            return;
        }

        var definitions = new Dictionary<string, VariableDefinitionNode>(StringComparer.Ordinal);
        foreach (var definition in operation.VariableDefinitions)
        {
            definitions[definition.Variable.Name.Value] = definition;
        }

        // Types of variables are resolved once, not once for each use.
        var types = new Dictionary<VariableDefinitionNode, SchemaType?>();
        foreach (var usage in usages)
        {
            var definition = usage.FragmentVariable;
            if (usage.Type is null
                || (definition is null && !definitions.TryGetValue(usage.Node.Name.Value, out definition)))
            {
                continue;
            }

            if (!types.TryGetValue(definition, out var type))
            {
                types[definition] = type = TypeReferences.Resolve(context.Schema, definition.Type);
            }

            if (type is not null)
            {
                Check(context, usage, definition, type);
            }
        }
    }

    private static void Check(
        ValidationContext context, VariableUsage usage, VariableDefinitionNode definition, SchemaType type)
    {
        var name = usage.Node.Name.Value;
        if (!IsVariableUsageAllowed(context.Schema, usage, definition, type))
        {
            context.Report(
                $"Variable \"${name}\" of type \"{type}\" used in position expecting type \"{usage.Type}\".",
                definition,
                usage.Node);
        }

        if (usage.ParentType is InputObjectType { IsOneOf: true } oneOf && type.IsNullable)
        {
            context.Report(
                $"Variable \"${name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input " +
                $"Object \"{oneOf}\".",
                definition,
                usage.Node);
        }
    }

    private static bool IsVariableUsageAllowed(
        Schema schema, VariableUsage usage, VariableDefinitionNode definition, SchemaType type)
    {
        if (usage.Type is not NonNullType expected || type is NonNullType)
        {
            return TypeReferences.IsSubType(schema, type, usage.Type!);
        }

        return (usage.DefaultValue is not null || definition.DefaultValue is not (null or NullValueNode))
            && TypeReferences.IsSubType(schema, type, expected.Nullable);
    }
}
