using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.ContactDecisions;
using HeadlessCrm.Domain.Customers.Reachability;

namespace HeadlessCrm.Domain.Tests.Customers.ContactDecisions;

public sealed class ContactEvaluatorTests
{
    // A Sunday; in Lima it is 07:30.
    private static readonly DateTimeOffset At = new(2026, 3, 15, 12, 30, 0, TimeSpan.Zero);

    private static readonly ContactPoint Mail = new(Channel.Email, "ana@example.com");

    private static readonly ContactFacts Reachable = new() { Points = [new(Mail, Deliverability.Unknown)] };

    [Fact]
    public void Who_can_be_reached_and_said_nothing_may_be_contacted_but_for_what_is_not_judged()
    {
        var decision = Decide(Reachable);
        Assert.Equal((ContactVerdict.Allowed, null, Mail), (decision.Decision, decision.NextAllowedAt, decision.ContactPoint));
        Assert.Empty(decision.Reasons);
        Assert.Equal([ContactRule.Consent, ContactRule.ValueClass], ContactDecision.Unjudged);
    }

    [Fact]
    public void The_best_address_that_can_be_used_is_taken_and_none_refuses()
    {
        var (bounced, verified, preferred) = (new ContactPoint(Channel.Email, "b@x.pe"), Mail with { VerifiedAt = At }, Mail with { IsPreferred = true });
        KnownContactPoint[] points = [new(bounced, Deliverability.Bounced), new(verified, default), new(preferred, Deliverability.Invalid)];
        Assert.Equal(verified, Decide(new ContactFacts { Points = points }).ContactPoint);

        Assert.Equal(ContactRule.ContactPoint, Refusal(new ContactFacts()).Rule);
        Assert.Equal(
            (ContactRule.Deliverability, "BOUNCED"), (Refusal(new ContactFacts { Points = points[..1] }).Rule, Refusal(new() { Points = points[..1] }).Value));
        var optedOut = new ContactFacts { Points = [new(Mail, Deliverability.OptedOut), .. points[..1]] };
        Assert.Equal(ContactRule.OptOut, Refusal(optedOut).Rule);
        Assert.Equal(ContactRule.OptOut, Refusal(optedOut, ContactPurpose.Transaction).Rule);
        Assert.Equal(
            (ContactVerdict.Allowed, Mail), (Decide(optedOut, ContactPurpose.Safety).Decision, Decide(optedOut, ContactPurpose.Safety).ContactPoint));
        var home = new ContactPoint(Channel.Post, "Av. Arequipa 100");
        var visited = Decide(new() { Points = [new(home, default)] }, channel: Channel.Visit);
        Assert.Equal((ContactVerdict.Allowed, home), (visited.Decision, visited.ContactPoint));
    }

    [Theory]
    [InlineData(ContactPurpose.Marketing, ContactVerdict.Refused)]
    [InlineData(ContactPurpose.Survey, ContactVerdict.Refused)]
    [InlineData(ContactPurpose.ServiceReminder, ContactVerdict.Refused)]
    [InlineData(ContactPurpose.WinBack, ContactVerdict.Allowed)]
    [InlineData(ContactPurpose.Transaction, ContactVerdict.Allowed)]
    [InlineData(ContactPurpose.Safety, ContactVerdict.Allowed)]
    public void Who_is_gone_is_won_back_and_not_sold_to(ContactPurpose purpose, ContactVerdict expected) =>
        Assert.Equal(expected, Decide(Reachable with { Status = CustomerStatus.Lost }, purpose).Decision);

    [Theory]
    [InlineData(ContactPurpose.Marketing, ContactVerdict.Later)]
    [InlineData(ContactPurpose.Survey, ContactVerdict.Later)]
    [InlineData(ContactPurpose.WinBack, ContactVerdict.Later)]
    [InlineData(ContactPurpose.ServiceReminder, ContactVerdict.Allowed)]
    [InlineData(ContactPurpose.Transaction, ContactVerdict.Allowed)]
    public void Nobody_who_complains_is_sold_to_and_nobody_knows_for_how_long(ContactPurpose purpose, ContactVerdict expected)
    {
        var decision = Decide(Reachable with { OpenComplaints = 1 }, purpose);
        Assert.Equal((expected, null), (decision.Decision, decision.NextAllowedAt));
        Assert.Equal(
            ContactVerdict.Allowed,
            Decide(Reachable with { OpenComplaints = 1 }, purpose, policy: new() { WaitsForComplaints = false }).Decision);
    }

    [Theory]
    [InlineData(ContactFrequency.Weekly, -6, "2026-03-16")]
    [InlineData(ContactFrequency.Weekly, -7, null)]
    [InlineData(ContactFrequency.Monthly, -20, "2026-03-23")]
    [InlineData(ContactFrequency.Quarterly, -80, "2026-03-25")]
    [InlineData(ContactFrequency.Yearly, -300, "2026-05-19")]
    [InlineData(ContactFrequency.Any, 0, null)]
    public void How_often_the_customer_declared_is_by_all_channels_and_beats_what_the_business_allows(
        ContactFrequency frequency, int lastDays, string? next)
    {
        var facts = Reachable with
        {
            Times = new(frequency),
            Past = [.. Enumerable.Range(0, 9).Select(i => new PastContact(Channel.Post, At.AddDays(lastDays - i)))],
        };

        var decision = Decide(facts);

        Assert.Equal(next, decision.NextAllowedAt?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(next is null ? ContactVerdict.Allowed : ContactVerdict.Later, decision.Decision);
        Assert.Equal(ContactVerdict.Allowed, Decide(facts, ContactPurpose.Transaction).Decision);
        Assert.Equal(ContactVerdict.Refused, Decide(facts with { Times = new(ContactFrequency.Never) }).Decision);
    }

    [Fact]
    public void Without_a_declared_frequency_the_limit_of_the_channel_holds_until_the_window_has_room()
    {
        PastContact[] mails = [.. new[] { 1, 5, 9, 20, 29, 31 }.Select(days => new PastContact(Channel.Email, At.AddDays(-days)))];
        var tired = Decide(Reachable with { Past = mails });
        var reason = Assert.Single(tired.Reasons);
        Assert.Equal((ContactRule.Fatigue, "5", "4/P30D"), (reason.Rule, reason.Value, reason.Limit));

        // Four may lie in the window, so the fourth from the newest must have left it.
        Assert.Equal(At.AddDays(10), tired.NextAllowedAt);
        Assert.Equal(ContactVerdict.Allowed, Decide(Reachable with { Past = mails }, at: At.AddDays(10)).Decision);
        Assert.Equal(ContactVerdict.Later, Decide(Reachable with { Past = mails }, at: At.AddDays(10).AddTicks(-1)).Decision);
        Assert.Equal(ContactVerdict.Allowed, Decide(Reachable with { Past = [.. mails.Select(one => one with { Channel = Channel.Fax })] }).Decision);
    }

    [Fact]
    public void What_the_customer_avoids_is_refused_and_what_it_prefers_is_a_remark()
    {
        var facts = Reachable with
        {
            Avoided = [Channel.Email, Channel.Fax],
            Points = [new(Mail, default), new(new(Channel.Mobile, "+51987654321", IsPreferred: true), default)],
        };
        var decision = Decide(facts);
        Assert.Equal(ContactVerdict.Refused, decision.Decision);
        Assert.Equal(
            [
                new(ContactRule.AvoidedChannel, ContactVerdict.Refused, "EMAIL", "EMAIL FAX"),
                new ContactReason(ContactRule.PreferredChannel, ContactVerdict.Allowed, "EMAIL", "MOBILE"),
            ],
            decision.Reasons);
        Assert.Equal(ContactVerdict.Allowed, Decide(facts, ContactPurpose.Transaction).Decision);
    }

    [Fact]
    public void Calls_keep_to_the_hours_of_the_customers_own_time_zone()
    {
        var phone = new ContactFacts { Points = [new(new(Channel.Phone, "+5112345678"), default)], Times = new(TimeZone: "America/Lima") };
        var early = Decide(phone, channel: Channel.Phone);
        var reason = Assert.Single(early.Reasons);
        Assert.Equal((ContactRule.ContactTimes, "SUNDAY 07:30 America/Lima", "09:00-20:00"), (reason.Rule, reason.Value, reason.Limit));
        Assert.Equal(new DateTimeOffset(2026, 3, 15, 14, 0, 0, TimeSpan.Zero), early.NextAllowedAt);
        Assert.Equal(ContactVerdict.Allowed, Decide(phone, ContactPurpose.Safety, Channel.Phone).Decision);
        Assert.Equal(ContactVerdict.Later, Decide(phone, ContactPurpose.Transaction, Channel.Phone).Decision);

        var declared = Reachable with { Times = new(Days: [DayOfWeek.Monday, DayOfWeek.Friday], From: "18:00", Until: "21:00", TimeZone: "America/Lima") };
        Assert.Equal(new DateTimeOffset(2026, 3, 16, 23, 0, 0, TimeSpan.Zero), Decide(declared).NextAllowedAt);

        // Both wait: the window opens on Monday, but the next letter may come on Thursday, and so Friday it is.
        var both = declared with { Times = declared.Times! with { Frequency = ContactFrequency.Weekly }, Past = [new(Channel.Post, At.AddDays(-3))] };
        Assert.Equal(new DateTimeOffset(2026, 3, 20, 23, 0, 0, TimeSpan.Zero), Decide(both).NextAllowedAt);
    }

    [Fact]
    public void The_next_time_is_the_first_minute_that_looking_at_every_minute_finds()
    {
        var random = new Random(11);
        string[] zones = ["America/Lima", "Europe/Madrid", "America/Santiago", "Asia/Kolkata", "UTC"];
        var start = new DateTimeOffset(2026, 3, 27, 0, 0, 0, TimeSpan.Zero);
        for (var round = 0; round < 60; round++)
        {
            var days = Enumerable.Range(0, 7).Where(_ => random.Next(3) > 0).Select(day => (DayOfWeek)day).ToArray();
            var (from, until) = (new TimeOnly(random.Next(24), random.Next(60)), new TimeOnly(random.Next(24), random.Next(60)));
            var zone = zones[random.Next(zones.Length)];
            var times = new ContactTimes(null, days, from.ToString("HH:mm"), until == from ? null : until.ToString("HH:mm"), zone);
            var at = start.AddMinutes(random.Next(4 * 1440));
            if (times.Until is null && from == TimeOnly.MinValue)
            {
                continue;
            }

            var found = Decide(Reachable with { Times = times }, at: at);

            var minute = at;
            while (!IsWithin(times, minute))
            {
                minute = minute.AddMinutes(1);
            }

            Assert.Equal(minute, found.NextAllowedAt ?? at);
        }
    }

    // By the clock on the wall alone: which day it is, and of which day's time this is a part.
    private static bool IsWithin(ContactTimes times, DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(times.TimeZone!));
        var (from, until) = (TimeOnly.Parse(times.From!), times.Until is null ? TimeOnly.MinValue : TimeOnly.Parse(times.Until));
        var now = TimeOnly.FromDateTime(local.DateTime);
        var (today, yesterday) = (local.DayOfWeek, local.AddDays(-1).DayOfWeek);
        return until > from
            ? On(today) && now >= from && now < until
            : (On(today) && now >= from) || (On(yesterday) && now < until);

        bool On(DayOfWeek day) => times.Days!.Count == 0 || times.Days.Contains(day);
    }

    private static ContactReason Refusal(ContactFacts facts, ContactPurpose purpose = ContactPurpose.Marketing)
    {
        var decision = Decide(facts, purpose);
        Assert.Equal((ContactVerdict.Refused, null, null), (decision.Decision, decision.NextAllowedAt, decision.ContactPoint));
        return Assert.Single(decision.Reasons);
    }

    private static ContactDecision Decide(
        ContactFacts facts,
        ContactPurpose purpose = ContactPurpose.Marketing,
        Channel channel = Channel.Email,
        DateTimeOffset? at = null,
        ContactPolicyOptions? policy = null) =>
        new ContactEvaluator(policy ?? new(), TimeZoneInfo.Utc).Decide(new(channel, purpose, at ?? At), facts);
}
