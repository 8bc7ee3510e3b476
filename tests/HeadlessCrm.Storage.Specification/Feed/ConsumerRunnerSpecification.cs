using System.Collections.Concurrent;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;

namespace HeadlessCrm.Storage.Specification.Feed;

/// <summary>What a consumer can rely on, on every storage.</summary>
public abstract class ConsumerRunnerSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly RecordingObserver observer = new();

    private IFeedStore Feed => Get<IFeedStore>();

    private IConsumerStore Store => Get<IConsumerStore>();

    [Fact]
    public async Task Everything_comes_once_and_in_order_across_restarts()
    {
        var consumer = new Listener();
        var world = await RandomWorld.CreateAsync(1, 16, Customers, Transactions, Clock);
        for (var part = 0; part < 3; part++)
        {
            foreach (var facts in world.Customers)
            {
                await AddTransactionAsync(facts.Customer.Id, Start.AddDays(-part), part);
            }

            await new ConsumerRunner(consumer, Context()).CatchUpAsync(Cancel);
        }

        Assert.Equal(await ReadAllAsync(), consumer.Taken);
        Assert.All(consumer.BatchSizes, size => Assert.InRange(size, 1, 50));
    }

    [Fact]
    public async Task Only_what_was_selected_comes_and_the_checkpoint_passes_the_rest()
    {
        await RandomWorld.CreateAsync(4, 10, Customers, Transactions, Clock);
        var consumer = new Listener { Selection = new FeedSelection([FeedEventType.TransactionReversed]) };

        await new ConsumerRunner(consumer, Context()).CatchUpAsync(Cancel);

        var all = await ReadAllAsync();
        Assert.Equal(all.Where(told => told.Type == FeedEventType.TransactionReversed), consumer.Taken);
        Assert.Equal(all[^1].Position, (await Store.FindAsync(consumer.Name, Cancel))!.Checkpoint);
    }

    [Fact]
    public async Task An_event_that_fails_for_a_while_is_brought_again()
    {
        await RandomWorld.CreateAsync(5, 5, Customers, Transactions, Clock);
        var all = await ReadAllAsync();
        var failures = 0;
        var consumer = new Listener
        {
            Before = told => told.Id == all[3].Id && failures++ < 2 ? throw new InvalidOperationException("not now") : 0,
        };

        await new ConsumerRunner(consumer, Context()).CatchUpAsync(Cancel);

        Assert.Equal(all.Select(told => told.Id), consumer.Taken.Select(told => told.Id).Distinct());
        Assert.Empty(await Store.GetParkedAsync(consumer.Name, 10, Cancel));
    }

    [Fact]
    public async Task A_poison_event_is_parked_with_its_reason_and_its_customers_later_events_behind_it()
    {
        await RandomWorld.CreateAsync(6, 12, Customers, Transactions, Clock);
        var all = await ReadAllAsync();
        var victim = all.GroupBy(told => told.CustomerId).First(group => group.Count() > 3).ToList();
        var isPoison = true;
        var consumer = new Listener
        {
            Before = told => told.Id == victim[1].Id && isPoison ? throw new InvalidOperationException("poison") : 0,
        };

        await new ConsumerRunner(consumer, Context()).CatchUpAsync(Cancel);
        var later = await AddTransactionAsync(victim[0].CustomerId, Start.AddDays(-1), 3);
        await new ConsumerRunner(consumer, Context()).CatchUpAsync(Cancel);

        all = await ReadAllAsync();
        victim = [.. all.Where(told => told.CustomerId == victim[0].CustomerId)];
        Assert.Equal(
            all.Where(told => told.CustomerId != victim[0].CustomerId).Append(victim[0]).Select(told => told.Id).Order(),
            consumer.Taken.Select(told => told.Id).Distinct().Order());
        var parked = await Store.GetParkedAsync(consumer.Name, 100, Cancel);
        Assert.Equal(victim[1..], parked.Select(one => one.Event));
        Assert.Equal((3, "InvalidOperationException: poison"), (parked[0].Attempts, parked[0].Reason));
        Assert.All(parked.Skip(1), one => Assert.Equal((0, "Waits behind an earlier event of the same customer."), (one.Attempts, one.Reason)));
        Assert.Contains(parked, one => one.Event.Payload is TransactionRecordedPayload paid && paid.TransactionId == later.Id);
        Assert.Contains("parked 3", observer.Told);

        // Asked for too early it fails once more and stays; asked for when it is cured, all of it comes, in order.
        await Store.RequestRetryAsync(consumer.Name, null, Cancel);
        await RunUntilAsync(consumer, async () => (await Store.GetParkedAsync(consumer.Name, 1, Cancel))[0].Attempts == 4);
        Assert.Equal(victim[1..], (await Store.GetParkedAsync(consumer.Name, 100, Cancel)).Select(one => one.Event));
        isPoison = false;
        await Store.RequestRetryAsync(consumer.Name, victim[2].Id, Cancel);
        await RunUntilAsync(consumer, async () => (await Store.FindAsync(consumer.Name, Cancel))!.ParkedCount == 0);
        Assert.Equal(
            victim.Select(told => told.Id),
            consumer.Taken.Where(told => told.CustomerId == victim[0].CustomerId).Select(told => told.Id).Distinct());
    }

    [Fact]
    public async Task Of_several_nodes_one_works_and_another_takes_over_what_a_dead_one_left()
    {
        var consumer = new Listener();
        await Store.RegisterAsync(consumer.Name, Cancel);
        var dead = await Store.TryAcquireAsync(consumer.Name, "dead", TimeSpan.FromMilliseconds(500), Cancel);
        Assert.NotNull(dead);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var nodes = Enumerable.Range(0, 3)
            .Select(_ => Task.Run(() => new ConsumerRunner(consumer, Context()).RunAsync(stopping.Token))).ToArray();

        await RandomWorld.CreateAsync(8, 10, Customers, Transactions, Clock);
        var all = await ReadAllAsync();
        await WaitAsync(() => Task.FromResult(consumer.Taken.Count >= all.Count));
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(nodes));

        Assert.Equal(all, consumer.Taken);
        Assert.False(await Store.RenewAsync(dead, TimeSpan.FromHours(1), Cancel));
        Assert.Null((await Store.FindAsync(consumer.Name, Cancel))!.Owner);
    }

    [Fact]
    public async Task A_node_that_loses_its_lease_in_the_middle_of_a_batch_does_not_move_the_checkpoint()
    {
        await AddCustomerAsync("1");
        ConsumerLease? thief = null;
        var consumer = new Listener();
        consumer.During = async batch =>
        {
            if (thief is null)
            {
                await Store.RenewAsync(batch.Lease, TimeSpan.FromSeconds(-1), Cancel);
                thief = await Store.TryAcquireAsync(consumer.Name, "thief", TimeSpan.FromHours(1), Cancel);
            }
        };
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var running = new ConsumerRunner(consumer, Context()).RunAsync(stopping.Token);

        await WaitAsync(() => Task.FromResult(observer.Told.Contains("lost")));

        Assert.Equal(FeedPosition.Start, (await Store.FindAsync(consumer.Name, Cancel))!.Checkpoint);
        await Store.ReleaseAsync(thief!, Cancel);
        await WaitAsync(async () => (await Store.FindAsync(consumer.Name, Cancel))!.Checkpoint > FeedPosition.Start);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(2, consumer.Taken.Count);
        Assert.Single(consumer.Taken.Select(told => told.Id).Distinct());
    }

    [Fact]
    public async Task What_this_process_wrote_is_waited_for_and_what_nobody_takes_in_only_for_a_while()
    {
        var consumer = new Listener();
        var context = Context(options => options.ReadYourWritesMilliseconds = 1);
        Assert.True(await context.Progress.WaitAsync(consumer.Name, Cancel));
        await AddCustomerAsync("1");
        Assert.False(await context.Progress.WaitAsync(consumer.Name, Cancel));

        var patient = Context(options => options.ReadYourWritesMilliseconds = 60_000);
        var waiting = patient.Progress.WaitAsync(consumer.Name, Cancel).AsTask();
        Assert.False(waiting.IsCompleted);
        await new ConsumerRunner(consumer, Context()).CatchUpAsync(Cancel);
        Assert.True(await waiting);
        Assert.Single(consumer.Taken);
    }

    private ConsumerContext Context(Action<ConsumerOptions>? configure = null) =>
        ConsumerContexts.Of(Feed, Get<IFeedSignal>(), Store, Clock, configure, observer);

    private async Task<List<FeedEvent>> ReadAllAsync()
    {
        await SettleFeedAsync();
        return [.. (await Feed.ReadAsync(FeedPosition.Start, FeedSelection.All, 100_000, Cancel)).Events];
    }

    private async Task RunUntilAsync(IFeedConsumer consumer, Func<Task<bool>> isDone)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var running = new ConsumerRunner(consumer, Context()).RunAsync(stopping.Token);
        await WaitAsync(isDone);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static async Task WaitAsync(Func<Task<bool>> isDone)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await isDone())
        {
            await Task.Delay(10, limit.Token);
        }
    }

    private sealed class Listener : IFeedConsumer
    {
        private readonly ConcurrentQueue<FeedEvent> taken = new();
        private readonly ConcurrentQueue<int> sizes = new();

        public string Name => "listener";

        public FeedSelection Selection { get; init; } = FeedSelection.All;

        public Func<FeedEvent, int> Before { get; set; } = _ => 0;

        public Func<FeedBatch, Task> During { get; set; } = _ => Task.CompletedTask;

        public List<FeedEvent> Taken => [.. taken];

        public List<int> BatchSizes => [.. sizes];

        public async Task HandleAsync(FeedBatch batch, CancellationToken cancellationToken)
        {
            sizes.Enqueue(batch.Events.Count);
            foreach (var told in batch.Events)
            {
                Before(told);
                taken.Enqueue(told);
            }

            await During(batch);
        }
    }
}
