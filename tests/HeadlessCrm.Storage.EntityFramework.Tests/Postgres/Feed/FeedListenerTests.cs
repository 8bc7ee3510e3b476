using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Idempotency;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Storage.EntityFramework.Tests.Postgres.Feed;

/// <summary>A node is woken by what another writes.</summary>
public sealed class FeedListenerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_of_one_node_wakes_another_also_after_its_ear_was_cut_off()
    {
        await using var storage = await PostgresStorageFactory.CreateStorageAsync(TimeProvider.System);
        await using var other = PostgresStorage.Open(storage.ConnectionString, TimeProvider.System);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task[] listening =
        [
            storage.Get<IFeedListener>().ListenAsync(stopping.Token),
            other.GetRequiredService<IFeedListener>().ListenAsync(stopping.Token),
        ];
        await WaitForEarsAsync(storage);

        await WakesAsync(storage, other.GetRequiredService<IFeedSignal>());
        await storage.ScalarAsync(
            "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()");
        await WaitForEarsAsync(storage);
        await WakesAsync(storage, other.GetRequiredService<IFeedSignal>());

        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(listening));
    }

    /// <summary>Writes until the other is woken; it is not told of its own doing, as it does nothing.</summary>
    private static async Task WakesAsync(PostgresStorage storage, IFeedSignal signal)
    {
        using var limit = new CancellationTokenSource(Patience);
        var seen = signal.Version;
        while (signal.Version == seen)
        {
            await new UpsertCustomer(storage.Get<ICustomerStore>(), storage.Get<IGoldenRecordStore>(), storage.Get<IIdempotencyStore>(), TimeProvider.System)
                .ExecuteAsync(new UpsertCustomerCommand { DisplayName = "Ana" }, Cancel);
            await signal.WaitAsync(seen, TimeSpan.FromMilliseconds(200), limit.Token);
        }
    }

    private static async Task WaitForEarsAsync(PostgresStorage storage)
    {
        using var limit = new CancellationTokenSource(Patience);
        while ((long)(await storage.ScalarAsync(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()"))! < 2)
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
