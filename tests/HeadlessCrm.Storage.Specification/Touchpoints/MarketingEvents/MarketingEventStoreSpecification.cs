using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;

namespace HeadlessCrm.Storage.Specification.Touchpoints.MarketingEvents;

/// <summary>What <see cref="IMarketingEventStore"/> must do.</summary>
public abstract class MarketingEventStoreSpecification(IStorageFactory factory) : MarketingEventSpecification(factory)
{
    [Fact]
    public async Task Keeps_every_value_of_an_event_and_lists_it_as_a_loop_in_memory()
    {
        var full = New("A") with
        {
            DealerCode = "L1", Place = "Lima", Capacity = 9, HasWaitingList = false, Status = MarketingEventStatus.Open, TimeZone = "America/Lima",
        };
        var bare = New("B") with { StartsAt = Start.AddDays(-9) };
        Assert.True((await Events.SaveAsync(full, new("key", "x", [1], [2], Start), Start, Cancel)).IsSaved);
        Assert.True((await Events.SaveAsync(bare, null, Start, Cancel)).IsSaved);

        Assert.False((await Events.SaveAsync(New("A"), null, Start, Cancel)).IsSaved);
        Assert.False((await Events.SaveAsync(New("C"), new("key", "x", [1], [2], Start), Start, Cancel)).IsSaved);
        var changed = full with { Name = "Other", Place = null, DealerCode = null, Kind = MarketingEventKind.Club, Version = 2 };
        Assert.True((await Events.SaveAsync(changed, null, Start, Cancel)).IsSaved);
        Assert.False((await Events.SaveAsync(changed with { Name = "Late" }, null, Start, Cancel)).IsSaved);

        Assert.Equal([bare, null, changed], await Events.GetAsync([bare.Id, Guid.Empty, full.Id], Cancel));
        Assert.Equal([changed, null], await Events.FindByCodesAsync(["A", "C"], Cancel));
        var byStart = await Events.PageAsync(new() { Size = 9, Order = [new(MarketingEventOrderField.StartsAt, OrderDirection.Asc)] }, Cancel);
        Assert.Equal([bare, changed], byStart.Items);
        var open = Filter.Compare("status", Comparator.Eq, MarketingEventStatus.Open);
        Assert.Equal([changed], (await Events.PageAsync(new() { Size = 9, Where = open }, Cancel)).Items);
        Assert.Equal(1, await Events.CountAsync(open, Cancel));
    }

    [Fact]
    public async Task A_greater_capacity_lets_those_in_who_wait_and_a_smaller_one_puts_nobody_out()
    {
        var about = New("HALL") with { Capacity = 1, Status = MarketingEventStatus.Open };
        await Events.SaveAsync(about, null, Start, Cancel);
        var first = await RegisterAsync("HALL", (await AddCustomerAsync("1")).Id, 0);
        var second = await RegisterAsync("HALL", (await AddCustomerAsync("2")).Id, 0);
        Assert.Equal((EventRegistrationStatus.Registered, EventRegistrationStatus.Waiting), (first.Status, second.Status));

        Clock.Advance(TimeSpan.FromHours(1));
        var wide = about with { Capacity = 2, Version = 2 };
        Assert.True((await Events.SaveAsync(wide, null, Clock.GetUtcNow(), Cancel)).IsSaved);

        var promoted = (await Registrations.GetAsync([second.Id], Cancel))[0]!;
        Assert.Equal((EventRegistrationStatus.Registered, Clock.GetUtcNow(), 2), (promoted.Status, promoted.PromotedAt, promoted.Version));
        var narrow = await Events.SaveAsync(wide with { Capacity = 1, Version = 3 }, null, Clock.GetUtcNow(), Cancel);
        Assert.Equal(new MarketingEventSaveResult(false, 2), narrow);
    }

    [Fact]
    public async Task Invitations_are_made_once_and_listed()
    {
        var (ana, ben) = ((await AddCustomerAsync("1")).Id, (await AddCustomerAsync("2")).Id);
        var about = New("LAUNCH");
        await Events.SaveAsync(about, null, Start, Cancel);

        var first = (await Invite(about, ana))!;
        Clock.Advance(TimeSpan.FromDays(1));
        var second = (await Invite(about, ben, ana, ben))!;

        Assert.Equal(first[0], second[1]);
        Assert.Equal(second[0], second[2]);
        var page = await Events.PageInvitationsAsync(
            [about.Id], new() { Size = 9, Order = [new(EventInvitationOrderField.InvitedAt, OrderDirection.Desc)] }, Cancel);
        Assert.Equal([second[0], first[0]], page[0].Items);
        Assert.Equal([2, 0], await Events.CountInvitationsAsync([about.Id, Guid.Empty], null, Cancel));
        Assert.Equal([first[0], null], await Events.GetInvitationsAsync([first[0].Id, Guid.Empty], Cancel));
    }
}
