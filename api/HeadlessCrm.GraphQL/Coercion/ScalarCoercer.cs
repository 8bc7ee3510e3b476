using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>A scalar.</summary>
internal sealed class ScalarCoercer(ScalarType type, Scalar scalar) : InputCoercer(type)
{
    public override bool TryRead(ref Utf8JsonReader reader, InputBudget budget, out object? value)
    {
        if (reader.TokenType != JsonTokenType.Null)
        {
            return scalar.TryRead(ref reader, out value);
        }

        value = null;
        return true;
    }

    public override object? CoerceInputValue(JsonElement value, InputValueReport report)
    {
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return null;
        }

        try
        {
            return scalar.ParseValue(value);
        }
        catch (ScalarException misfit)
        {
            report.Add(misfit.Message);
            return null;
        }
    }

    public override LiteralPart Compile(ValueNode literal, VariablePlan variables)
    {
        switch (literal)
        {
            case VariableNode variable:
                return new VariablePart(variables.IndexOf(variable.Name.Value), isNonNull: false);
            case NullValueNode:
                return ConstantPart.OfNull;
            case ListValueNode or ObjectValueNode when VariableReplacement.IsNeeded(literal):
                VariableReplacement.KeepSources(literal, variables);
                return new ScalarPart(scalar, literal);
            default:
                return ParseConstant(literal);
        }
    }

    private ConstantPart ParseConstant(ValueNode literal)
    {
        try
        {
            return new ConstantPart(scalar.ParseLiteral(literal));
        }
        catch (ScalarException)
        {
            return ConstantPart.OfMisfit;
        }
    }
}
