using System.Globalization;
using System.Xml;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Tests.Scalars;

public sealed class IsoDurationTests
{
    // Examples of ISO 8601-1 (5.5.2) and RFC 3339, appendix A.
    [Theory]
    [InlineData("P3Y6M4DT12H30M5S", 3, 6, 4, "12:30:05")]
    [InlineData("P23DT23H", 0, 0, 23, "23:00:00")]
    [InlineData("P4Y", 4, 0, 0, "0:00:00")]
    [InlineData("P1M", 0, 1, 0, "0:00:00")]
    [InlineData("PT1M", 0, 0, 0, "0:01:00")]
    [InlineData("PT36H", 0, 0, 0, "1.12:00:00")]
    [InlineData("P1DT12H", 0, 0, 1, "12:00:00")]
    [InlineData("P4W", 0, 0, 28, "0:00:00")]
    [InlineData("PT0.5H", 0, 0, 0, "0:30:00")]
    [InlineData("PT0,5M", 0, 0, 0, "0:00:30")]
    [InlineData("PT20.345S", 0, 0, 0, "0:00:20.345")]
    [InlineData("PT0S", 0, 0, 0, "0:00:00")]
    [InlineData("-P60D", 0, 0, -60, "0:00:00")]
    [InlineData("+P1YT1S", 1, 0, 0, "0:00:01")]
    public void Reads_the_published_examples(string text, int years, int months, int days, string time) => Assert.Equal(
        new IsoDuration(years, months, days, TimeSpan.Parse(time, CultureInfo.InvariantCulture)), IsoDuration.Parse(text));

    [Theory]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1YT")]
    [InlineData("1Y")]
    [InlineData("P1")]
    [InlineData("P1S")]
    [InlineData("PT1Y")]
    [InlineData("P1M1Y")]
    [InlineData("P1D1D")]
    [InlineData("P0.5Y")]
    [InlineData("PT0.5H1M")]
    [InlineData("PT.5S")]
    [InlineData("PT5.S")]
    [InlineData("PT1.2.3S")]
    [InlineData("P-1D")]
    [InlineData("p1d")]
    [InlineData("P1D ")]
    [InlineData("P2147483648D")]
    [InlineData("P999999999W")]
    [InlineData("PT99999999999999999999S")]
    [InlineData("P1H")]
    [InlineData("")]
    [InlineData("P１D")]
    public void Refuses_what_is_no_duration(string text)
    {
        Assert.False(IsoDuration.TryParse(text, out _));
        Assert.Throws<FormatException>(() => IsoDuration.Parse(text));
    }

    [Theory]
    [InlineData("P4W", "P28D")]
    [InlineData("PT90M", "PT1H30M")]
    [InlineData("PT36H", "PT36H")]
    [InlineData("P0D", "PT0S")]
    [InlineData("-P1Y2M3DT4H5M6.7S", "-P1Y2M3DT4H5M6.7S")]
    public void Writes_the_shortest_form(string text, string expected) =>
        Assert.Equal(expected, IsoDuration.Parse(text).ToString());

    [Fact]
    public void Reads_exact_time_as_the_library_does_and_writes_what_it_reads()
    {
        var random = new Random(8601);
        for (var i = 0; i < 1000; i++)
        {
            var time = new TimeSpan(random.NextInt64(TimeSpan.TicksPerDay));
            Assert.Equal(time, IsoDuration.Parse(XmlConvert.ToString(time)).Time);
            Assert.Equal(time, XmlConvert.ToTimeSpan(IsoDuration.FromTime(time).ToString()));
        }
    }

    [Theory]
    [InlineData("2024-01-31T10:00:00+00:00", "P1M", "2024-02-29T10:00:00+00:00")]
    [InlineData("2024-02-29T10:00:00+00:00", "P1Y", "2025-02-28T10:00:00+00:00")]
    [InlineData("2024-01-30T10:00:00+00:00", "P1M1D", "2024-03-01T10:00:00+00:00")]
    [InlineData("2026-09-03T00:00:00+00:00", "-P180D", "2026-03-07T00:00:00+00:00")]
    public void Adds_months_before_days_before_time(string start, string duration, string end)
    {
        var moment = DateTimeOffset.Parse(start, CultureInfo.InvariantCulture);
        Assert.Equal(DateTimeOffset.Parse(end, CultureInfo.InvariantCulture), IsoDuration.Parse(duration).AddTo(moment));
    }

    [Fact]
    public void Subtracting_is_adding_the_opposite()
    {
        var moment = new DateTimeOffset(2024, 3, 31, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateTimeOffset(2024, 2, 29, 0, 0, 0, TimeSpan.Zero), IsoDuration.FromMonths(1).SubtractFrom(moment));
        Assert.Equal(IsoDuration.FromDays(-2), IsoDuration.FromDays(2).Negate());
    }
}
