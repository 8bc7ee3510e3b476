using System.Diagnostics.CodeAnalysis;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>Moments, RFC 3339 <c>date-time</c>.</summary>
internal sealed class DateTimeScalar()
    : TextScalar<DateTimeOffset>("DateTime", "an RFC 3339 date-time with an offset, such as 2026-09-03T14:30:00Z")
{
    private const int TicksDigits = 7;

    public override void Write(DateTimeOffset value, ResponseWriter writer)
    {
        Span<byte> text = stackalloc byte[28];
        var moment = value.UtcDateTime;
        Digits(text, 0, 4, moment.Year);
        text[4] = (byte)'-';
        Digits(text, 5, 2, moment.Month);
        text[7] = (byte)'-';
        Digits(text, 8, 2, moment.Day);
        text[10] = (byte)'T';
        Digits(text, 11, 2, moment.Hour);
        text[13] = (byte)':';
        Digits(text, 14, 2, moment.Minute);
        text[16] = (byte)':';
        Digits(text, 17, 2, moment.Second);
        var length = WriteFraction(text, (int)(moment.Ticks % TimeSpan.TicksPerSecond));
        text[length++] = (byte)'Z';
        writer.WriteAsciiString(text[..length]);
    }

    protected override bool TryParse(string text, [NotNullWhen(true)] out DateTimeOffset value)
    {
        value = default;
        var rest = text.AsSpan();
        if (rest.Length < 20 || rest[10] is not ('T' or 't') || !Rfc3339.TryParseDate(rest[..10], out var date)
            || !Rfc3339.TryParseTime(ref rest, out var ticks, out var isLeapSecond)
            || !Rfc3339.TryParseOffset(rest, out var offset))
        {
            return false;
        }

        var utc = date.ToDateTime(TimeOnly.MinValue).Ticks + ticks - offset;
        if (utc < System.DateTime.MinValue.Ticks || utc > System.DateTime.MaxValue.Ticks)
        {
            return false;
        }

        // A leap second ends a day of UTC; the clock here knows none, so it is the moment after, as in POSIX time.
        value = new DateTimeOffset(utc, TimeSpan.Zero);
        return !isLeapSecond || value.TimeOfDay < TimeSpan.FromSeconds(1);
    }

    private static int WriteFraction(Span<byte> text, int ticks)
    {
        if (ticks == 0)
        {
            return 19;
        }

        text[19] = (byte)'.';
        Digits(text, 20, TicksDigits, ticks);
        var length = 20 + TicksDigits;
        while (text[length - 1] == (byte)'0')
        {
            length--;
        }

        return length;
    }

    private static void Digits(Span<byte> text, int start, int count, int value)
    {
        for (var i = start + count - 1; i >= start; i--)
        {
            text[i] = (byte)('0' + (value % 10));
            value /= 10;
        }
    }
}
