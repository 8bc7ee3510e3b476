using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;

namespace HeadlessCrm.Storage.Specification.Touchpoints.MarketingEvents;

/// <summary>What <see cref="IEventRegistrationStore"/> must do.</summary>
public abstract class EventRegistrationStoreSpecification(IStorageFactory factory) : MarketingEventSpecification(factory)
{
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

    private static void CheckPlaces(IReadOnlyList<EventRegistration> all, int capacity)
    {
        var taken = all.Where(one => one.Status == EventRegistrationStatus.Registered).Sum(one => one.Persons);
        Assert.InRange(taken, 0, capacity);
        Assert.All(all.Where(one => one.Status == EventRegistrationStatus.Waiting), one => Assert.True(taken + one.Persons > capacity));
    }
}
