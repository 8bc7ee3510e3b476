using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

internal sealed class IntScalar : Scalar<int>
{
    public override string Name => "Int";

    public override object ParseValue(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !double.IsInteger(value.GetDouble()))
        {
            throw new ScalarException($"Int cannot represent non-integer value: {ValueText.Quote(value)}");
        }

        return value.GetDouble() is >= int.MinValue and <= int.MaxValue and var number
            ? Boxes.Int((int)number)
            : throw new ScalarException(
                $"Int cannot represent non 32-bit signed integer value: {ValueText.Quote(value)}");
    }

    public override object ParseLiteral(ValueNode literal)
    {
        BuiltInLiterals.Require(literal, BuiltInScalars.Int);
        return Boxes.Int(int.Parse(
            ((IntValueNode)literal).Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    public override bool TryRead(ref Utf8JsonReader reader, [NotNullWhen(true)] out object? value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.Number)
        {
            return false;
        }

        // 1.0 and 1e2 are integers too: JSON knows one kind of number.
        if (reader.TryGetInt32(out var integer)
            || (reader.TryGetDouble(out var number) && TryTruncate(number, out integer)))
        {
            value = Boxes.Int(integer);
            return true;
        }

        return false;
    }

    public override void Write(int value, ResponseWriter writer) => writer.WriteInt64(value);

    public override void WriteObject(object value, ResponseWriter writer) =>
        LenientSerialization.WriteInt(value, writer);

    private static bool TryTruncate(double number, out int integer)
    {
        var fits = double.IsInteger(number) && number is >= int.MinValue and <= int.MaxValue;
        integer = fits ? (int)number : 0;
        return fits;
    }
}
