using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>
/// An ISO 8601 duration whose calendar units stay what they are: a month is a month, not thirty days, until it is added
/// to a date. All parts have one sign.
/// </summary>
/// <param name="Years">Years.</param>
/// <param name="Months">Months.</param>
/// <param name="Days">Days of the calendar; a week is seven.</param>
/// <param name="Time">Hours, minutes and seconds, to 100 nanoseconds.</param>
public readonly record struct IsoDuration(int Years, int Months, int Days, TimeSpan Time)
{
    /// <summary>A duration of days.</summary>
    public static IsoDuration FromDays(int days) => new(0, 0, days, TimeSpan.Zero);

    /// <summary>A duration of months.</summary>
    public static IsoDuration FromMonths(int months) => new(0, months, 0, TimeSpan.Zero);

    /// <summary>A duration of exact time.</summary>
    public static IsoDuration FromTime(TimeSpan time) => new(0, 0, 0, time);

    /// <summary>
    /// Reads <c>P1Y2M3W4DT5H6M7.5S</c>, parts left out at will, a fraction on the last time part, a sign before P.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out IsoDuration duration) =>
        new IsoDurationParser(text).TryParse(out duration);

    /// <summary>Reads a duration.</summary>
    /// <exception cref="FormatException">The text is no ISO 8601 duration, or one out of range.</exception>
    public static IsoDuration Parse(string text) => TryParse(text, out var duration)
        ? duration
        : throw new FormatException($"\"{text}\" is no ISO 8601 duration. Write one such as P180D or PT1H30M.");

    /// <summary>
    /// The moment this much later, in the moment's own offset: months and years first (the day cut to the month's
    /// last), then days, then time.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment would lie outside the years 1 to 9999.</exception>
    public DateTimeOffset AddTo(DateTimeOffset moment) =>
        moment.AddMonths(checked((Years * 12) + Months)).AddDays(Days).Add(Time);

    /// <summary>The moment this much earlier; in the order of <see cref="AddTo"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment would lie outside the years 1 to 9999.</exception>
    public DateTimeOffset SubtractFrom(DateTimeOffset moment) => Negate().AddTo(moment);

    /// <summary>The same length the other way.</summary>
    public IsoDuration Negate() => new(-Years, -Months, -Days, -Time);

    /// <summary>The shortest ISO 8601 form with the same parts; <c>PT0S</c> for nothing.</summary>
    public override string ToString()
    {
        if (this == default)
        {
            return "PT0S";
        }

        var isNegative = Years < 0 || Months < 0 || Days < 0 || Time < TimeSpan.Zero;
        var text = new StringBuilder(isNegative ? "-P" : "P");
        Append(text, Years, 'Y');
        Append(text, Months, 'M');
        Append(text, Days, 'D');
        if (Time != TimeSpan.Zero)
        {
            text.Append('T');
            Append(text, Time.Ticks / TimeSpan.TicksPerHour, 'H');
            Append(text, Time.Minutes, 'M');
            AppendSeconds(text, Time.Ticks % TimeSpan.TicksPerMinute);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, long value, char unit)
    {
        if (value != 0)
        {
            text.Append(Math.Abs(value)).Append(unit);
        }
    }

    private static void AppendSeconds(StringBuilder text, long ticks)
    {
        if (ticks != 0)
        {
            var seconds = Math.Abs((decimal)ticks / TimeSpan.TicksPerSecond);
            text.Append(seconds.ToString("0.#######", CultureInfo.InvariantCulture)).Append('S');
        }
    }
}
