using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>A type that is never null.</summary>
internal sealed class NonNullCoercer(NonNullType type, InputCoercer nullable) : InputCoercer(type)
{
    public override bool TryRead(ref Utf8JsonReader reader, InputBudget budget, out object? value)
    {
        if (reader.TokenType != JsonTokenType.Null)
        {
            return nullable.TryRead(ref reader, budget, out value);
        }

        value = null;
        return false;
    }

    public override object? CoerceInputValue(JsonElement value, InputValueReport report)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Undefined:
                report.Add($"Expected a value of non-null type \"{Type}\" to be provided.");
                return null;
            case JsonValueKind.Null:
                report.Add($"Expected value of non-null type \"{Type}\" not to be null.");
                return null;
            default:
                return nullable.CoerceInputValue(value, report);
        }
    }

    public override LiteralPart Compile(ValueNode literal, VariablePlan variables) => literal switch
    {
        VariableNode variable => new VariablePart(variables.IndexOf(variable.Name.Value), isNonNull: true),
        NullValueNode => ConstantPart.OfMisfit,
        _ => nullable.Compile(literal, variables),
    };
}
