using System.Globalization;
using HeadlessCrm.Domain.Customers.Reachability;

namespace HeadlessCrm.Domain.Customers.ContactDecisions;

/// <summary>The times of the week at which somebody may be contacted, in a time zone.</summary>
/// <param name="Days">On which days a time begins; empty: on all.</param>
/// <param name="From">From which time of the day.</param>
/// <param name="Until">
/// Until which time, not included; not after <paramref name="From"/>: of the next day, so that two midnights are a whole day.
/// </param>
/// <param name="Zone">The time zone.</param>
internal sealed record ContactHours(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly Until, TimeZoneInfo Zone)
{
    // A week has each day; one before, for what began yesterday, and one after it, for what the clock skips.
    private const int DaysToLook = 9;

    /// <summary>What a customer declared; null: neither days nor times.</summary>
    public static ContactHours? Declared(ContactTimes? times, TimeZoneInfo business) =>
        times is null || (times.Days is not { Count: > 0 } && times.From is null && times.Until is null)
            ? null
            : new(times.Days ?? [], TimeOf(times.From), TimeOf(times.Until), ZoneOf(times, business));

    /// <summary>The time zone a customer lives by.</summary>
    public static TimeZoneInfo ZoneOf(ContactTimes? times, TimeZoneInfo business) =>
        times?.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : business;

    /// <summary>A time of the day; midnight where there is none.</summary>
    public static TimeOnly TimeOf(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : TimeOnly.MinValue;

    /// <summary>The first moment, from one on, that is within.</summary>
    public DateTimeOffset Next(DateTimeOffset from)
    {
        var today = DateOnly.FromDateTime(Local(from));
        for (var i = -1; i < DaysToLook; i++)
        {
            var day = today.AddDays(i);
            if (Days.Count > 0 && !Days.Contains(day.DayOfWeek))
            {
                continue;
            }

            var (begins, ends) = (Moment(day, From), Moment(Until <= From ? day.AddDays(1) : day, Until));
            if (ends > from && ends > begins)
            {
                return begins > from ? begins : from;
            }
        }

        throw new InvalidOperationException($"{this} has no time within a week from {from:O}.");
    }

    /// <summary>Where a moment lies in the week, such as TUESDAY 03:12 America/Lima.</summary>
    public string Describe(DateTimeOffset moment)
    {
        var local = Local(moment);
        return string.Create(CultureInfo.InvariantCulture, $"{Name(local.DayOfWeek)} {local:HH:mm} {Zone.Id}");
    }

    /// <summary>The days, if not all, and the times, such as MONDAY FRIDAY 09:00-18:00.</summary>
    public override string ToString()
    {
        var times = string.Create(CultureInfo.InvariantCulture, $"{From:HH\\:mm}-{Until:HH\\:mm}");
        return Days.Count == 0 ? times : $"{string.Join(' ', Days.Select(Name))} {times}";
    }

    private static string Name(DayOfWeek day) => day.ToString().ToUpperInvariant();

    private DateTime Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).DateTime;

    // A time the clock skips is the moment after it; one it strikes twice, the first.
    private DateTimeOffset Moment(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        while (Zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
