using System.Buffers;
using System.Globalization;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>Reads one duration from left to right.</summary>
internal ref struct IsoDurationParser(ReadOnlySpan<char> text)
{
    private const string DateUnits = "YMWD";
    private const string TimeUnits = "HMS";
    private const int MostDigits = 20;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.,");

    private ReadOnlySpan<char> rest = text;
    private int years;
    private int months;
    private long days;
    private decimal ticks;

    public bool TryParse(out IsoDuration duration)
    {
        duration = default;
        var isNegative = TryTake('-');
        if (!isNegative)
        {
            TryTake('+');
        }

        if (!TryTake('P') || rest.IsEmpty || !TryParseUnits(DateUnits, isTime: false))
        {
            return false;
        }

        if (TryTake('T') && (rest.IsEmpty || !TryParseUnits(TimeUnits, isTime: true)))
        {
            return false;
        }

        if (!rest.IsEmpty || days > int.MaxValue || ticks > long.MaxValue)
        {
            return false;
        }

        duration = new IsoDuration(years, months, (int)days, new TimeSpan((long)ticks));
        duration = isNegative ? duration.Negate() : duration;
        return true;
    }

    // Units come in their order, each at most once; only the last part of the time may have a fraction.
    private bool TryParseUnits(string units, bool isTime)
    {
        var next = 0;
        while (!rest.IsEmpty && rest[0] != 'T')
        {
            var length = rest.IndexOfAnyExcept(NumberCharacters);
            if (length is <= 0 or > MostDigits || !TryParseNumber(rest[..length], out var number, out var isFraction))
            {
                return false;
            }

            var unit = rest[length];
            var at = units.IndexOf(unit, next);
            rest = rest[(length + 1)..];
            if (at < 0 || (isFraction && !(isTime && rest.IsEmpty)) || !TryAdd(unit, number, isTime))
            {
                return false;
            }

            next = at + 1;
        }

        return true;
    }

    private bool TryAdd(char unit, decimal number, bool isTime)
    {
        if (number > int.MaxValue && unit != 'S')
        {
            return false;
        }

        switch (unit)
        {
            case 'Y': years = (int)number; break;
            case 'W': days += (long)number * 7; break;
            case 'D': days += (long)number; break;
            case 'H': ticks += number * TimeSpan.TicksPerHour; break;
            case 'S': ticks += number * TimeSpan.TicksPerSecond; break;
            case 'M' when isTime: ticks += number * TimeSpan.TicksPerMinute; break;
            default: months = (int)number; break;
        }

        return true;
    }

    private static bool TryParseNumber(ReadOnlySpan<char> text, out decimal number, out bool isFraction)
    {
        var comma = text.IndexOfAny('.', ',');
        isFraction = comma >= 0;
        number = 0;
        if (!isFraction)
        {
            return decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        }

        // ISO 8601 prefers the comma and allows the point; both sides have digits.
        return comma > 0
            && comma < text.Length - 1
            && text[(comma + 1)..].IndexOfAny('.', ',') < 0
            && decimal.TryParse(
                $"{text[..comma]}.{text[(comma + 1)..]}",
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out number);
    }

    private bool TryTake(char expected)
    {
        if (rest.IsEmpty || rest[0] != expected)
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }
}
