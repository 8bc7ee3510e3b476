using System.Globalization;
using HeadlessCrm.Domain.Imports;

namespace HeadlessCrm.Domain.Tests.Imports;

/// <summary>Expressions of cron: what is due when, near changes of the clock too, against a walk minute by minute.</summary>
public sealed class CronExpressionTests
{
    [Theory]
    [InlineData("30 6 * * MON-FRI", "2026-03-06T06:30Z", "2026-03-09T06:30Z", "2026-03-10T06:30Z")]
    [InlineData("*/20 9-10 1,15 * *", "2026-03-15T10:40Z", "2026-04-01T09:00Z", "2026-04-01T09:20Z")]
    [InlineData("0 0 29 2 *", "2026-03-01T00:00Z", "2028-02-29T00:00Z", "2032-02-29T00:00Z")]
    [InlineData("0 12 13 * FRI", "2026-03-06T12:00Z", "2026-03-13T12:00Z", "2026-03-20T12:00Z")]
    [InlineData("5 4 * jan,Jul sun", "2026-01-25T04:05Z", "2026-07-05T04:05Z", "2026-07-12T04:05Z")]
    [InlineData("0 3 * * 7", "2026-03-01T03:00Z", "2026-03-08T03:00Z", "2026-03-15T03:00Z")]
    [InlineData("10/25 * * * *", "2026-03-01T03:10Z", "2026-03-01T03:35Z", "2026-03-01T04:10Z")]
    public void Is_due_when_cron_is(string text, string first, string second, string third)
    {
        var cron = CronExpression.Parse(text, out var fault)!;

        Assert.Null(fault);
        Assert.Equal([At(second), At(third)], Due(cron, At(first), TimeZoneInfo.Utc, 2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("60 * * * *")]
    [InlineData("* 24 * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("* * * 13 *")]
    [InlineData("* * * * 8")]
    [InlineData("5-1 * * * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("1,,2 * * * *")]
    [InlineData("a * * * *")]
    [InlineData("-1 * * * *")]
    [InlineData("0 0 31 2,4,6,9,11 *")]
    public void Refuses_what_says_nothing_or_never(string text)
    {
        Assert.Null(CronExpression.Parse(text, out var fault));
        Assert.NotEmpty(fault!);
    }

    /// <summary>In New York the clocks go from 2:00 to 3:00 on 8 March, and back from 2:00 to 1:00 on 1 November 2026.</summary>
    [Theory]
    [InlineData("30 2 * * *", "2026-03-07T08:00Z", "2026-03-08T07:00Z", "2026-03-09T06:30Z")]
    [InlineData("0,30 2 8 3 *", "2026-03-07T08:00Z", "2026-03-08T07:00Z", "2027-03-08T07:00Z")]
    [InlineData("15 * * * *", "2026-03-08T06:15Z", "2026-03-08T07:15Z", "2026-03-08T08:15Z")]
    [InlineData("30 1 * * *", "2026-11-01T04:00Z", "2026-11-01T05:30Z", "2026-11-02T06:30Z")]
    [InlineData("30 */1 * * *", "2026-11-01T05:00Z", "2026-11-01T05:30Z", "2026-11-01T06:30Z")]
    [InlineData("0 3 * * *", "2026-03-07T09:00Z", "2026-03-08T07:00Z", "2026-03-09T07:00Z")]
    public void Knows_what_the_clocks_do(string text, string after, string first, string second)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

        Assert.Equal([At(first), At(second)], Due(CronExpression.Parse(text, out _)!, At(after), zone, 2));
    }

    /// <summary>
    /// Every minute of some days around changes of the clock is asked whether the wall clock shows a time that fits, for the first time or in
    /// a rhythm; what is skipped is due when the clock goes on.
    /// </summary>
    [Theory]
    [InlineData("America/New_York", "2026-03-07T00:00Z")]
    [InlineData("America/New_York", "2026-10-31T00:00Z")]
    [InlineData("Europe/Madrid", "2026-03-28T00:00Z")]
    [InlineData("Europe/Madrid", "2026-10-24T00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-04T00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-03T00:00Z")]
    [InlineData("America/Santiago", "2026-04-04T00:00Z")]
    [InlineData("America/Santiago", "2026-09-05T00:00Z")]
    [InlineData("America/Lima", "2026-03-07T00:00Z")]
    public void Agrees_with_a_walk_minute_by_minute(string zoneId, string from)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            var minutes = Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(60)).Distinct().ToArray();
            var hours = random.Next(3) == 0 ? null : Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(5)).Distinct().ToArray();
            var text = $"{string.Join(',', minutes)} {(hours is null ? "*" : string.Join(',', hours))} * * *";
            var expected = Walk(zone, At(from), minutes, hours);

            Assert.Equal(expected, Due(CronExpression.Parse(text, out _)!, At(from), zone, expected.Count));
        }
    }

    private static List<DateTimeOffset> Walk(TimeZoneInfo zone, DateTimeOffset from, int[] minutes, int[]? hours)
    {
        var due = new List<DateTimeOffset>();
        var shown = new HashSet<DateTime>();
        for (var i = -24 * 60; i < 3 * 24 * 60; i++)
        {
            var moment = from.AddMinutes(i);
            var wall = TimeZoneInfo.ConvertTime(moment, zone).DateTime;
            var before = TimeZoneInfo.ConvertTime(moment.AddMinutes(-1), zone).DateTime;
            var fits = minutes.Contains(wall.Minute) && (hours?.Contains(wall.Hour) ?? true) && (shown.Add(wall) || hours is null);
            for (var skipped = before.AddMinutes(1); hours is not null && skipped < wall; skipped = skipped.AddMinutes(1))
            {
                fits |= minutes.Contains(skipped.Minute) && hours.Contains(skipped.Hour);
            }

            if (fits && i > 0)
            {
                due.Add(moment);
            }
        }

        return due;
    }

    private static List<DateTimeOffset> Due(CronExpression cron, DateTimeOffset after, TimeZoneInfo zone, int count)
    {
        var due = new List<DateTimeOffset>();
        for (var moment = after; due.Count < count; due.Add(moment))
        {
            moment = cron.Next(moment, zone)!.Value;
        }

        return due;
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
