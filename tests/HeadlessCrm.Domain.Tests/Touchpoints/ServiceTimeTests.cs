using System.Globalization;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Domain.Tests.Touchpoints;

public sealed class ServiceTimeTests
{
    [Theory]
    [InlineData("PT4H", "America/Lima", "2026-03-02T23:30:00Z", "2026-03-03T03:30:00Z")]
    [InlineData("P1D", "UTC", "2026-03-02T23:30:00Z", "2026-03-04T00:00:00Z")]
    [InlineData("P1D", "America/Lima", "2026-03-02T23:30:00Z", "2026-03-04T05:00:00Z")]
    [InlineData("P2D", "America/Lima", "2026-03-03T04:59:59Z", "2026-03-05T05:00:00Z")]
    [InlineData("P2D", "America/Lima", "2026-03-03T05:00:00Z", "2026-03-06T05:00:00Z")]
    [InlineData("P1W", "Europe/Madrid", "2026-03-23T12:00:00Z", "2026-03-30T22:00:00Z")]
    public void Time_runs_on_the_clock_and_days_end_at_midnight_of_the_business(string time, string zone, string start, string due)
    {
        Assert.True(ServiceTime.TryParse(time, out var given));

        var found = given.DueFrom(At(start), TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal(At(due), found);
    }

    [Fact]
    public void Where_the_clock_goes_forward_at_midnight_the_day_begins_later()
    {
        // Chile begins summer time at midnight of a Sunday, here 2026-09-06: the day begins at one o'clock, 04:00 UTC.
        var due = ServiceTime.FromDays(1).DueFrom(At("2026-09-04T15:00:00Z"), TimeZoneInfo.FindSystemTimeZoneById("America/Santiago"));

        Assert.Equal(At("2026-09-06T04:00:00Z"), due);
    }

    [Theory]
    [InlineData("P1DT4H")]
    [InlineData("P1M")]
    [InlineData("PT0S")]
    [InlineData("P0D")]
    [InlineData("P367D")]
    [InlineData("four hours")]
    public void Anything_else_is_refused(string text) => Assert.False(ServiceTime.TryParse(text, out _));

    [Theory]
    [InlineData("PT90M", "PT1H30M")]
    [InlineData("P3D", "P3D")]
    public void It_is_written_as_ISO_8601(string text, string expected)
    {
        Assert.True(ServiceTime.TryParse(text, out var time));
        Assert.Equal(expected, time.ToString());
        Assert.True(ServiceTime.TryParse(time.ToString(), out var again));
        Assert.Equal(time, again);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
