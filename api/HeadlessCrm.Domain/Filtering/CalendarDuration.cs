using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HeadlessCrm.Domain.Filtering;

/// <summary>
/// An ISO 8601 duration such as <c>P180D</c>, <c>P6M</c> or <c>PT36H</c>, never negative. Months stay months: how long
/// they are depends on the moment they are counted back from. Counting is done in UTC.
/// </summary>
/// <param name="Months">Years and months, in months.</param>
/// <param name="Days">Weeks and days, in days.</param>
/// <param name="Time">Hours, minutes and seconds.</param>
public readonly partial record struct CalendarDuration(int Months, int Days, TimeSpan Time)
{
    /// <summary>A duration of days.</summary>
    public static CalendarDuration FromDays(int days) => new(0, days, TimeSpan.Zero);

    /// <summary>The moment this long before another; the beginning of time if that lies further back.</summary>
    public DateTimeOffset Before(DateTimeOffset moment)
    {
        var utc = moment.ToUniversalTime();
        var monthsSinceStart = ((utc.Year - 1) * 12L) + utc.Month - 1;
        if (Months > monthsSinceStart)
        {
            return DateTimeOffset.MinValue;
        }

        var start = utc.AddMonths(-Months);
        var rest = Time + TimeSpan.FromDays(Days);
        return start.UtcTicks < rest.Ticks ? DateTimeOffset.MinValue : start - rest;
    }

    /// <summary>The moment this long after another; the end of time if that lies further on.</summary>
    public DateTimeOffset After(DateTimeOffset moment)
    {
        var utc = moment.ToUniversalTime();
        var monthsToEnd = ((9999 - utc.Year) * 12L) + 12 - utc.Month;
        if (Months > monthsToEnd)
        {
            return DateTimeOffset.MaxValue;
        }

        var start = utc.AddMonths(Months);
        var rest = Time + TimeSpan.FromDays(Days);
        return DateTimeOffset.MaxValue.UtcTicks - start.UtcTicks < rest.Ticks ? DateTimeOffset.MaxValue : start + rest;
    }

    /// <summary>Reads an ISO 8601 duration; weeks may stand with other parts, fractions only with seconds.</summary>
    public static bool TryParse(string text, out CalendarDuration duration)
    {
        duration = default;
        var match = Iso8601().Match(text);
        if (!match.Success || text.EndsWith('P') || text.EndsWith('T') || text.Length > 40)
        {
            return false;
        }

        try
        {
            checked
            {
                var months = (Number(match, "y") * 12) + Number(match, "mo");
                var days = (Number(match, "w") * 7) + Number(match, "d");
                var seconds = match.Groups["s"].Success
                    ? decimal.Parse(match.Groups["s"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
                    : 0;
                var time = TimeSpan.FromHours(Number(match, "h")) + TimeSpan.FromMinutes(Number(match, "mi"))
                    + TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
                duration = new CalendarDuration(months, days, time);
                return days <= 3_660_000;
            }
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>The ISO 8601 text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("P");
        Append(text, Months / 12, 'Y');
        Append(text, Months % 12, 'M');
        Append(text, Days, 'D');
        if (Time != TimeSpan.Zero)
        {
            text.Append('T');
            Append(text, (int)Time.TotalHours, 'H');
            Append(text, Time.Minutes, 'M');
            var seconds = new decimal(Time.Ticks % TimeSpan.TicksPerMinute) / TimeSpan.TicksPerSecond;
            if (seconds != 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{seconds:0.#######}S");
            }
        }

        return text.Length == 1 ? "PT0S" : text.ToString();
    }

    private static void Append(StringBuilder text, int number, char unit)
    {
        if (number != 0)
        {
            text.Append(number).Append(unit);
        }
    }

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^P((?<y>\d+)Y)?((?<mo>\d+)M)?((?<w>\d+)W)?((?<d>\d+)D)?(T((?<h>\d+)H)?((?<mi>\d+)M)?((?<s>\d+(\.\d{1,7})?)S)?)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Iso8601();
}
