using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Tests.Filtering;

public sealed class CalendarDurationTests
{
    [Theory]
    [InlineData("P180D", "P180D", "2025-09-16T12:30:00Z")]
    [InlineData("P1M", "P1M", "2026-02-15T12:30:00Z")]
    [InlineData("P1Y2M", "P1Y2M", "2025-01-15T12:30:00Z")]
    [InlineData("P2W", "P14D", "2026-03-01T12:30:00Z")]
    [InlineData("PT36H", "PT36H", "2026-03-14T00:30:00Z")]
    [InlineData("PT0.5S", "PT0.5S", "2026-03-15T12:29:59.5Z")]
    [InlineData("PT0S", "PT0S", "2026-03-15T12:30:00Z")]
    [InlineData("P9999Y", "P9999Y", "0001-01-01T00:00:00Z")]
    public void Reads_counts_back_and_writes(string text, string canonical, string before)
    {
        Assert.True(CalendarDuration.TryParse(text, out var duration));

        Assert.Equal(canonical, duration.ToString());
        Assert.Equal(
            DateTimeOffset.Parse(before, System.Globalization.CultureInfo.InvariantCulture),
            duration.Before(new DateTimeOffset(2026, 3, 15, 12, 30, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_month_before_the_last_day_of_a_month_is_in_the_month_before()
    {
        Assert.True(CalendarDuration.TryParse("P1M", out var month));

        Assert.Equal(
            new DateTimeOffset(2024, 2, 29, 0, 0, 0, TimeSpan.Zero),
            month.Before(new DateTimeOffset(2024, 3, 31, 0, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("180D")]
    [InlineData("-P1D")]
    [InlineData("P1.5D")]
    [InlineData("P1D\n")]
    [InlineData("P99999999999D")]
    [InlineData("P2147483647W")]
    public void Refuses_anything_else(string text)
    {
        Assert.False(CalendarDuration.TryParse(text, out _));
    }
}
