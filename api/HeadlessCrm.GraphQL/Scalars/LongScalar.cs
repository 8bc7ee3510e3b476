using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Validation;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>Signed 64-bit integers: JSON numbers, or strings of digits from clients that know doubles only.</summary>
internal sealed class LongScalar : Scalar<long>
{
    private const double MostExactInteger = 9007199254740991;

    public override string Name => "Long";

    public override object ParseValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var integer) => integer,
        JsonValueKind.Number when TryTruncate(value.GetDouble(), out var integer) => integer,
        JsonValueKind.String when TryParse(JsonText.Of(value), out var integer) => integer,
        _ => throw Misfit(ValueText.Quote(value)),
    };

    public override object ParseLiteral(ValueNode literal) => literal switch
    {
        IntValueNode digits when TryParse(digits.Value, out var integer) => integer,
        StringValueNode digits when TryParse(digits.Value, out var integer) => integer,
        _ => throw Misfit(ErrorText.Quote(literal)),
    };

    public override bool TryRead(ref Utf8JsonReader reader, [NotNullWhen(true)] out object? value)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var integer))
        {
            value = integer;
            return true;
        }

        return base.TryRead(ref reader, out value);
    }

    public override void Write(long value, ResponseWriter writer) => writer.WriteInt64(value);

    public override void WriteObject(object value, ResponseWriter writer) => Write(
        value switch
        {
            long integer => integer,
            int or uint or short or ushort or byte or sbyte => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            _ => throw new ScalarException($"{Name} cannot represent a value of CLR type {value.GetType().Name}."),
        },
        writer);

    private static bool TryParse(string digits, out long value) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    // 1.0 and 1e3 are integers in JSON; past 2^53 such a form no longer says which.
    private static bool TryTruncate(double number, out long value)
    {
        var fits = double.IsInteger(number) && Math.Abs(number) <= MostExactInteger;
        value = fits ? (long)number : 0;
        return fits;
    }

    private static ScalarException Misfit(string quoted) =>
        new($"Long cannot represent value: {quoted}. Expected an integer of at most 64 bits.");
}
