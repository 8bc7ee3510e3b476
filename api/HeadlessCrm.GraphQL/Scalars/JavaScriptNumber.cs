using System.Globalization;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>
/// Numbers as text and back by the rules of ECMAScript (Number::toString, StringToNumber), which messages and lenient
/// conversions of the reference implementation follow.
/// </summary>
internal static class JavaScriptNumber
{
    private const int MostPlainDigits = 21;
    private const int LeastPlainExponent = -6;

    // WhiteSpace and LineTerminator of ECMAScript.
    private const string Blanks =
        " \t\n\v\f\r\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A" +
        "\u2028\u2029\u202F\u205F\u3000\uFEFF";

    /// <summary>
    /// The shortest digits that read back the same: <c>100</c>, <c>1e+21</c>, <c>1e-7</c>, <c>Infinity</c>.
    /// </summary>
    public static string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }

        if (value == 0)
        {
            return "0";
        }

        var (digits, point) = Decompose(Math.Abs(value).ToString("R", CultureInfo.InvariantCulture));
        return (value < 0 ? "-" : string.Empty) + Layout(digits, point);
    }

    /// <summary>What <c>Number(text)</c> gives; NaN when the text is no number. Blank text is 0.</summary>
    public static double Parse(string text)
    {
        var trimmed = text.AsSpan().Trim(Blanks);
        if (trimmed.IsEmpty)
        {
            return 0;
        }

        if (trimmed.Length > 2 && trimmed[0] == '0' && RadixOf(trimmed[1]) is var radix and not 0)
        {
            return ParseDigits(trimmed[2..], radix);
        }

        return trimmed switch
        {
            "Infinity" or "+Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => ParseDecimal(trimmed),
        };
    }

    private static double ParseDecimal(ReadOnlySpan<char> text)
    {
        const NumberStyles Styles =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return char.IsAsciiDigit(text[^1]) || text[^1] == '.'
            ? double.TryParse(text, Styles, CultureInfo.InvariantCulture, out var value) ? value : double.NaN
            : double.NaN;
    }

    private static int RadixOf(char marker) => marker switch
    {
        'x' or 'X' => 16,
        'o' or 'O' => 8,
        'b' or 'B' => 2,
        _ => 0,
    };

    private static double ParseDigits(ReadOnlySpan<char> digits, int radix)
    {
        var value = 0.0;
        foreach (var digit in digits)
        {
            var worth = char.IsAsciiHexDigit(digit) ? System.Convert.ToInt32(digit.ToString(), 16) : radix;
            if (worth >= radix)
            {
                return double.NaN;
            }

            value = (value * radix) + worth;
        }

        return value;
    }

    // The significant digits, and the place of the decimal point counted from the first of them.
    private static (string Digits, int Point) Decompose(string text)
    {
        var exponent = 0;
        var end = text.IndexOf('E', StringComparison.Ordinal);
        if (end >= 0)
        {
            exponent = int.Parse(text.AsSpan(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..end];
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var point = (dot < 0 ? text.Length : dot) + exponent;
        var all = text.Replace(".", string.Empty, StringComparison.Ordinal);
        var significant = all.TrimStart('0');
        point -= all.Length - significant.Length;
        return (significant.TrimEnd('0'), point);
    }

    private static string Layout(string digits, int point)
    {
        if (point > MostPlainDigits || point <= LeastPlainExponent)
        {
            var exponent = point - 1;
            var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
            return string.Create(
                CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}");
        }

        if (point <= 0)
        {
            return "0." + new string('0', -point) + digits;
        }

        return digits.Length <= point
            ? digits + new string('0', point - digits.Length)
            : $"{digits[..point]}.{digits[point..]}";
    }
}
