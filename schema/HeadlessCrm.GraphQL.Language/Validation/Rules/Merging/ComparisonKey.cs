using System.Runtime.CompilerServices;
using System.Text;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Printing;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

/// <summary>
/// A text that two literals share exactly when they are the same (<see cref="LiteralComparison"/>). It has the form of
/// the reference's (JSON arrays of kind and value), because the length of it decides how a spread is quoted in errors.
/// </summary>
internal static class ComparisonKey
{
    public static string Of(ValueNode value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, ValueNode value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        text.Append('[').Append('"').Append(value.Kind).Append('"').Append(',');
        switch (value)
        {
            case VariableNode variable:
                text.Append('"').Append(variable.Name.Value).Append('"');
                break;
            case ListValueNode list:
                WriteAll(text, list.Values, Write);
                break;
            case ObjectValueNode literal:
                WriteAll(
                    text,
                    literal.Fields.OrderBy(static field => field.Name.Value, StringComparer.Ordinal),
                    static (text, field) =>
                    {
                        text.Append("[\"").Append(field.Name.Value).Append("\",");
                        Write(text, field.Value);
                        text.Append(']');
                    });
                break;
            case StringValueNode literal:
                text.Append(QuotedString.Print(literal.Value)).Append(',').Append(literal.Block ? "true" : "false");
                break;
            case IntValueNode literal:
                text.Append('"').Append(literal.Value).Append('"');
                break;
            case FloatValueNode literal:
                text.Append('"').Append(literal.Value).Append('"');
                break;
            case EnumValueNode literal:
                text.Append('"').Append(literal.Value).Append('"');
                break;
            case BooleanValueNode literal:
                text.Append(literal.Value ? "true" : "false");
                break;
            default:
                text.Append("null");
                break;
        }

        text.Append(']');
    }

    private static void WriteAll<T>(StringBuilder text, IEnumerable<T> items, Action<StringBuilder, T> write)
    {
        text.Append('[');
        var separator = string.Empty;
        foreach (var item in items)
        {
            text.Append(separator);
            write(text, item);
            separator = ",";
        }

        text.Append(']');
    }
}
