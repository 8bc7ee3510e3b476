using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Segments;
using HeadlessCrm.Storage.Specification;
using HeadlessCrm.Storage.Specification.Feed;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Storage.EntityFramework.Tests.Postgres;

/// <summary>Two nodes on one database, writing at the same time.</summary>
public sealed class ConcurrencyTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = StoreSpecification.Start;

    private readonly SetClock clock = new(Start);
    private PostgresStorage one = null!;
    private ServiceProvider other = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        one = await PostgresStorageFactory.CreateStorageAsync(clock);
        other = PostgresStorage.Open(one.ConnectionString, clock);
        await other.InitializeStorageAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (other is not null)
        {
            await other.DisposeAsync();
            await one.DisposeAsync();
        }
    }

    [Fact]
    public async Task One_key_makes_one_transaction_whichever_node_is_asked()
    {
        var ana = await AddCustomerAsync("1");
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(i => Task.Run(() => Recorder(i).ExecuteAsync(Command(ana, "key"), Cancel))));

        Assert.All(outcomes, outcome => Assert.Empty(outcome.Errors));
        Assert.Single(outcomes, outcome => !outcome.Replayed);
        Assert.Single(outcomes.Select(outcome => outcome.Transaction).Distinct());
        Assert.Equal(1L, await one.ScalarAsync("SELECT COUNT(*) FROM transactions"));
    }

    [Fact]
    public async Task Writers_of_one_customer_lose_nothing_and_leave_their_mark_in_commit_order()
    {
        var ana = await AddCustomerAsync("1");
        var version = await one.Get<IPurchaseFactsStore>().GetVersionAsync(Cancel);

        await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => Task.Run(() => Recorder(i).ExecuteAsync(Command(ana, $"key-{i}"), Cancel))));

        Assert.Equal(20L, await one.ScalarAsync("SELECT COUNT(*) FROM transactions"));
        Assert.Equal(version + 20, await one.Get<IPurchaseFactsStore>().GetVersionAsync(Cancel));

        // The second writer waits for the first before it takes its number, so numbers and sequence rise together.
        Assert.Equal(
            0L,
            await one.ScalarAsync(
                "SELECT COUNT(*) FROM feed_events a JOIN feed_events b ON a.customer_id = b.customer_id AND a.transaction_number < b.transaction_number AND a.sequence > b.sequence"));
    }

    [Fact]
    public async Task Writers_of_different_customers_do_not_wait_for_each_other()
    {
        var ana = await AddCustomerAsync("1");
        var ben = await AddCustomerAsync("2");
        var database = one.Get<CrmDatabase>();
        await using var context = await database.CreateContextAsync(Cancel);
        await using var open = await context.Database.BeginTransactionAsync(Cancel);
        await database.LockCustomerAsync(context, ana.Id, Cancel);

        var outcome = await Recorder(1).ExecuteAsync(Command(ben, "key"), Cancel);
        var late = Recorder(1).ExecuteAsync(Command(ana, "late"), Cancel);
        await WaitForWaiterAsync();
        Assert.False(late.IsCompleted);
        await open.CommitAsync(Cancel);

        Assert.Empty(outcome.Errors);
        Assert.Empty((await late).Errors);
    }

    [Fact]
    public async Task An_import_and_single_writes_of_the_same_customers_end_without_a_deadlock()
    {
        Customer[] customers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => AddCustomerAsync($"{i}")));
        var writers = Enumerable.Range(0, 24).Select(i => Task.Run(() =>
            Recorder(i).ExecuteAsync(Command(customers[i % 8], $"key-{i}"), Cancel)));
        var imports = Enumerable.Range(0, 2).Select(i => Task.Run(async () =>
        {
            await using var import = await Stores(i).GetRequiredService<ITransactionImportStore>().OpenAsync("dms", false, Cancel);
            for (var batch = 0; batch < 4; batch++)
            {
                await import.WriteAsync([.. Enumerable.Range(0, 50).Select(row => Row($"{i}-{batch}-{row}", $"{row % 9}"))], Cancel);
            }
        }));

        await Task.WhenAll([.. writers, .. imports]);

        Assert.Equal(424L, await one.ScalarAsync("SELECT COUNT(*) FROM transactions"));
        // A transaction of another test on the same server may hold the reading back for a while.
        const string Counted = "SELECT SUM(transaction_count)::bigint FROM customer_purchase_profiles";
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await one.ScalarAsync(Counted) is not 424L && !patience.IsCancellationRequested)
        {
            await one.ProjectAsync(clock, Cancel);
        }

        Assert.Equal(424L, await one.ScalarAsync(Counted));
        Assert.Equal(
            0L,
            await one.ScalarAsync(
                "SELECT COUNT(*) FROM customer_purchase_profiles p WHERE transaction_count <> (SELECT COUNT(*) FROM transactions t WHERE t.customer_id = p.customer_id)"));
    }

    [Fact]
    public async Task A_deadlock_is_tried_again_and_nobody_hears_of_it()
    {
        var ana = await AddCustomerAsync("1");
        var ben = await AddCustomerAsync("2");
        var database = one.Get<CrmDatabase>();
        using var bothHold = new Barrier(2);
        var attempts = 0;

        async Task<int> SwapAsync(Guid first, Guid second) => await database.WriteAsync(
            async (context, token) =>
            {
                var isFirst = Interlocked.Increment(ref attempts) <= 2;
                await context.Customers.Where(row => row.Id == first)
                    .ExecuteUpdateAsync(row => row.SetProperty(it => it.Version, it => it.Version + 1), token);
                if (isFirst)
                {
                    bothHold.SignalAndWait(token);
                }

                return await context.Customers.Where(row => row.Id == second)
                    .ExecuteUpdateAsync(row => row.SetProperty(it => it.Version, it => it.Version + 1), token);
            },
            conflict: 0,
            Cancel);

        var changed = await Task.WhenAll(Task.Run(() => SwapAsync(ana.Id, ben.Id)), Task.Run(() => SwapAsync(ben.Id, ana.Id)));

        Assert.Equal([1, 1], changed);
        Assert.True(attempts > 2);
        Assert.Equal([3, 3], (await one.Get<ICustomerStore>().GetAsync([ana.Id, ben.Id], Cancel)).Select(row => row!.Version));
    }

    private async Task WaitForWaiterAsync()
    {
        while ((long)(await one.ScalarAsync(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'"))! == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), Cancel);
        }
    }

    private IServiceProvider Stores(int node) => node % 2 == 0 ? one.Services : other;

    private RecordTransaction Recorder(int node)
    {
        var stores = Stores(node);
        return new RecordTransaction(
            stores.GetRequiredService<ITransactionStore>(),
            stores.GetRequiredService<ICustomerStore>(),
            stores.GetRequiredService<IQuoteStore>(),
            stores.GetRequiredService<IIdempotencyStore>(),
            clock);
    }

    private async Task<Customer> AddCustomerAsync(string externalId)
    {
        var upsert = new UpsertCustomer(one.Get<ICustomerStore>(), one.Get<IGoldenRecordStore>(), one.Get<IIdempotencyStore>(), clock);
        var outcome = await upsert.ExecuteAsync(
            new() { DisplayName = externalId, ExternalReferences = [new("dms", externalId)] }, Cancel);
        return outcome.Customer!;
    }

    private static RecordTransactionCommand Command(Customer customer, string key) => new()
    {
        CustomerId = customer.Id,
        Kind = TransactionKind.Parts,
        OccurredAt = Start.AddDays(-1),
        Currency = "USD",
        Lines = [new TransactionLineInput("MAT", 1, 10)],
        IdempotencyKey = key,
    };

    private static ImportedTransaction Row(string id, string customer) =>
        new(id, customer, TransactionKind.Parts, Start.AddDays(-2), "USD", [new TransactionLineInput("MAT", 1, 3)]);
}
