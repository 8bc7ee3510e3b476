namespace HeadlessCrm.Domain.Imports;

/// <summary>When a schedule is due: by its rhythm, and between to try again what could not be loaded.</summary>
public static class ImportRhythm
{
    /// <summary>How often the same content is tried before it is given up.</summary>
    public const int MostAttempts = 5;

    /// <summary>How long to wait after so many failures: 1, 5, 25, 125 minutes.</summary>
    public static TimeSpan PauseAfter(int failures) => TimeSpan.FromMinutes(Math.Pow(5, failures - 1));

    /// <summary>Whether it is too early to try again what failed.</summary>
    public static bool IsPausing(ImportSchedule schedule, DateTimeOffset now) => now < schedule.RetryAt;

    /// <summary>When a schedule of this rhythm is due first.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="from">From when on.</param>
    public static DateTimeOffset First(ImportSchedule schedule, DateTimeOffset from) =>
        schedule.Every is null ? Next(schedule, from.AddTicks(-1)) : from;

    /// <summary>The schedule after a look, with when it was and when the next one is due.</summary>
    /// <param name="looked">What came of the look.</param>
    /// <param name="due">The schedule before.</param>
    /// <param name="now">The time.</param>
    public static ImportSchedule After(ImportSchedule looked, ImportSchedule due, DateTimeOffset now)
    {
        var regular = due.RegularRunAt <= now ? Next(due, now) : due.RegularRunAt;
        return looked with
        {
            LastRunAt = now,
            IsRunAsked = false,
            RegularRunAt = regular,
            NextRunAt = looked.RetryAt is { } retry && retry < regular ? retry : regular,
        };
    }

    // In the rhythm of the first look; what was missed is not made up for.
    private static DateTimeOffset Next(ImportSchedule schedule, DateTimeOffset now)
    {
        if (schedule.Every is { } every)
        {
            var missed = Math.Max((now - schedule.RegularRunAt).Ticks / every.Ticks, 0);
            return schedule.RegularRunAt + (every * (missed + 1));
        }

        var cron = CronExpression.Parse(schedule.Cron!, out var fault)
            ?? throw new InvalidOperationException($"The schedule {schedule.Name} is kept with a rhythm that cannot be: {fault}");
        return cron.Next(now, TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone))
            ?? throw new InvalidOperationException($"The schedule {schedule.Name} is never due again.");
    }
}
