using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

internal sealed class FloatScalar : Scalar<double>
{
    public override string Name => "Float";

    public override object ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble())
            ? value.GetDouble()
            : throw new ScalarException($"Float cannot represent non numeric value: {ValueText.Quote(value)}");

    public override object ParseLiteral(ValueNode literal)
    {
        BuiltInLiterals.Require(literal, BuiltInScalars.Float);
        var digits = literal is IntValueNode integer ? integer.Value : ((FloatValueNode)literal).Value;
        var number = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number)
            ? number
            : throw new ScalarException($"Float cannot represent non numeric value: {digits}");
    }

    public override bool TryRead(ref Utf8JsonReader reader, [NotNullWhen(true)] out object? value)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) && double.IsFinite(number))
        {
            value = number;
            return true;
        }

        value = null;
        return false;
    }

    public override void Write(double value, ResponseWriter writer)
    {
        if (!double.IsFinite(value))
        {
            throw new ScalarException($"Float cannot represent non numeric value: {ValueText.Quote(value)}");
        }

        writer.WriteDouble(value);
    }

    public override void WriteObject(object value, ResponseWriter writer) =>
        LenientSerialization.WriteFloat(value, writer);
}
