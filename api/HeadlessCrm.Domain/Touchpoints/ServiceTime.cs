using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Touchpoints;

/// <summary>
/// How long something may take: hours and minutes run on the clock; whole days end with the last moment of the day in the time
/// zone of the business, counted from the day after the start.
/// </summary>
public readonly record struct ServiceTime
{
    /// <summary>The longest, in days.</summary>
    public const int MaxDays = 366;

    private ServiceTime(int days, TimeSpan time) => (Days, Time) = (days, time);

    /// <summary>Whole days; 0 when it is time on the clock.</summary>
    public int Days { get; }

    /// <summary>Time on the clock; zero when it is whole days.</summary>
    public TimeSpan Time { get; }

    /// <summary>So many hours on the clock.</summary>
    public static ServiceTime FromHours(int hours) => new(0, TimeSpan.FromHours(hours));

    /// <summary>So many days.</summary>
    public static ServiceTime FromDays(int days) => new(days, TimeSpan.Zero);

    /// <summary>Reads an ISO 8601 duration of either days or time, greater than zero and at most 366 days.</summary>
    public static bool TryParse(string text, out ServiceTime time)
    {
        time = default;
        if (!CalendarDuration.TryParse(text, out var given) || given.Months > 0 || given.Days > 0 == given.Time > TimeSpan.Zero
            || given.Days > MaxDays || given.Time.TotalDays > MaxDays)
        {
            return false;
        }

        time = new ServiceTime(given.Days, given.Time);
        return true;
    }

    /// <summary>The last moment that is in time for something begun at another.</summary>
    public DateTimeOffset DueFrom(DateTimeOffset start, TimeZoneInfo zone)
    {
        if (Days == 0)
        {
            return start.ToUniversalTime() + Time;
        }

        var midnight = TimeZoneInfo.ConvertTime(start, zone).Date.AddDays(Days + 1);
        while (zone.IsInvalidTime(midnight))
        {
            // Where the clock goes forward at midnight, the day begins later.
            midnight = midnight.AddMinutes(15);
        }

        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(midnight, zone), TimeSpan.Zero);
    }

    /// <summary>The ISO 8601 text.</summary>
    public override string ToString() => new CalendarDuration(0, Days, Time).ToString();
}
