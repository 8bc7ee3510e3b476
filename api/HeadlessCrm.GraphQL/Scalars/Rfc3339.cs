using System.Globalization;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>The parts of RFC 3339 timestamps (section 5.6).</summary>
internal static class Rfc3339
{
    private const int TicksDigits = 7;

    public static bool TryParseDate(ReadOnlySpan<char> text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>
    /// The time of day in ticks of a text "yyyy-MM-ddThh:mm:ss[.digits]offset"; the text is left at the offset. Digits
    /// finer than 100 nanoseconds are cut off.
    /// </summary>
    public static bool TryParseTime(ref ReadOnlySpan<char> text, out long ticks, out bool isLeapSecond)
    {
        ticks = 0;
        isLeapSecond = false;
        if (text[13] != ':' || text[16] != ':'
            || !TryParsePart(text[11..13], 23, out var hours)
            || !TryParsePart(text[14..16], 59, out var minutes)
            || !TryParsePart(text[17..19], 60, out var seconds))
        {
            return false;
        }

        isLeapSecond = seconds == 60;
        ticks = (((hours * 60L) + minutes) * 60 + seconds) * TimeSpan.TicksPerSecond;
        text = text[19..];
        return text[0] != '.' || TryParseFraction(ref text, ref ticks);
    }

    /// <summary>An offset from UTC in ticks: Z or ±hh:mm.</summary>
    public static bool TryParseOffset(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !TryParsePart(text[1..3], 23, out var hours)
            || !TryParsePart(text[4..6], 59, out var minutes))
        {
            return false;
        }

        ticks = ((hours * 60L) + minutes) * TimeSpan.TicksPerMinute * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryParseFraction(ref ReadOnlySpan<char> text, ref long ticks)
    {
        var count = 0;
        var fraction = 0L;
        for (text = text[1..]; !text.IsEmpty && char.IsAsciiDigit(text[0]); text = text[1..])
        {
            if (count++ < TicksDigits)
            {
                fraction = (fraction * 10) + (text[0] - '0');
            }
        }

        for (var i = count; i < TicksDigits; i++)
        {
            fraction *= 10;
        }

        ticks += fraction;
        return count > 0;
    }

    private static bool TryParsePart(ReadOnlySpan<char> digits, int most, out int value)
    {
        value = char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[1])
            ? ((digits[0] - '0') * 10) + digits[1] - '0'
            : int.MaxValue;
        return value <= most;
    }
}
