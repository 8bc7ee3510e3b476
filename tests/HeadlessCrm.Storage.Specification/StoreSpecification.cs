using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.Specification.Feed;

namespace HeadlessCrm.Storage.Specification;

/// <summary>What every specification needs: a new storage for each test, and a clock.</summary>
public abstract class StoreSpecification(IStorageFactory factory) : IAsyncLifetime
{
    private IStorageUnderTest? storage;

    /// <summary>The time of every test's start.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 3, 15, 12, 30, 0, TimeSpan.Zero);

    protected SetClock Clock { get; } = new(Start);

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected ICustomerStore Customers => Get<ICustomerStore>();

    protected ITransactionStore Transactions => Get<ITransactionStore>();

    protected CursorCodec Cursors => Get<CursorCodec>();

    protected UpsertCustomer UpsertCustomer => new(Customers, Golden, Get<IIdempotencyStore>(), Clock);

    protected IGoldenRecordStore Golden => Get<IGoldenRecordStore>();

    protected RecordTransaction RecordTransaction => new(Transactions, Customers, Get<IQuoteStore>(), Get<IIdempotencyStore>(), Clock);

    protected ReverseTransaction ReverseTransaction => new(Transactions, Get<IIdempotencyStore>(), Clock);

    public async ValueTask InitializeAsync() => storage = await factory.CreateAsync(Clock);

    public async ValueTask DisposeAsync()
    {
        if (storage is not null)
        {
            await storage.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected T Get<T>()
        where T : notnull => storage!.Get<T>();

    /// <summary>Runs every consumer of the feed until it has taken in what was written.</summary>
    protected Task ProjectAsync() => storage!.ProjectAsync(Clock, Cancel);

    /// <summary>
    /// Waits until all that was written can be read from the feed: a transaction under way anywhere on the server holds
    /// reading back, also one of another test.
    /// </summary>
    protected async Task<FeedBounds> SettleFeedAsync()
    {
        while (true)
        {
            var bounds = await Get<IFeedStore>().GetBoundsAsync(Cancel);
            if (bounds.Head >= Get<IFeedSignal>().Committed)
            {
                return bounds;
            }

            await Task.Delay(5, Cancel);
        }
    }

    /// <summary>A random world in this storage, with its projections.</summary>
    protected async Task<RandomWorld> CreateWorldAsync(int seed, int customerCount)
    {
        var world = await RandomWorld.CreateAsync(seed, customerCount, Customers, Transactions, Clock);
        await ProjectAsync();
        return world;
    }

    /// <summary>A customer known by a reference of the system "dms".</summary>
    protected async Task<Customer> AddCustomerAsync(string externalId, string name = "Ana Vega")
    {
        var outcome = await UpsertCustomer.ExecuteAsync(
            new UpsertCustomerCommand { DisplayName = name, ExternalReferences = [new("dms", externalId)] }, Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Customer!;
    }

    /// <summary>A transaction of one line.</summary>
    protected async Task<Transaction> AddTransactionAsync(
        Guid customerId, DateTimeOffset occurredAt, decimal net, string currency = "USD", decimal? cost = null)
    {
        var outcome = await RecordTransaction.ExecuteAsync(
            new RecordTransactionCommand
            {
                CustomerId = customerId,
                Kind = TransactionKind.RepairOrder,
                OccurredAt = occurredAt,
                Currency = currency,
                Lines = [new TransactionLineInput("OIL", 1, net, cost)],
                IdempotencyKey = Guid.CreateVersion7().ToString(),
            },
            Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Transaction!;
    }
}
