using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>
/// Puts what the caller gave for variables into a literal, for custom scalars: those read a literal as a whole, so they
/// cannot take coerced values.
/// </summary>
internal static class VariableReplacement
{
    /// <summary>Whether a literal holds a variable.</summary>
    public static bool IsNeeded(ValueNode literal)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return literal switch
        {
            VariableNode => true,
            ListValueNode list => list.Values.Any(IsNeeded),
            ObjectValueNode fields => fields.Fields.Any(field => IsNeeded(field.Value)),
            _ => false,
        };
    }

    /// <summary>Makes requests keep the JSON of the variables a literal holds.</summary>
    public static void KeepSources(ValueNode literal, VariablePlan variables)
    {
        switch (literal)
        {
            case VariableNode variable:
                variables.KeepSource(variable.Name.Value);
                break;
            case ListValueNode list:
                foreach (var element in list.Values)
                {
                    KeepSources(element, variables);
                }

                break;
            case ObjectValueNode fields:
                foreach (var field in fields.Fields)
                {
                    KeepSources(field.Value, variables);
                }

                break;
            default:
                break;
        }
    }

    /// <summary>The literal with a literal in place of each variable; null for one that is absent.</summary>
    public static ValueNode Replace(ValueNode literal, VariableValues variables) => literal switch
    {
        VariableNode variable => variables.LiteralOf(variable.Name.Value) ?? new NullValueNode(variable.Span),
        ListValueNode list => new ListValueNode(list.Span, [.. list.Values.Select(item => Replace(item, variables))]),
        ObjectValueNode fields => new ObjectValueNode(
            fields.Span,
            [.. fields.Fields
                .Where(field => !IsAbsent(field.Value, variables))
                .Select(field => new ObjectFieldNode(field.Span, field.Name, Replace(field.Value, variables)))]),
        _ => literal,
    };

    private static bool IsAbsent(ValueNode value, VariableValues variables) =>
        value is VariableNode variable && variables.LiteralOf(variable.Name.Value) is null;
}
