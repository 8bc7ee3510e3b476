using System.Globalization;

namespace HeadlessCrm.Domain.Imports;

/// <summary>
/// When something is to be done, as Unix cron writes it: minute, hour, day of the month, month, day of the week. Where both days are
/// restricted either is enough. Times are those of a wall clock: what falls into the hour that is skipped in spring is done when the hour
/// is over, once; what falls into the hour that comes twice in autumn is done the first time. Where the hours are a rhythm (<c>*</c> or a
/// step) it just goes on: nothing is made up for in spring, and in autumn both hours count.
/// </summary>
public sealed class CronExpression
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <summary>Longer than between two 29ths of February, also across a year 2100.</summary>
    private const int MostYears = 9;

    /// <summary>No clock is ever put forward or back by more.</summary>
    private static readonly TimeSpan MostShift = TimeSpan.FromHours(3);

    private readonly CronField minutes;
    private readonly CronField hours;
    private readonly CronField daysOfMonth;
    private readonly CronField months;
    private readonly CronField daysOfWeek;

    private CronExpression(CronField[] fields)
    {
        (minutes, hours, daysOfMonth, months) = (fields[0], fields[1], fields[2], fields[3]);

        // Sunday is 0 and 7.
        daysOfWeek = fields[4].Has(7) ? fields[4].With(0) : fields[4];
    }

    /// <summary>Reads an expression of five fields.</summary>
    /// <param name="text">Such as <c>30 6 * * MON-FRI</c>.</param>
    /// <param name="fault">What is wrong with it; null: nothing.</param>
    /// <returns>The expression; null when it is wrong, or when no day ever fits.</returns>
    public static CronExpression? Parse(string text, out string? fault)
    {
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 5)
        {
            fault = $"\"{text}\" has {parts.Length} fields; five are needed: minute, hour, day of the month, month, day of the week.";
            return null;
        }

        CronField?[] fields =
        [
            CronField.Parse(parts[0], 0, 59, []),
            CronField.Parse(parts[1], 0, 23, []),
            CronField.Parse(parts[2], 1, 31, []),
            CronField.Parse(parts[3], 1, 12, Months),
            CronField.Parse(parts[4], 0, 7, Days),
        ];
        var wrong = Array.IndexOf(fields, null);
        if (wrong >= 0)
        {
            fault = string.Create(
                CultureInfo.InvariantCulture,
                $"\"{parts[wrong]}\", field {wrong + 1} of \"{text}\", is no number, name, range, step or list of them that fits there.");
            return null;
        }

        var expression = new CronExpression(fields!);
        fault = expression.NextLocal(new DateTime(2000, 1, 1)) is null ? $"\"{text}\" names a day that no year has." : null;
        return fault is null ? expression : null;
    }

    /// <summary>The first time after a moment; null: there is none.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="zone">Whose clock is meant.</param>
    public DateTimeOffset? Next(DateTimeOffset moment, TimeZoneInfo zone)
    {
        // Times of the wall clock are looked at in their order, which near a change of the clock is not that of the moments they are.
        var local = TimeZoneInfo.ConvertTime(moment, zone).DateTime - MostShift;
        DateTimeOffset? best = null;
        for (var next = NextLocal(local); next is { } time; next = NextLocal(time.AddMinutes(1)))
        {
            if (best is { } found && time > TimeZoneInfo.ConvertTime(found, zone).DateTime + MostShift)
            {
                break;
            }

            foreach (var candidate in MomentsOf(time, zone).Where(candidate => candidate > moment && (best is null || candidate < best)))
            {
                best = candidate;
            }
        }

        return best?.ToUniversalTime();
    }

    private IEnumerable<DateTimeOffset> MomentsOf(DateTime time, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(time))
        {
            if (!hours.IsRhythm)
            {
                yield return EndOfGap(time, zone);
            }
        }
        else if (zone.IsAmbiguousTime(time))
        {
            var offsets = zone.GetAmbiguousTimeOffsets(time);
            yield return new DateTimeOffset(time, offsets.Max());
            if (hours.IsRhythm)
            {
                yield return new DateTimeOffset(time, offsets.Min());
            }
        }
        else
        {
            yield return new DateTimeOffset(time, zone.GetUtcOffset(time));
        }
    }

    private static DateTimeOffset EndOfGap(DateTime time, TimeZoneInfo zone)
    {
        var end = time;
        while (zone.IsInvalidTime(end))
        {
            end = end.AddMinutes(1);
        }

        return new DateTimeOffset(end, zone.GetUtcOffset(end));
    }

    /// <summary>The first time of the wall clock that is not before another.</summary>
    private DateTime? NextLocal(DateTime from)
    {
        var time = new DateTime(from.Year, from.Month, from.Day, from.Hour, from.Minute, 0);
        time = time < from ? time.AddMinutes(1) : time;
        var last = from.Year + MostYears;
        while (time.Year <= last)
        {
            if (!months.Has(time.Month))
            {
                time = new DateTime(time.Year, time.Month, 1).AddMonths(1);
            }
            else if (!IsDay(time))
            {
                time = time.Date.AddDays(1);
            }
            else if (!hours.Has(time.Hour))
            {
                time = time.Date.AddHours(time.Hour + 1);
            }
            else if (!minutes.Has(time.Minute))
            {
                time = time.AddMinutes(1);
            }
            else
            {
                return time;
            }
        }

        return null;
    }

    private bool IsDay(DateTime time)
    {
        var (ofMonth, ofWeek) = (daysOfMonth.Has(time.Day), daysOfWeek.Has((int)time.DayOfWeek));
        return daysOfMonth.IsAll || daysOfWeek.IsAll ? ofMonth && ofWeek : ofMonth || ofWeek;
    }
}
