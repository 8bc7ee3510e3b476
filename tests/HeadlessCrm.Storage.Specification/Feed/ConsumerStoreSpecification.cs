using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;

namespace HeadlessCrm.Storage.Specification.Feed;

/// <summary>What <see cref="IConsumerStore"/> must do.</summary>
public abstract class ConsumerStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private const string Name = "letters";

    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    /// <summary>Run out as soon as it is given.</summary>
    private static readonly TimeSpan RunOut = TimeSpan.FromSeconds(-1);

    private IConsumerStore Store => Get<IConsumerStore>();

    [Fact]
    public async Task A_consumer_starts_before_the_first_event_and_is_registered_once()
    {
        Assert.Null(await Store.FindAsync(Name, Cancel));
        Assert.Null(await Store.TryAcquireAsync(Name, "a", Long, Cancel));
        await Store.RegisterAsync(Name, Cancel);
        await Store.RegisterAsync("another", Cancel);
        var lease = (await Store.TryAcquireAsync(Name, "a", Long, Cancel))!;
        Assert.True(await Store.AdvanceAsync(lease, new FeedPosition(3, 7), Long, Cancel));
        await Store.RegisterAsync(Name, Cancel);

        Assert.Equal(
            [
                new ConsumerState("another", FeedPosition.Start, null, null, 0, false),
                new ConsumerState(Name, new FeedPosition(3, 7), Start, "a", 0, false),
            ],
            await Store.GetAllAsync(Cancel));
    }

    [Fact]
    public async Task Of_many_nodes_one_gets_the_lease_and_the_next_one_when_it_is_given_up()
    {
        await Store.RegisterAsync(Name, Cancel);

        var leases = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Task.Run(() => Store.TryAcquireAsync(Name, $"node {i}", Long, Cancel))));

        var held = Assert.Single(leases, lease => lease is not null)!;
        Assert.Equal(held.Owner, (await Store.FindAsync(Name, Cancel))!.Owner);
        Assert.Null(await Store.TryAcquireAsync(Name, "late", Long, Cancel));
        await Store.ReleaseAsync(held, Cancel);
        Assert.Null((await Store.FindAsync(Name, Cancel))!.Owner);
        var next = await Store.TryAcquireAsync(Name, "late", Long, Cancel);
        Assert.True(next!.Fence > held.Fence);
    }

    [Fact]
    public async Task A_node_takes_its_own_lease_again_and_goes_on_from_the_checkpoint()
    {
        await Store.RegisterAsync(Name, Cancel);
        var first = (await Store.TryAcquireAsync(Name, "a", Long, Cancel))!;
        await Store.AdvanceAsync(first, new FeedPosition(0, 5), Long, Cancel);

        var second = (await Store.TryAcquireAsync(Name, "a", Long, Cancel))!;

        Assert.Equal(new FeedPosition(0, 5), second.Checkpoint);
        Assert.True(second.Fence > first.Fence);
        Assert.False(await Store.RenewAsync(first, Long, Cancel));
        Assert.True(await Store.RenewAsync(second, Long, Cancel));
    }

    [Fact]
    public async Task A_node_that_lost_its_lease_can_change_nothing_any_more()
    {
        var told = await TellAsync();
        await Store.RegisterAsync(Name, Cancel);
        var lost = (await Store.TryAcquireAsync(Name, "a", RunOut, Cancel))!;
        var held = (await Store.TryAcquireAsync(Name, "b", Long, Cancel))!;
        Assert.True(await Store.ParkAsync(held, [Parked(told[0], 1)], Cancel));

        Assert.False(await Store.AdvanceAsync(lost, new FeedPosition(9, 9), Long, Cancel));
        Assert.False(await Store.RenewAsync(lost, Long, Cancel));
        Assert.False(await Store.ParkAsync(lost, [Parked(told[1], 1)], Cancel));
        Assert.False(await Store.UnparkAsync(lost, told[0].Id, Cancel));
        await Store.ReleaseAsync(lost, Cancel);

        Assert.Equal(new ConsumerState(Name, FeedPosition.Start, null, "b", 1, false), await Store.FindAsync(Name, Cancel));
    }

    [Fact]
    public async Task Renewing_and_advancing_keep_the_lease()
    {
        await Store.RegisterAsync(Name, Cancel);
        var lease = (await Store.TryAcquireAsync(Name, "a", RunOut, Cancel))!;
        Assert.Null((await Store.FindAsync(Name, Cancel))!.Owner);

        Assert.True(await Store.RenewAsync(lease, Long, Cancel));
        Assert.Equal("a", (await Store.FindAsync(Name, Cancel))!.Owner);
        Assert.True(await Store.RenewAsync(lease, RunOut, Cancel));
        Assert.True(await Store.AdvanceAsync(lease, new FeedPosition(0, 1), Long, Cancel));
        Assert.Null(await Store.TryAcquireAsync(Name, "b", Long, Cancel));
    }

    [Fact]
    public async Task Parked_events_are_kept_whole_and_tried_again_with_all_of_their_customer()
    {
        var told = await TellAsync();
        await Store.RegisterAsync(Name, Cancel);
        await Store.RegisterAsync("another", Cancel);
        var lease = (await Store.TryAcquireAsync(Name, "a", Long, Cancel))!;
        var other = (await Store.TryAcquireAsync("another", "a", Long, Cancel))!;
        ParkedEvent[] parked = [.. told.Select((one, i) => Parked(one, i))];
        await Store.ParkAsync(lease, [.. parked.Reverse()], Cancel);
        await Store.ParkAsync(other, [parked[0]], Cancel);
        Clock.Advance(TimeSpan.FromDays(1));
        parked[0] = parked[0] with { Attempts = 9, Reason = "again" };
        await Store.ParkAsync(lease, [parked[0] with { ParkedAt = Clock.GetUtcNow() }], Cancel);

        Assert.Equal(parked, await Store.GetParkedAsync(Name, 100, Cancel));
        Assert.Equal(parked[..1], await Store.GetParkedAsync(Name, 1, Cancel));
        Assert.True((await Store.GetParkedCustomersAsync(Name, Cancel)).SetEquals(told.Select(one => one.CustomerId)));
        Assert.Equal(parked.Length, (await Store.FindAsync(Name, Cancel))!.ParkedCount);

        Assert.Empty(await Store.GetRetriesAsync(Name, 100, Cancel));
        var last = told[^1];
        var own = parked.Where(one => one.Event.CustomerId == last.CustomerId).ToArray();
        Assert.Equal(own.Length, await Store.RequestRetryAsync(Name, last.Id, Cancel));
        Assert.Equal(own, await Store.GetRetriesAsync(Name, 100, Cancel));
        Assert.Equal(0, await Store.RequestRetryAsync(Name, Guid.CreateVersion7(), Cancel));
        Assert.Equal(parked.Length, await Store.RequestRetryAsync(Name, null, Cancel));
        Assert.True(await Store.UnparkAsync(lease, told[0].Id, Cancel));
        Assert.Equal(parked[1..], await Store.GetRetriesAsync(Name, 100, Cancel));
        Assert.Single(await Store.GetParkedAsync("another", 100, Cancel));
    }

    [Fact]
    public async Task A_rebuild_is_asked_for_by_name()
    {
        await Store.RegisterAsync(Name, Cancel);

        Assert.False(await Store.RequestRebuildAsync("nobody", Cancel));
        Assert.True(await Store.RequestRebuildAsync(Name, Cancel));
        Assert.True((await Store.FindAsync(Name, Cancel))!.IsRebuilding);
    }

    [Fact]
    public async Task The_backlog_is_what_is_after_a_place()
    {
        Assert.Equal(new FeedBacklog(0, null), await Store.GetBacklogAsync(FeedPosition.Start, 10, Cancel));
        var told = await TellAsync();

        Assert.Equal(
            new FeedBacklog(told.Count, told[0].RecordedAt), await Store.GetBacklogAsync(FeedPosition.Start, 100, Cancel));
        Assert.Equal(2, (await Store.GetBacklogAsync(FeedPosition.Start, 2, Cancel)).Count);
        Assert.Equal(
            new FeedBacklog(told.Count - 2, told[2].RecordedAt), await Store.GetBacklogAsync(told[1].Position, 100, Cancel));
        Assert.Equal(new FeedBacklog(0, null), await Store.GetBacklogAsync(told[^1].Position, 100, Cancel));
    }

    private static ParkedEvent Parked(FeedEvent told, int attempts) => new(told, attempts, $"reason {attempts}", Start);

    private async Task<IReadOnlyList<FeedEvent>> TellAsync()
    {
        var ana = await AddCustomerAsync("1");
        Clock.Advance(TimeSpan.FromMinutes(1));
        var ben = await AddCustomerAsync("2", "Ben");
        Clock.Advance(TimeSpan.FromMinutes(1));
        await AddTransactionAsync(ana.Id, Start, 5);
        await AddTransactionAsync(ben.Id, Start, 7);
        Clock.Advance(Start - Clock.GetUtcNow());
        await SettleFeedAsync();
        return (await Get<IFeedStore>().ReadAsync(FeedPosition.Start, FeedSelection.All, 100, Cancel)).Events;
    }
}
