using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Storage.Specification.Feed;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Storage.EntityFramework.Tests.Sqlite.Feed;

/// <summary>Several processes on one file, as an import beside a server.</summary>
public sealed class FeedListenerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_of_another_process_wakes()
    {
        await using var storage = new SqliteStorage(TimeProvider.System);
        await storage.InitializeAsync();
        await using var other = OpenOther(storage);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var listening = other.GetRequiredService<IFeedListener>().ListenAsync(stopping.Token);
        var signal = other.GetRequiredService<IFeedSignal>();
        await signal.WaitAsync(0, TimeSpan.FromMinutes(2), Cancel);

        var seen = signal.Version;
        await new UpsertCustomer(storage.Get<ICustomerStore>(), storage.Get<IGoldenRecordStore>(), storage.Get<IIdempotencyStore>(), TimeProvider.System)
            .ExecuteAsync(new UpsertCustomerCommand { DisplayName = "Ana" }, Cancel);
        await signal.WaitAsync(seen, TimeSpan.FromMinutes(2), Cancel);

        Assert.NotEqual(seen, signal.Version);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
    }

    [Fact]
    public async Task A_store_that_is_older_than_its_feed_is_rebuilt_from_its_state()
    {
        await using var storage = new SqliteStorage(TimeProvider.System);
        await storage.InitializeAsync();
        var customers = storage.Get<ICustomerStore>();
        var outcome = await new UpsertCustomer(customers, storage.Get<IGoldenRecordStore>(), storage.Get<IIdempotencyStore>(), TimeProvider.System)
            .ExecuteAsync(new UpsertCustomerCommand { DisplayName = "Ana" }, Cancel);
        await storage.ProjectAsync();
        await using (var connection = new SqliteConnection(storage.ConnectionString))
        {
            // What a store of the time before the feed looks like: no event tells of its customers.
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM feed_events; DELETE FROM feed_consumers; UPDATE feed_state SET began_empty = 0";
            await command.ExecuteNonQueryAsync(Cancel);
        }

        await using var later = OpenOther(storage);
        var consumers = later.GetRequiredService<IConsumerStore>();
        var feed = later.GetRequiredService<IFeedStore>();
        Assert.False((await feed.GetBoundsAsync(Cancel)).TellsAll);
        var observer = new RecordingObserver();
        var consumer = later.GetRequiredService<IEnumerable<IFeedConsumer>>().Single();
        await consumers.RegisterAsync(consumer.Name, Cancel);
        await consumers.RequestRebuildAsync(consumer.Name, Cancel);
        await new ConsumerRunner(
            consumer,
            ConsumerContexts.Of(feed, later.GetRequiredService<IFeedSignal>(), consumers, TimeProvider.System, observer: observer))
            .CatchUpAsync(Cancel);

        Assert.Contains("rebuilt", observer.Told);
        var page = await customers.PageAsync(new() { Order = [new(CustomerOrderField.TotalSpend, default)] }, Cancel);
        Assert.Equal(outcome.Customer, Assert.Single(page.Items));
    }

    private static ServiceProvider OpenOther(SqliteStorage storage) => new ServiceCollection()
        .AddEntityFrameworkStorage(options => options.ConnectionString = storage.ConnectionString)
        .BuildServiceProvider();
}
