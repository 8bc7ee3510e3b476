using System.Globalization;
using HeadlessCrm.Domain.Touchpoints.Leads.Adf;

namespace HeadlessCrm.Domain.Tests.Touchpoints.Leads.Adf;

public sealed class AdfTimeTests
{
    [Theory]
    [InlineData("2000-03-30T15:30:20-08:00", "2000-03-30T23:30:20Z")]
    [InlineData("2000-03-30T15:30:20-08:0", "2000-03-30T23:30:20Z")]
    [InlineData("2000-03-30T15:30:20-0830", "2000-03-31T00:00:20Z")]
    [InlineData("2000-03-30T15:30:20.123Z", "2000-03-30T15:30:20Z")]
    [InlineData("2008-06-25T8:47:50", "2008-06-25T13:47:50Z")]
    [InlineData("2025-09-22T18:07", "2025-09-22T23:07:00Z")]
    [InlineData(" 2025-09-22 18:07:01 +02 ", "2025-09-22T16:07:01Z")]
    [InlineData("2025-09-22", "2025-09-22T05:00:00Z")]
    [InlineData("2025-02-30T10:00:00Z", null)]
    [InlineData("2025-02-20T25:00:00Z", null)]
    [InlineData("9999-12-31T23:59:59-14:00", null)]
    [InlineData("yesterday", null)]
    public void Times_are_read_as_senders_write_them(string text, string? expected)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/Lima");

        Assert.Equal(
            expected is null ? null : DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), AdfProspect.TimeOf(text, zone));
    }
}
