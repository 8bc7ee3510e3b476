using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>Exact decimal numbers; trailing zeros are kept.</summary>
internal sealed class DecimalScalar() : TextScalar<decimal>(
    "Decimal",
    "a decimal number of at most 28 significant digits as a string, such as \"1234.50\"")
{
    private const int LongestForm = 31;

    public override void Write(decimal value, ResponseWriter writer) =>
        writer.WriteFormatted(value, default, LongestForm);

    public override void WriteObject(object value, ResponseWriter writer) =>
        Write(value is int or long ? Convert.ToDecimal(value, CultureInfo.InvariantCulture) : Require(value), writer);

    protected override bool TryParse(string text, [NotNullWhen(true)] out decimal value) => TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, out value);

    protected override bool TryParseNumber(string digits, [NotNullWhen(true)] out decimal value) => TryParse(
        digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, out value);

    private static bool TryParse(string text, NumberStyles styles, out decimal value)
    {
        value = 0;
        return text.Length > 0
            && char.IsAsciiDigit(text[^1])
            && (char.IsAsciiDigit(text[0]) || (text[0] == '-' && text.Length > 1 && char.IsAsciiDigit(text[1])))
            && decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out value)
            && IsExact(text, value);
    }

    // The library rounds what has too many digits; an amount is not rounded behind the caller's back.
    private static bool IsExact(string text, decimal value)
    {
        var end = text.IndexOfAny(['e', 'E']);
        var mantissa = Significant(end < 0 ? text : text[..end]);
        return mantissa == Significant(value.ToString(CultureInfo.InvariantCulture));
    }

    private static string Significant(string number)
    {
        var digits = number.Replace(".", string.Empty, StringComparison.Ordinal).TrimStart('-', '0');
        return digits.TrimEnd('0');
    }

    private decimal Require(object value) => value is decimal exact
        ? exact
        : throw new ScalarException($"{Name} cannot represent a value of CLR type {value.GetType().Name}.");
}
