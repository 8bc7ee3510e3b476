using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;

namespace HeadlessCrm.Storage.Specification.Feed;

/// <summary>What <see cref="IFeedRetentionStore"/> must do, and what it means for those who read.</summary>
public abstract class FeedRetentionStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private IFeedStore Feed => Get<IFeedStore>();

    private IFeedRetentionStore Retention => Get<IFeedRetentionStore>();

    [Fact]
    public async Task Takes_the_oldest_and_moves_the_horizon_which_every_reader_sees()
    {
        var all = await TellAsync(10);

        Assert.Equal(4, await Retention.TakeAsync(all[4].RecordedAt, all[4].RecordedAt, 100, Cancel));
        Assert.Equal(0, await Retention.TakeAsync(all[4].RecordedAt, all[4].RecordedAt, 100, Cancel));

        var bounds = await Feed.GetBoundsAsync(Cancel);
        Assert.Equal((all[3].Position, all[^1].Position, all[4].RecordedAt), (bounds.Horizon, bounds.Head, bounds.OldestAt));
        Assert.False(bounds.TellsAll);
        foreach (var after in new[] { FeedPosition.Start, all[2].Position, all[3].Position })
        {
            var slice = await Feed.ReadAsync(after, FeedSelection.All, 100, Cancel);
            Assert.Equal(all.Skip(4), slice.Events);
            Assert.Equal(all[3].Position, slice.Horizon);
        }

        var later = await Feed.ReadAsync(all[6].Position, new FeedSelection(CustomerId: all[8].CustomerId), 100, Cancel);
        Assert.Equal([all[8]], later.Events);
    }

    [Fact]
    public async Task Takes_no_more_at_once_than_it_is_asked_to()
    {
        var all = await TellAsync(5);

        Assert.Equal(2, await Retention.TakeAsync(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, 2, Cancel));

        Assert.Equal(all.Skip(2), (await Feed.ReadAsync(FeedPosition.Start, FeedSelection.All, 100, Cancel)).Events);
    }

    [Fact]
    public async Task Places_are_never_used_again_when_everything_was_taken()
    {
        var all = await TellAsync(3);
        Assert.Equal(3, await Retention.TakeAsync(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, 100, Cancel));

        var bounds = await Feed.GetBoundsAsync(Cancel);
        Assert.Equal((all[^1].Position, all[^1].Position, null), (bounds.Horizon, bounds.Head, bounds.OldestAt));
        var empty = await Feed.ReadAsync(FeedPosition.Start, FeedSelection.All, 100, Cancel);
        Assert.True(empty.IsEnd);
        Assert.Equal(all[^1].Position, empty.ReadTo);

        await AddCustomerAsync("another");
        await SettleFeedAsync();
        var next = await Feed.ReadAsync(all[^1].Position, FeedSelection.All, 100, Cancel);
        Assert.True(Assert.Single(next.Events).Position > all[^1].Position);
    }

    [Fact]
    public async Task What_a_consumer_has_not_read_is_kept_for_longer()
    {
        var all = await TellAsync(10);
        var store = Get<IConsumerStore>();
        await store.RegisterAsync("slow", Cancel);
        await store.RegisterAsync("quick", Cancel);
        await AdvanceAsync("quick", all[8].Position);
        await AdvanceAsync("slow", all[2].Position);

        Assert.Equal(3, await Retention.TakeAsync(DateTimeOffset.MaxValue, DateTimeOffset.MinValue, 100, Cancel));
        Assert.Equal(2, await Retention.TakeAsync(DateTimeOffset.MaxValue, all[5].RecordedAt, 100, Cancel));

        Assert.Equal(all[4].Position, (await Feed.GetBoundsAsync(Cancel)).Horizon);

        async Task AdvanceAsync(string name, FeedPosition to)
        {
            var lease = (await store.TryAcquireAsync(name, "test", TimeSpan.FromHours(1), Cancel))!;
            Assert.True(await store.AdvanceAsync(lease, to, TimeSpan.FromHours(1), Cancel));
        }
    }

    [Fact]
    public async Task The_options_say_what_is_too_old()
    {
        var all = await TellAsync(3);
        Clock.Advance(TimeSpan.FromDays(9));
        var kept = await TellAsync(2, "later");
        var options = new FeedRetentionOptions { Days = 0 };

        Assert.Equal(0, await new FeedRetention(Retention, options, Clock).ApplyAsync(Cancel));
        options.Days = 9;
        Assert.Equal(all.Count, await new FeedRetention(Retention, options, Clock).ApplyAsync(Cancel));

        Assert.Equal(kept.TakeLast(2), (await Feed.ReadAsync(FeedPosition.Start, FeedSelection.All, 100, Cancel)).Events);
    }

    [Fact]
    public async Task A_projection_that_lost_events_is_rebuilt_from_the_present_state()
    {
        var world = await RandomWorld.CreateAsync(41, 15, Customers, Transactions, Clock);
        await SettleFeedAsync();
        await Retention.TakeAsync(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, 10_000, Cancel);
        await AddTransactionAsync(world.Customers[2].Customer.Id, Start.AddDays(-1), 5);
        var observer = new RecordingObserver();
        foreach (var consumer in Get<IEnumerable<IFeedConsumer>>())
        {
            await new ConsumerRunner(
                consumer,
                ConsumerContexts.Of(Feed, Get<IFeedSignal>(), Get<IConsumerStore>(), Clock, observer: observer)).CatchUpAsync(Cancel);
        }

        Assert.Contains("missed", observer.Told);
        Assert.Contains("rebuilt", observer.Told);
        var profiles = await Customers.GetPurchaseProfilesAsync([.. world.Customers.Select(facts => facts.Customer.Id)], Cancel);
        for (var i = 0; i < profiles.Count; i++)
        {
            var expected = world.Customers[i].Profile;
            Assert.Equal(
                (expected.TransactionCount + (i == 2 ? 1 : 0), expected.TotalSpend + (i == 2 ? 5 : 0)),
                (profiles[i].TransactionCount, profiles[i].TotalSpend));
        }
    }

    private async Task<IReadOnlyList<FeedEvent>> TellAsync(int count, string prefix = "c")
    {
        for (var i = 0; i < count; i++)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await AddCustomerAsync($"{prefix}{i}");
        }

        Clock.Advance(TimeSpan.FromMinutes(1));
        await SettleFeedAsync();
        return (await Feed.ReadAsync(FeedPosition.Start, FeedSelection.All, 1_000, Cancel)).Events;
    }
}
