using HeadlessCrm.Api.Customers;
using HeadlessCrm.Api.Customers.Matching;
using HeadlessCrm.Api.Customers.Reachability;
using HeadlessCrm.Api.Feed.Consumers;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Api.Touchpoints.Complaints;
using HeadlessCrm.Api.Touchpoints.Leads;
using HeadlessCrm.Api.Touchpoints.MarketingEvents;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Commerce.Corrections;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Merging;
using HeadlessCrm.Domain.Segments;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.MysteryVisits;

namespace HeadlessCrm.Api.Hosting;

/// <summary>What every verb needs: the storage and the use cases.</summary>
internal static class CrmServices
{
    public static IServiceCollection AddCrm(this IServiceCollection services, IConfiguration configuration) => services
        .AddStorage(configuration)
        .AddConsumers()
        .AddSingleton<UpsertCustomer>()
        .AddSingleton<OverrideCustomerField>()
        .AddSingleton<MergeCustomers>()
        .AddSingleton<UnmergeCustomer>()
        .AddSingleton<DecideNeverMerge>()
        .AddSingleton<RecordTransaction>()
        .AddSingleton<ReverseTransaction>()
        .AddSingleton<ReturnTransaction>()
        .AddSingleton<CorrectTransaction>()
        .AddSingleton<RecordQuote>()
        .AddSingleton<CloseQuote>()
        .AddSingleton<RecordInteraction>()
        .AddSingleton<RecordWalkIn>()
        .AddSingleton<RecordMysteryVisit>()
        .AddSingleton<UpsertTouchpoint>()
        .AddComplaints()
        .AddLeads()
        .AddMarketingEvents()
        .AddSingleton<RfmScoring>()
        .AddSingleton<UpsertVehicle>()
        .AddSingleton<ChangeVehiclePeriod>()
        .AddSingleton<RecordOdometer>()
        .AddSingleton<SaveServicePlan>()
        .AddSingleton<FindDueServices>()
        .AddProfile()
        .AddMatching(configuration)
        .AddReachability(configuration)
        .AddSingleton<NodeStores>();

    /// <summary>
    /// Opens the storage for a verb that serves nothing, such as <c>import</c>: settings read, database at the present
    /// schema. Dispose the answer when done.
    /// </summary>
    /// <param name="dataFolder">What <c>--data</c> said; null: nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StartupException">The storage cannot be opened; the message says why.</exception>
    public static async Task<ServiceProvider> OpenAsync(string? dataFolder, CancellationToken cancellationToken)
    {
        var configuration = CrmSettings.Load(dataFolder);
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddCrm(configuration)
            .BuildServiceProvider();
        try
        {
            await StorageStartup.InitializeAsync(services, configuration, cancellationToken);
            return services;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }
}
