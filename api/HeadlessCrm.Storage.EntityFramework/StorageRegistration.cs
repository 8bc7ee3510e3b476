using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Commerce.Corrections;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.LeakRisks;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Customers.Merging;
using HeadlessCrm.Domain.Customers.Reachability;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Imports;
using HeadlessCrm.Domain.Organisation;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Segments;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.Domain.Touchpoints.Leads;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using HeadlessCrm.Domain.Touchpoints.MysteryVisits;
using HeadlessCrm.Domain.Touchpoints.Timeline;
using HeadlessCrm.Domain.Webhooks;
using HeadlessCrm.Storage.EntityFramework.Commerce;
using HeadlessCrm.Storage.EntityFramework.Commerce.Vehicles;
using HeadlessCrm.Storage.EntityFramework.Commerce.Corrections;
using HeadlessCrm.Storage.EntityFramework.Commerce.Quotes;
using HeadlessCrm.Storage.EntityFramework.Commerce.Returns;
using HeadlessCrm.Storage.EntityFramework.Customers;
using HeadlessCrm.Storage.EntityFramework.Customers.Golden;
using HeadlessCrm.Storage.EntityFramework.Customers.LeakRisks;
using HeadlessCrm.Storage.EntityFramework.Customers.Matching;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Customers.Reachability;
using HeadlessCrm.Storage.EntityFramework.Feed;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Imports;
using HeadlessCrm.Storage.EntityFramework.Organisation;
using HeadlessCrm.Storage.EntityFramework.Segments;
using HeadlessCrm.Storage.EntityFramework.Postgres;
using HeadlessCrm.Storage.EntityFramework.Postgres.Feed;
using HeadlessCrm.Storage.EntityFramework.Postgres.Imports;
using HeadlessCrm.Storage.EntityFramework.Sqlite;
using HeadlessCrm.Storage.EntityFramework.Sqlite.Feed;
using HeadlessCrm.Storage.EntityFramework.Sqlite.Imports;
using HeadlessCrm.Storage.EntityFramework.Touchpoints;
using HeadlessCrm.Storage.EntityFramework.Touchpoints.Complaints;
using HeadlessCrm.Storage.EntityFramework.Touchpoints.Leads;
using HeadlessCrm.Storage.EntityFramework.Touchpoints.MarketingEvents;
using HeadlessCrm.Storage.EntityFramework.Touchpoints.MysteryVisits;
using HeadlessCrm.Storage.EntityFramework.Touchpoints.Timeline;
using HeadlessCrm.Storage.EntityFramework.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Storage.EntityFramework;

/// <summary>Registers the relational stores.</summary>
public static class StorageRegistration
{
    /// <summary>
    /// Adds every store of the domain and the <see cref="CursorCodec"/>. The options are validated when first used, and
    /// on start in a host.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; null: they are configured elsewhere.</param>
    public static IServiceCollection AddEntityFrameworkStorage(
        this IServiceCollection services, Action<StorageOptions>? configure = null)
    {
        var options = services.AddOptions<StorageOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        SqliteRegistration.AddSqlite(services);
        PostgresRegistration.AddPostgres(services);
        services.AddSingleton<CrmDatabase>(provider =>
            IsPostgres(provider) ? provider.GetRequiredService<PostgresDatabase>() : provider.GetRequiredService<SqliteDatabase>());
        services.AddSingleton<ICustomerImportStore>(provider => IsPostgres(provider)
            ? provider.GetRequiredService<PostgresCustomerImportStore>()
            : provider.GetRequiredService<SqliteCustomerImportStore>());
        services.AddSingleton<ITransactionImportStore>(provider => IsPostgres(provider)
            ? provider.GetRequiredService<PostgresTransactionImportStore>()
            : provider.GetRequiredService<SqliteTransactionImportStore>());
        services.AddSingleton<IFeedStore>(provider => IsPostgres(provider)
            ? provider.GetRequiredService<PostgresFeedStore>()
            : provider.GetRequiredService<SqliteFeedStore>());
        services.AddSingleton<IFeedListener>(provider => IsPostgres(provider)
            ? provider.GetRequiredService<PostgresFeedListener>()
            : provider.GetRequiredService<SqliteFeedListener>());
        services.AddSingleton<IStorageHealth>(provider => provider.GetRequiredService<CrmDatabase>());
        services.AddSingleton<StorageInitializer>();
        services.AddSingleton(provider => provider.GetRequiredService<StorageInitializer>().Cursors);
        services.AddSingleton<IFeedSignal>(provider => provider.GetRequiredService<CrmDatabase>().Signal);
        services.AddSingleton<IConsumerStore, EfConsumerStore>();
        services.AddSingleton<IFeedRetentionStore, EfFeedRetentionStore>();
        services.AddSingleton<IFeedConsumer, PurchaseProfileProjection>();
        services.AddSingleton<IIdempotencyStore, EfIdempotencyStore>();
        services.AddSingleton<ICustomerStore, EfCustomerStore>();
        services.AddSingleton<IGoldenRecordStore, EfGoldenRecordStore>();
        services.AddSingleton<ICustomerMergeStore, EfCustomerMergeStore>();
        services.AddSingleton<ITransactionStore, EfTransactionStore>();
        services.AddSingleton<ITransactionReturnStore, EfTransactionReturnStore>();
        services.AddSingleton<ITransactionRevisionStore, EfTransactionRevisionStore>();
        services.AddSingleton<IQuoteStore, EfQuoteStore>();
        services.AddSingleton<IVehicleStore, EfVehicleStore>();
        services.AddSingleton<IVehicleHistoryStore, EfVehicleHistoryStore>();
        services.AddSingleton<IServicePlanStore, EfServicePlanStore>();
        services.AddSingleton<IInteractionStore, EfInteractionStore>();
        services.AddSingleton<IDealerStore, EfDealerStore>();
        services.AddSingleton<IPurchaseFactsStore, EfPurchaseFactsStore>();
        services.AddSingleton<IWebhookStore, EfWebhookStore>();
        services.AddSingleton<ITouchpointStore, EfTouchpointStore>();
        services.AddSingleton<IMysteryVisitStore, EfMysteryVisitStore>();
        services.AddSingleton<ILeadStore, EfLeadStore>();
        services.AddSingleton<IMarketingEventStore, EfMarketingEventStore>();
        services.AddSingleton<IEventRegistrationStore, EfEventRegistrationStore>();
        services.AddSingleton<ITimelineStore, EfTimelineStore>();
        services.AddSingleton<IComplaintStore, EfComplaintStore>();
        services.AddSingleton<ILeakFactStore, EfLeakFactStore>();
        services.AddProfileStores();
        services.AddSingleton<EfMatchCandidates>();
        services.AddSingleton<IMatchCandidates>(provider => provider.GetRequiredService<EfMatchCandidates>());
        services.AddSingleton<IMatchRecordStore>(provider => provider.GetRequiredService<EfMatchCandidates>());
        services.AddSingleton<IMatchKeyStore, EfMatchKeyStore>();
        services.AddSingleton<IMatchModelStore, EfMatchModelStore>();
        services.AddSingleton<IMatchDecisionStore, EfMatchDecisionStore>();
        services.AddSingleton<IBulkOperationStore, EfBulkOperationStore>();
        services.AddSingleton<IMatchRunStore, EfMatchRunStore>();
        services.AddSingleton<IDeliverabilityStore, EfDeliverabilityStore>();
        services.AddSingleton<IImportScheduleStore, EfImportScheduleStore>();
        return services;
    }

    /// <summary>
    /// Brings the database to the present schema, creating it when it is not there, and reads what the store knows of
    /// itself. Await it once before anything else uses the stores; several nodes may do so at the same time.
    /// </summary>
    /// <exception cref="OptionsValidationException">The options are not acceptable; the message says why.</exception>
    public static Task InitializeStorageAsync(this IServiceProvider provider, CancellationToken cancellationToken = default) =>
        provider.GetRequiredService<StorageInitializer>().InitializeAsync(cancellationToken);

    // The provider is known only when the options are read, which is after everything was registered.
    private static bool IsPostgres(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<StorageOptions>>().Value.IsPostgres;
}
