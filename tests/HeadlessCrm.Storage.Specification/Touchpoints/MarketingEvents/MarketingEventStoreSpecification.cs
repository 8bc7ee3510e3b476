using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using HeadlessCrm.Storage.Specification.Customers.Merging;

namespace HeadlessCrm.Storage.Specification.Touchpoints.MarketingEvents;

/// <summary>What <see cref="IMarketingEventStore"/> and <see cref="IEventRegistrationStore"/> must do.</summary>
public abstract class MarketingEventStoreSpecification(IStorageFactory factory) : MergeSpecification(factory)
{
    private IMarketingEventStore Events => Get<IMarketingEventStore>();

    private IEventRegistrationStore Registrations => Get<IEventRegistrationStore>();

    private CancelEventRegistration Cancelling => new(Registrations, Events, Get<IIdempotencyStore>(), Clock);

    private RegisterForMarketingEvent Registering => new(Registrations, Events, Customers, Get<IIdempotencyStore>(), Clock);

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
    public async Task Never_are_more_places_given_than_there_are_and_room_goes_to_those_who_wait()
    {
        const int capacity = 7;
        var about = New("RUSH") with { Capacity = capacity, Status = MarketingEventStatus.Open };
        await Events.SaveAsync(about, null, Start, Cancel);
        var random = new Random(3);
        var ids = new List<Guid>();
        for (var i = 0; i < 16; i++)
        {
            ids.Add((await AddCustomerAsync($"{i}")).Id);
        }

        var placed = await Task.WhenAll(ids.Select(id => Task.Run(() => RegisterAsync("RUSH", id, random.Next(3)))));

        var all = (await ListAsync(about)).ToList();
        Assert.Equal(16, all.Count);
        CheckPlaces(all, capacity);
        await Task.WhenAll(placed.Where((_, i) => i % 2 == 0).Select(one => Task.Run(() => CancelAsync(one.Id))));

        all = (await ListAsync(about)).ToList();
        CheckPlaces(all, capacity);
        Assert.Equal(8, all.Count(one => one.Status == EventRegistrationStatus.Cancelled));
        await SettleFeedAsync();
        var told = await Get<IFeedStore>().ReadAsync(FeedPosition.Start, new FeedSelection([FeedEventType.RegistrationPromoted]), 99, Cancel);
        Assert.Equal(
            all.Where(one => one.PromotedAt is not null).Select(one => (one.CustomerId, one.Id)).ToHashSet(),
            told.Events.Select(one => (one.CustomerId, ((RegistrationPromotedPayload)one.Payload).RegistrationId)).ToHashSet());
        Assert.Equal(told.Events.Count, all.Count(one => one.PromotedAt is not null));
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
    public async Task Who_came_is_known_by_the_code_whenever_it_was_recorded()
    {
        Guid[] ids = [.. await Task.WhenAll(Enumerable.Range(0, 5).Select(async i => (await AddCustomerAsync($"{i}")).Id))];
        await AttendAsync(ids[0], "OPEN");
        await WalkInAsync("OPEN");
        await WalkInAsync("ELSEWHERE");
        var about = New("OPEN") with { Capacity = 3, Status = MarketingEventStatus.Open };
        var other = New("OTHER") with { Status = MarketingEventStatus.Open };
        await Events.SaveAsync(about, null, Start, Cancel);
        await Events.SaveAsync(other, null, Start, Cancel);
        var came = await RegisterAsync("OPEN", ids[0], 1);
        var stayed = await RegisterAsync("OPEN", ids[1], 0);
        var waited = await RegisterAsync("OPEN", ids[2], 0);
        var cancelled = await RegisterAsync("OPEN", ids[3], 0);
        await CancelAsync(cancelled.Id);
        await AttendAsync(ids[2], "OPEN");
        await AttendAsync(ids[3], "OPEN");
        await AttendAsync(ids[3], "OPEN");
        await AttendAsync(ids[4], "OTHER");
        Assert.NotNull(await Invite(about, ids[0], ids[1], ids[1]));
        Assert.NotNull(await Invite(about, ids[1]));

        var figures = await Events.GetFiguresAsync([other.Id, Guid.Empty, about.Id], Cancel);

        Assert.Equal(
            [
                MarketingEventFigures.None with { WalkIns = 1 },
                MarketingEventFigures.None,
                new MarketingEventFigures(2, Registered: 2, RegisteredPersons: 3, Waiting: 0, Attended: 2, RegisteredAttended: 1, WalkIns: 2),
            ],
            figures);
        Assert.Equal(
            [EventRegistrationStatus.Attended, EventRegistrationStatus.Registered, EventRegistrationStatus.Attended, EventRegistrationStatus.Cancelled],
            (await Registrations.GetAsync([came.Id, stayed.Id, waited.Id, cancelled.Id], Cancel)).Select(one => one!.Status));
        Assert.Equal(Start, (await Registrations.GetAsync([came.Id], Cancel))[0]!.AttendedAt);
        var attended = Filter.Compare("status", Comparator.Eq, EventRegistrationStatus.Attended);
        Assert.Equal([2, 0], await Registrations.CountByEventsAsync([about.Id, other.Id], attended, Cancel));
        Assert.Equal([1, 0], await Registrations.CountByCustomersAsync([ids[0], ids[1]], attended, Cancel));
        var again = await Registering.ExecuteAsync(new() { EventCode = "OPEN", CustomerId = ids[0], Companions = 3 }, Cancel);
        Assert.Equal((came.Id, EventRegistrationStatus.Attended, 1, true), (again.Value!.Id, again.Value.Status, again.Value.Companions, again.Replayed));
    }

    [Fact]
    public async Task A_merge_takes_registrations_attendances_and_invitations_along_and_an_unmerge_gives_them_back()
    {
        var (keep, gone) = ((await AddCustomerAsync("1")).Id, (await AddCustomerAsync("2")).Id);
        var about = New("CLUB") with { Status = MarketingEventStatus.Open };
        await Events.SaveAsync(about, null, Start, Cancel);
        var mine = await RegisterAsync("CLUB", gone, 0);
        Assert.NotNull(await Invite(about, gone, keep));
        await AttendAsync(gone, "CLUB");

        Assert.Empty((await MergeAsync(keep, gone)).Errors);
        var again = await Registering.ExecuteAsync(new() { EventCode = "CLUB", CustomerExternalReference = new("dms", "1") }, Cancel);
        Assert.Equal((mine.Id, keep, true), (again.Value!.Id, again.Value.CustomerId, again.Replayed));
        Assert.Equal((1, 1), ((await Events.GetFiguresAsync([about.Id], Cancel))[0].Invited, (await Events.GetFiguresAsync([about.Id], Cancel))[0].Attended));

        Assert.Empty((await UnmergeAsync(gone)).Errors);
        Assert.Equal([0, 1], await Registrations.CountByCustomersAsync([keep, gone], null, Cancel));
        Assert.Equal(EventRegistrationStatus.Attended, (await Registrations.GetAsync([mine.Id], Cancel))[0]!.Status);
        Assert.Equal(2, (await Events.GetFiguresAsync([about.Id], Cancel))[0].Invited);
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

    private static void CheckPlaces(IReadOnlyList<EventRegistration> all, int capacity)
    {
        var taken = all.Where(one => one.Status == EventRegistrationStatus.Registered).Sum(one => one.Persons);
        Assert.InRange(taken, 0, capacity);
        Assert.All(all.Where(one => one.Status == EventRegistrationStatus.Waiting), one => Assert.True(taken + one.Persons > capacity));
    }

    private async Task<IReadOnlyList<EventRegistration>> ListAsync(MarketingEvent about) => (await Registrations.PageByEventsAsync(
        [about.Id], new() { Size = 99, Order = [new(EventRegistrationOrderField.RegisteredAt, OrderDirection.Asc)] }, Cancel))[0].Items;

    private async Task<EventRegistration> RegisterAsync(string code, Guid customerId, int companions)
    {
        var outcome = await Registering.ExecuteAsync(
            new() { EventCode = code, CustomerId = customerId, Companions = companions, IdempotencyKey = NewKey() }, Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Value!;
    }

    private async Task CancelAsync(Guid id)
    {
        var outcome = await Cancelling.ExecuteAsync(new() { RegistrationId = id, IdempotencyKey = NewKey() }, Cancel);
        Assert.Empty(outcome.Errors);
        Assert.Equal(EventRegistrationStatus.Cancelled, outcome.Registration!.Status);
    }

    private Task<IReadOnlyList<EventInvitation>?> Invite(MarketingEvent about, params Guid[] customers) => Events.InviteAsync(
        [.. customers.Select(id => (
            new EventInvitation
            {
                Id = EntityId.Create(Clock.GetUtcNow()),
                EventId = about.Id,
                EventCode = about.Code,
                CustomerId = id,
                Channel = Channel.Email,
                InvitedAt = Clock.GetUtcNow(),
            },
            id))],
        Cancel);

    private async Task AttendAsync(Guid customerId, string code) => await Get<IInteractionStore>().AppendAsync(
        [
            new EventAttendance(new Visit
            {
                Id = EntityId.Create(Clock.GetUtcNow()),
                CustomerId = customerId,
                Touchpoint = TouchpointKind.Event,
                Channel = Channel.Visit,
                OccurredAt = Start,
                RecordedAt = Clock.GetUtcNow(),
            }) { EventCode = code },
        ],
        Cancel);

    private async Task WalkInAsync(string code) => Assert.True(await Get<IInteractionStore>().RecordWalkInAsync(
        new()
        {
            Id = EntityId.Create(Start), Touchpoint = TouchpointKind.Event, EventCode = code, OccurredAt = Start, RecordedAt = Start,
        },
        new(NewKey(), "x", [1], [2], Start),
        Cancel));

    private MarketingEvent New(string code) => new()
    {
        Id = EntityId.Create(Clock.GetUtcNow()),
        Code = code,
        Name = "Event",
        Kind = MarketingEventKind.TestDrive,
        StartsAt = Start.AddDays(3),
        EndsAt = Start.AddDays(4),
        TimeZone = "UTC",
        HasWaitingList = true,
        Status = MarketingEventStatus.Planned,
        Version = 1,
        CreatedAt = Start,
        UpdatedAt = Start,
    };

    private static string NewKey() => Guid.CreateVersion7().ToString();
}
