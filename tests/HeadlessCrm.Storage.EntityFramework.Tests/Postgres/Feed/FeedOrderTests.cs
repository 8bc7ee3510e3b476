using System.Collections.Concurrent;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;
using HeadlessCrm.Domain.Idempotency;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HeadlessCrm.Storage.EntityFramework.Tests.Postgres.Feed;

/// <summary>Transactions commit in another order than they begin; readers of the feed must not notice.</summary>
public sealed class FeedOrderTests
{
    private const string InsertEvent =
        """
        INSERT INTO feed_events(id, type, customer_id, occurred_at, recorded_at, payload)
        VALUES(gen_random_uuid(), 1, gen_random_uuid(), 0, 0, convert_to('{"version":1,"new":true,"status":0}', 'UTF8'))
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_does_not_pass_a_transaction_that_began_earlier_and_commits_later()
    {
        await using var storage = await PostgresStorageFactory.CreateStorageAsync(TimeProvider.System);
        var feed = storage.Get<IFeedStore>();
        await using var connection = new NpgsqlConnection(storage.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var early = await connection.BeginTransactionAsync(Cancel);
        await ExecuteAsync(connection, InsertEvent);

        var late = await AddCustomerAsync(storage.Services, "late");
        for (var i = 0; i < 20; i++)
        {
            var blocked = await feed.ReadAsync(FeedPosition.Start, FeedSelection.All, 10, Cancel);
            Assert.Empty(blocked.Events);
            Assert.True(blocked.IsEnd);
            Assert.Equal(FeedPosition.Start, blocked.ReadTo);
            Assert.Equal(FeedPosition.Start, (await feed.GetBoundsAsync(Cancel)).Head);
            Assert.Equal(0, (await storage.Get<IConsumerStore>().GetBacklogAsync(FeedPosition.Start, 10, Cancel)).Count);
        }

        // Whoever waits at the end is woken when it may go on, though nobody says that the early one has ended.
        var signal = storage.Get<IFeedSignal>();
        await early.CommitAsync(Cancel);
        FeedSlice slice;
        do
        {
            var seen = signal.Version;
            slice = await feed.ReadAsync(FeedPosition.Start, FeedSelection.All, 10, Cancel);
            if (slice.Events.Count < 2)
            {
                await signal.WaitAsync(seen, TimeSpan.FromMinutes(2), Cancel);
            }
        }
        while (slice.Events.Count < 2);

        Assert.Equal(2, slice.Events.Count);
        Assert.Equal(late, slice.Events[1].CustomerId);
        Assert.True(slice.Events[0].Position < slice.Events[1].Position);
    }

    [Fact]
    public async Task A_transaction_that_comes_to_nothing_holds_nothing_back()
    {
        await using var storage = await PostgresStorageFactory.CreateStorageAsync(TimeProvider.System);
        await using var connection = new NpgsqlConnection(storage.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using (var given = await connection.BeginTransactionAsync(Cancel))
        {
            await ExecuteAsync(connection, InsertEvent);
            await given.RollbackAsync(Cancel);
        }

        var customer = await AddCustomerAsync(storage.Services, "one");

        Assert.Equal([customer], (await ReadAllAsync(storage)).Select(told => told.CustomerId));
    }

    [Fact]
    public async Task Whoever_tails_the_feed_while_many_write_sees_the_log_as_it_ends_without_a_gap()
    {
        const int Nodes = 2;
        const int WritersPerNode = 4;
        const int WritesEach = 25;
        await using var storage = await PostgresStorageFactory.CreateStorageAsync(TimeProvider.System);
        var customers = new Guid[5];
        for (var i = 0; i < customers.Length; i++)
        {
            customers[i] = await AddCustomerAsync(storage.Services, $"c{i}");
        }

        using var writing = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var disturbing = Enumerable.Range(0, 3).Select(i => Task.Run(() => DisturbAsync(storage.ConnectionString, i, writing.Token))).ToArray();
        var seen = new List<FeedEvent>();
        var tailing = Task.Run(() => TailAsync(storage, seen, writing.Token));
        var acknowledged = new ConcurrentBag<Guid>();
        var nodes = Enumerable.Range(0, Nodes).Select(_ => PostgresStorage.Open(storage.ConnectionString, TimeProvider.System)).ToArray();
        await Task.WhenAll(nodes.SelectMany((node, n) => Enumerable.Range(0, WritersPerNode).Select(w =>
            Task.Run(() => WriteAsync(node, new Random((n * 100) + w), customers, WritesEach, acknowledged)))));
        await writing.CancelAsync();
        await Task.WhenAll(disturbing);
        await tailing;
        var log = await ReadAllAsync(storage);
        await CatchUpAsync(storage, seen, log[^1].Position);

        Assert.Equal(log, seen);
        Assert.Equal(Nodes * WritersPerNode * WritesEach, acknowledged.Count);
        var told = log.Select(one => one.Payload).OfType<TransactionRecordedPayload>().Select(paid => paid.TransactionId).ToList();
        Assert.Equal(acknowledged.Order(), told.Order());
        foreach (var customer in customers)
        {
            // Versions rise by one with every change, so any other order of a customer's events would show.
            var versions = log.Where(one => one.CustomerId == customer).Select(one => one.Payload).OfType<CustomerChangedPayload>()
                .Select(changed => changed.Version).ToList();
            Assert.Equal(Enumerable.Range(1, versions.Count).Select(version => (long)version), versions);
        }

        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task After_a_restore_into_a_server_that_counts_anew_events_still_come_last()
    {
        await using var storage = await PostgresStorageFactory.CreateStorageAsync(TimeProvider.System);
        await AddCustomerAsync(storage.Services, "before");
        await ReadAllAsync(storage);

        // As if the events came from a server that had counted much further than this one.
        await storage.ScalarAsync("UPDATE feed_events SET transaction_number = transaction_number + 5000000000");
        await using var restored = PostgresStorage.Open(storage.ConnectionString, TimeProvider.System);
        await restored.InitializeStorageAsync(Cancel);
        var after = await AddCustomerAsync(restored, "after");

        var log = await ReadAllAsync(storage, restored.GetRequiredService<IFeedSignal>().Committed);
        Assert.Equal(2, log.Count);
        Assert.Equal(after, log[1].CustomerId);
        Assert.True(log[1].Position > log[0].Position);

        // Starting once more changes nothing.
        await using var again = PostgresStorage.Open(storage.ConnectionString, TimeProvider.System);
        await again.InitializeStorageAsync(Cancel);
        Assert.Equal(log[1].Position, (await again.GetRequiredService<IFeedStore>().GetBoundsAsync(Cancel)).Head);
    }

    [Fact]
    public async Task Reading_after_a_place_seeks_in_the_index()
    {
        await using var storage = await PostgresStorageFactory.CreateStorageAsync(TimeProvider.System);
        await storage.ScalarAsync(
            InsertEvent.Replace("VALUES(gen_random_uuid(), 1, gen_random_uuid(), 0, 0,", "SELECT gen_random_uuid(), 1, gen_random_uuid(), 0, 0,", StringComparison.Ordinal)
                .TrimEnd(')') + ") FROM generate_series(1, 50000)");
        await storage.ScalarAsync("ANALYZE feed_events");
        var store = (EntityFramework.Postgres.Feed.PostgresFeedStore)storage.Get<IFeedStore>();
        foreach (var selection in new[] { FeedSelection.All, new FeedSelection([FeedEventType.TransactionRecorded]) })
        {
            var sql = store.WriteWindow(new FeedPosition(long.MaxValue / 2, 40_000), selection, 100, 20_000);
            var plan = new List<string>();
            await using var connection = new NpgsqlConnection(storage.ConnectionString);
            await connection.OpenAsync(Cancel);
            await using var command = new NpgsqlCommand($"EXPLAIN {sql}", connection);
            foreach (var value in sql.Parameters)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            await using var rows = await command.ExecuteReaderAsync(Cancel);
            while (await rows.ReadAsync(Cancel))
            {
                plan.Add(rows.GetString(0));
            }

            Assert.Contains(plan, step => step.Contains("Index Scan using pk_feed_events", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, step => step.Contains("Seq Scan on feed_events", StringComparison.Ordinal));
        }
    }

    private static async Task<Guid> AddCustomerAsync(IServiceProvider node, string name)
    {
        var outcome = await new UpsertCustomer(
                node.GetRequiredService<ICustomerStore>(),
                node.GetRequiredService<IGoldenRecordStore>(),
                node.GetRequiredService<IIdempotencyStore>(),
                TimeProvider.System)
            .ExecuteAsync(new UpsertCustomerCommand { DisplayName = name }, Cancel);
        return outcome.Customer!.Id;
    }

    private static async Task WriteAsync(
        IServiceProvider node, Random random, Guid[] customers, int writes, ConcurrentBag<Guid> acknowledged)
    {
        var store = node.GetRequiredService<ICustomerStore>();
        var idempotency = node.GetRequiredService<IIdempotencyStore>();
        var upsert = new UpsertCustomer(store, node.GetRequiredService<IGoldenRecordStore>(), idempotency, TimeProvider.System);
        var record = new RecordTransaction(
            node.GetRequiredService<ITransactionStore>(), store, node.GetRequiredService<IQuoteStore>(), idempotency, TimeProvider.System);
        for (var i = 0; i < writes; i++)
        {
            var customer = customers[random.Next(customers.Length)];
            if (random.Next(3) == 0)
            {
                // Met by another change again and again it gives up, which is refused and therefore told nobody.
                try
                {
                    await upsert.ExecuteAsync(
                        new UpsertCustomerCommand { Id = customer, DisplayName = $"name {random.Next()}" }, Cancel);
                }
                catch (InvalidOperationException)
                {
                }
            }

            var outcome = await record.ExecuteAsync(
                new RecordTransactionCommand
                {
                    CustomerId = customer,
                    Kind = TransactionKind.Sale,
                    OccurredAt = TimeProvider.System.GetUtcNow().AddDays(-1),
                    Currency = "USD",
                    Lines = [new TransactionLineInput("CAR", 1, random.Next(100))],
                    IdempotencyKey = Guid.CreateVersion7().ToString(),
                },
                Cancel);
            acknowledged.Add(outcome.Transaction!.Id);
        }
    }

    /// <summary>Holds transactions open for a random while, some with events, some given up.</summary>
    private static async Task DisturbAsync(string connectionString, int seed, CancellationToken until)
    {
        var random = new Random(seed);
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancel);
        while (!until.IsCancellationRequested)
        {
            await using var transaction = await connection.BeginTransactionAsync(Cancel);
            await ExecuteAsync(connection, InsertEvent);
            await Task.Delay(random.Next(15), Cancel);
            if (random.Next(2) == 0)
            {
                await transaction.CommitAsync(Cancel);
            }
        }
    }

    private static async Task TailAsync(PostgresStorage storage, List<FeedEvent> seen, CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            await ReadOnAsync(storage, seen);
        }
    }

    private static async Task CatchUpAsync(PostgresStorage storage, List<FeedEvent> seen, FeedPosition end)
    {
        while (seen.Count == 0 || seen[^1].Position < end)
        {
            await ReadOnAsync(storage, seen);
        }
    }

    private static async Task ReadOnAsync(PostgresStorage storage, List<FeedEvent> seen)
    {
        var after = seen.Count == 0 ? FeedPosition.Start : seen[^1].Position;
        var slice = await storage.Get<IFeedStore>().ReadAsync(after, FeedSelection.All, 7, Cancel);
        seen.AddRange(slice.Events);
    }

    /// <summary>The log, when nothing is held back any more.</summary>
    private static async Task<IReadOnlyList<FeedEvent>> ReadAllAsync(PostgresStorage storage, FeedPosition? upTo = null)
    {
        var count = (long)(await storage.ScalarAsync("SELECT COUNT(*) FROM feed_events"))!;
        while (true)
        {
            var slice = await storage.Get<IFeedStore>().ReadAsync(FeedPosition.Start, FeedSelection.All, 100_000, Cancel);
            if (slice.Events.Count == count && (upTo is null || slice.ReadTo >= upTo))
            {
                return slice.Events;
            }

            await Task.Delay(5, Cancel);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // The statements are the tests' own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
