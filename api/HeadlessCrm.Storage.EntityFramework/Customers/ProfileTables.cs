using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Customers.ContactDecisions;
using HeadlessCrm.Domain.Customers.Contacts;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Customers.Fleets;
using HeadlessCrm.Domain.Customers.Households;
using HeadlessCrm.Domain.Customers.Intentions;
using HeadlessCrm.Domain.Customers.Maintenance;
using HeadlessCrm.Domain.Customers.Preferences;
using HeadlessCrm.Domain.Customers.Quality;
using HeadlessCrm.Domain.Customers.Requirements;
using HeadlessCrm.Domain.Customers.Suggestions;
using HeadlessCrm.Domain.Customers.Surveys;
using HeadlessCrm.Storage.EntityFramework.Customers.Areas;
using HeadlessCrm.Storage.EntityFramework.Customers.ContactDecisions;
using HeadlessCrm.Storage.EntityFramework.Customers.Contacts;
using HeadlessCrm.Storage.EntityFramework.Customers.Demographics;
using HeadlessCrm.Storage.EntityFramework.Customers.Fleets;
using HeadlessCrm.Storage.EntityFramework.Customers.Households;
using HeadlessCrm.Storage.EntityFramework.Customers.Intentions;
using HeadlessCrm.Storage.EntityFramework.Customers.Maintenance;
using HeadlessCrm.Storage.EntityFramework.Customers.Preferences;
using HeadlessCrm.Storage.EntityFramework.Customers.Quality;
using HeadlessCrm.Storage.EntityFramework.Customers.Requirements;
using HeadlessCrm.Storage.EntityFramework.Customers.Suggestions;
using HeadlessCrm.Storage.EntityFramework.Customers.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Storage.EntityFramework.Customers;

/// <summary>The tables and stores of what is known of a customer beyond its record.</summary>
internal static class ProfileTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        AreaRow.Configure(modelBuilder.Entity<AreaRow>());
        CustomerDemographicsRow.Configure(modelBuilder.Entity<CustomerDemographicsRow>());
        CompanyContactRow.Configure(modelBuilder.Entity<CompanyContactRow>());
        HouseholdRow.Configure(modelBuilder.Entity<HouseholdRow>());
        HouseholdMembershipRow.Configure(modelBuilder.Entity<HouseholdMembershipRow>());
        FleetRow.Configure(modelBuilder.Entity<FleetRow>());
        FleetVehicleRow.Configure(modelBuilder.Entity<FleetVehicleRow>());
        DataRequirementRow.Configure(modelBuilder.Entity<DataRequirementRow>());
        PreferenceRow.Configure(modelBuilder.Entity<PreferenceRow>());
        SuggestionRow.Configure(modelBuilder.Entity<SuggestionRow>());
        SurveyRow.Configure(modelBuilder.Entity<SurveyRow>());
        SurveyVersionRow.Configure(modelBuilder.Entity<SurveyVersionRow>());
        SurveyResponseRow.Configure(modelBuilder.Entity<SurveyResponseRow>());
        DataQualitySnapshotRow.Configure(modelBuilder.Entity<DataQualitySnapshotRow>());
        DataQualityGroupSnapshotRow.Configure(modelBuilder.Entity<DataQualityGroupSnapshotRow>());
        MaintenanceTaskRow.Configure(modelBuilder.Entity<MaintenanceTaskRow>());
    }

    public static IServiceCollection AddProfileStores(this IServiceCollection services) => services
        .AddSingleton<IAreaStore, EfAreaStore>()
        .AddSingleton<IDemographicsStore, EfDemographicsStore>()
        .AddSingleton<ICompanyContactStore, EfCompanyContactStore>()
        .AddSingleton<IHouseholdStore, EfHouseholdStore>()
        .AddSingleton<IFleetStore, EfFleetStore>()
        .AddSingleton<IDataRequirementStore, EfDataRequirementStore>()
        .AddSingleton<IPreferenceStore, EfPreferenceStore>()
        .AddSingleton<ISuggestionStore, EfSuggestionStore>()
        .AddSingleton<ISurveyStore, EfSurveyStore>()
        .AddSingleton<IDataQualityStore, EfDataQualityStore>()
        .AddSingleton<IMaintenanceTaskStore, EfMaintenanceTaskStore>()
        .AddSingleton<IBuyingSignalStore, EfBuyingSignalStore>()
        .AddSingleton<IContactHistoryStore, EfContactHistoryStore>();
}
