using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Storage.Specification.Feed;

/// <summary>The consumer that keeps <see cref="CustomerPurchaseProfile"/>s.</summary>
public abstract class PurchaseProfileProjectionSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    private IConsumerStore Store => Get<IConsumerStore>();

    private IRebuildableConsumer Projection =>
        (IRebuildableConsumer)Get<IEnumerable<IFeedConsumer>>().Single(one => one.Name == CustomerPurchaseProfile.Projection);

    [Fact]
    public async Task Nothing_but_the_consumer_changes_a_profile()
    {
        var world = await RandomWorld.CreateAsync(31, 20, Customers, Transactions, Clock);

        Assert.All(await ProfilesAsync(world), profile => Assert.Equal(CustomerPurchaseProfile.Empty, profile));
        await ProjectAsync();
        Assert.Equal(world.Customers.Select(facts => facts.Profile), await ProfilesAsync(world));
    }

    [Fact]
    public async Task Taking_events_in_again_and_in_another_order_changes_nothing()
    {
        var world = await CreateWorldAsync(32, 15);
        var lease = await AcquireAsync();
        await SettleFeedAsync();
        var events = (await Get<IFeedStore>().ReadAsync(FeedPosition.Start, FeedSelection.All, 10_000, Cancel)).Events;

        await Projection.HandleAsync(new FeedBatch([.. events.Reverse()], lease), Cancel);
        await Projection.HandleAsync(new FeedBatch(events, lease), Cancel);

        Assert.Equal(world.Customers.Select(facts => facts.Profile), await ProfilesAsync(world));
    }

    [Fact]
    public async Task A_node_that_lost_its_lease_cannot_write_profiles()
    {
        var world = await RandomWorld.CreateAsync(33, 5, Customers, Transactions, Clock);
        await Store.RegisterAsync(Projection.Name, Cancel);
        var lost = (await Store.TryAcquireAsync(Projection.Name, "lost", TimeSpan.FromSeconds(-1), Cancel))!;
        Assert.NotNull(await Store.TryAcquireAsync(Projection.Name, "next", Long, Cancel));
        await SettleFeedAsync();
        var events = (await Get<IFeedStore>().ReadAsync(FeedPosition.Start, FeedSelection.All, 10_000, Cancel)).Events;

        await Assert.ThrowsAsync<LeaseLostException>(() => Projection.HandleAsync(new FeedBatch(events, lost), Cancel));
        await Assert.ThrowsAsync<LeaseLostException>(() => Projection.CompleteRebuildAsync(lost, Cancel));

        Assert.All(await ProfilesAsync(world), profile => Assert.Equal(CustomerPurchaseProfile.Empty, profile));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_rebuilt_is_what_was_live_and_readers_see_the_old_until_all_of_it_is_there(bool fromState)
    {
        var world = await CreateWorldAsync(34, 30);
        var live = await ProfilesAsync(world);
        var order = await OrderAsync();
        var lease = await AcquireAsync();
        await SettleFeedAsync();
        var events = (await Get<IFeedStore>().ReadAsync(FeedPosition.Start, FeedSelection.All, 10_000, Cancel)).Events;

        await Projection.BeginRebuildAsync(lease, Cancel);
        if (fromState)
        {
            await Projection.BuildFromStateAsync(lease, Cancel);
        }
        else
        {
            foreach (var part in events.Chunk(40))
            {
                await Projection.BuildAsync(new FeedBatch(part, lease), Cancel);
                Assert.Equal(live, await ProfilesAsync(world));
                Assert.Equal(order, await OrderAsync());
            }
        }

        Assert.Equal(live, await ProfilesAsync(world));
        await Projection.CompleteRebuildAsync(lease, Cancel);
        Assert.Equal(live, await ProfilesAsync(world));
        Assert.Equal(order, await OrderAsync());
    }

    [Fact]
    public async Task A_rebuild_takes_the_place_of_what_was_in_use_as_a_whole()
    {
        // What is in use lacks what happened since; building it anew, from nothing, brings all of it at once.
        var world = await CreateWorldAsync(35, 10);
        var known = world.Customers.Select(facts => facts.Customer.Id).ToHashSet();
        await AddTransactionAsync(world.Customers[0].Customer.Id, Start.AddDays(-1), 1_000_000m);
        var lease = await AcquireAsync();

        await Projection.BeginRebuildAsync(lease, Cancel);
        await Projection.BuildFromStateAsync(lease, Cancel);
        Assert.Equal(world.Customers[0].Profile, (await ProfilesAsync(world))[0]);
        await Projection.CompleteRebuildAsync(lease, Cancel);

        Assert.Equal(world.Customers[0].Profile.TransactionCount + 1, (await ProfilesAsync(world))[0].TransactionCount);
        Assert.Equal(world.Customers[0].Customer.Id, (await OrderAsync())[0]);
        Assert.True(known.SetEquals(await OrderAsync()));
    }

    [Fact]
    public async Task A_rebuild_while_others_write_ends_with_what_the_transactions_come_to()
    {
        var world = await CreateWorldAsync(36, 30);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var observer = new RecordingObserver();
        var context = ConsumerContexts.Of(
            Get<IFeedStore>(), Get<IFeedSignal>(), Store, Clock, options => options.BatchSize = 7, observer);
        var running = new ConsumerRunner(Projection, context).RunAsync(stopping.Token);
        Assert.True(await Store.RequestRebuildAsync(Projection.Name, Cancel));

        for (var i = 0; i < 60; i++)
        {
            await AddTransactionAsync(world.Customers[i % 30].Customer.Id, Start.AddDays(-i), i);
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!observer.Told.Contains("rebuilt"))
        {
            await Task.Delay(10, limit.Token);
        }

        Assert.False((await Store.FindAsync(Projection.Name, Cancel))!.IsRebuilding);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await ProjectAsync();
        var profiles = await ProfilesAsync(world);
        for (var i = 0; i < 30; i++)
        {
            var before = world.Customers[i].Profile;
            Assert.Equal((before.TransactionCount + 2, before.TotalSpend + i + i + 30), (profiles[i].TransactionCount, profiles[i].TotalSpend));
        }
    }

    private async Task<ConsumerLease> AcquireAsync()
    {
        await Store.RegisterAsync(Projection.Name, Cancel);
        return (await Store.TryAcquireAsync(Projection.Name, "test", Long, Cancel))!;
    }

    private Task<IReadOnlyList<CustomerPurchaseProfile>> ProfilesAsync(RandomWorld world) =>
        Customers.GetPurchaseProfilesAsync([.. world.Customers.Select(facts => facts.Customer.Id)], Cancel);

    private async Task<Guid[]> OrderAsync() =>
    [
        .. (await Customers.PageAsync(
            new() { Size = 250, Order = [new(CustomerOrderField.TotalSpend, OrderDirection.Desc)] }, Cancel))
            .Items.Select(customer => customer.Id),
    ];
}
