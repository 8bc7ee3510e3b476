using System.Globalization;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>Literals of scalars and enums.</summary>
internal static class LeafLiterals
{
    // -2147483648 has eleven characters; longer ones are out of range without being read.
    private const int MaxIntLength = 11;

    /// <summary>Why a literal is no value of a leaf type, or null when it is one.</summary>
    public static string? FindFault(
        ValueNode value,
        SchemaType type,
        bool hideSuggestions,
        Func<ScalarType, IScalarLiteral?>? scalarLiterals) => type switch
        {
            EnumType enumType => FindEnumFault(value, enumType, hideSuggestions),
            ScalarType { IsBuiltIn: true } scalar =>
                FindBuiltInFault(value, scalar.Name) ?? scalarLiterals?.Invoke(scalar)?.FindFault(value),
            ScalarType scalar => scalarLiterals?.Invoke(scalar)?.FindFault(value),
            _ => null,
        };

    private static string? FindBuiltInFault(ValueNode value, string name) => name switch
    {
        "Int" => FindIntFault(value),
        "Float" => value is FloatValueNode or IntValueNode
            ? null
            : "Float cannot represent non numeric value: " + Quote(value),
        "String" => value is StringValueNode
            ? null
            : "String cannot represent a non string value: " + Quote(value),
        "Boolean" => value is BooleanValueNode
            ? null
            : "Boolean cannot represent a non boolean value: " + Quote(value),
        _ => value is StringValueNode or IntValueNode
            ? null
            : "ID cannot represent a non-string and non-integer value: " + Quote(value),
    };

    private static string? FindIntFault(ValueNode value)
    {
        if (value is not IntValueNode literal)
        {
            return "Int cannot represent non-integer value: " + Quote(value);
        }

        return literal.Value.Length <= MaxIntLength
            && int.TryParse(literal.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                ? null
                : "Int cannot represent non 32-bit signed integer value: " + literal.Value;
    }

    private static string? FindEnumFault(ValueNode value, EnumType type, bool hideSuggestions)
    {
        if (value is EnumValueNode literal && type.GetValue(literal.Value) is not null)
        {
            return null;
        }

        var text = Quote(value);
        var message = value is EnumValueNode
            ? $"Value \"{text}\" does not exist in \"{type.Name}\" enum."
            : $"Enum \"{type.Name}\" cannot represent non-enum value: {text}.";
        return hideSuggestions
            ? message
            : message + Suggestions.DidYouMean(text, type.Values.Select(static known => known.Name), "the enum value");
    }

    private static string Quote(ValueNode value) => ErrorText.Quote(AbsentVariables.Remove(value));
}
