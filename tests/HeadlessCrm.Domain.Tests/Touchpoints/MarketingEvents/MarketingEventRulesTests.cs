using HeadlessCrm.Domain.Touchpoints.MarketingEvents;

namespace HeadlessCrm.Domain.Tests.Touchpoints.MarketingEvents;

public sealed class MarketingEventRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly MarketingEvent About = new()
    {
        Id = Guid.CreateVersion7(Now),
        Code = "FAIR",
        Name = "Fair",
        Kind = MarketingEventKind.Launch,
        StartsAt = Now.AddDays(1),
        EndsAt = Now.AddDays(2),
        TimeZone = "UTC",
        Capacity = 5,
        HasWaitingList = true,
        Status = MarketingEventStatus.Open,
        Version = 1,
        CreatedAt = Now,
        UpdatedAt = Now,
    };

    [Theory]
    [InlineData(0, 4, EventRegistrationStatus.Registered)]
    [InlineData(3, 1, EventRegistrationStatus.Registered)]
    [InlineData(3, 2, EventRegistrationStatus.Waiting)]
    [InlineData(5, 0, EventRegistrationStatus.Waiting)]
    public void Whoever_finds_room_has_a_place_and_the_others_wait(int taken, int companions, EventRegistrationStatus expected) =>
        Assert.Equal(expected, MarketingEventRules.Place(New(companions), About, taken, Now).Registration!.Status);

    [Fact]
    public void Whom_no_waiting_could_help_is_refused()
    {
        var never = Assert.IsType<MarketingEventFull>(MarketingEventRules.Place(New(5), About, 0, Now).Refusal);
        var full = Assert.IsType<MarketingEventFull>(
            MarketingEventRules.Place(New(1), About with { HasWaitingList = false }, 4, Now).Refusal);

        Assert.Equal((5, 5, 6), (never.Capacity, never.SeatsLeft, never.Persons));
        Assert.Equal((5, 1, 2), (full.Capacity, full.SeatsLeft, full.Persons));
        Assert.Equal(
            EventRegistrationStatus.Registered,
            MarketingEventRules.Place(New(9), About with { Capacity = null }, 1_000, Now).Registration!.Status);
    }

    [Theory]
    [InlineData(MarketingEventStatus.Planned, 0, false)]
    [InlineData(MarketingEventStatus.Closed, 0, false)]
    [InlineData(MarketingEventStatus.Cancelled, 0, false)]
    [InlineData(MarketingEventStatus.Cancelled, 2, false)]
    [InlineData(MarketingEventStatus.Open, 2, true)]
    public void Only_an_open_event_takes_registrations_until_its_end(MarketingEventStatus status, int days, bool isOver)
    {
        var refusal = Assert.IsType<MarketingEventNotOpen>(
            MarketingEventRules.Place(New(0), About with { Status = status }, 0, Now.AddDays(days)).Refusal);

        Assert.Equal((status, isOver), (refusal.Status, refusal.IsOver));
    }

    [Fact]
    public void Room_goes_to_each_that_finds_enough_in_their_order()
    {
        EventRegistration[] waiting = [New(3), New(0), New(1), New(0)];

        var promoted = MarketingEventRules.Promote(About, 3, waiting, Now);

        Assert.Equal([waiting[1].Id, waiting[3].Id], promoted.Select(one => one.Id));
        Assert.All(promoted, one => Assert.Equal((EventRegistrationStatus.Registered, Now, 2), (one.Status, one.PromotedAt, one.Version)));
        Assert.Empty(MarketingEventRules.Promote(About with { Status = MarketingEventStatus.Cancelled }, 0, waiting, Now));
        Assert.Empty(MarketingEventRules.Promote(About, 0, waiting, About.EndsAt));
        Assert.Equal(4, MarketingEventRules.Promote(About with { Capacity = null }, 99, waiting, Now).Count);
    }

    [Fact]
    public void Nobody_failed_to_come_before_the_end_or_to_what_was_cancelled()
    {
        var figures = MarketingEventFigures.None with { Registered = 4, RegisteredPersons = 5, RegisteredAttended = 1, Attended = 2 };

        Assert.Null(figures.NoShowAt(About, Now));
        Assert.Equal(3, figures.NoShowAt(About, About.EndsAt));
        Assert.Null(figures.NoShowAt(About with { Status = MarketingEventStatus.Cancelled }, About.EndsAt));
        Assert.Equal(0, figures.SeatsLeft(About));
        Assert.False(MarketingEventRules.IsNoShow(New(0), About, Now));
        Assert.True(MarketingEventRules.IsNoShow(New(0), About, About.EndsAt));
        Assert.False(MarketingEventRules.IsNoShow(New(0) with { Status = EventRegistrationStatus.Attended }, About, About.EndsAt));
    }

    private static EventRegistration New(int companions) => new()
    {
        Id = Guid.CreateVersion7(Now),
        EventId = About.Id,
        EventCode = About.Code,
        CustomerId = Guid.CreateVersion7(Now),
        Status = EventRegistrationStatus.Registered,
        Companions = companions,
        RegisteredAt = Now,
        Version = 1,
    };
}
