using HeadlessCrm.Api.Customers.Areas;
using HeadlessCrm.Api.Customers.ContactDecisions;
using HeadlessCrm.Api.Customers.Contacts;
using HeadlessCrm.Api.Customers.Demographics;
using HeadlessCrm.Api.Customers.Fleets;
using HeadlessCrm.Api.Customers.Households;
using HeadlessCrm.Api.Customers.Intentions;
using HeadlessCrm.Api.Customers.Maintenance;
using HeadlessCrm.Api.Customers.Preferences;
using HeadlessCrm.Api.Customers.Quality;
using HeadlessCrm.Api.Customers.Requirements;
using HeadlessCrm.Api.Customers.Suggestions;
using HeadlessCrm.Api.Customers.Surveys;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Domain.Customers.Areas;
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
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers;

/// <summary>What is known of a customer beyond its record: its use cases and its part of the contract.</summary>
internal static class ProfileServices
{
    public static IServiceCollection AddProfile(this IServiceCollection services) => services
        .AddSingleton<UpsertAreas>()
        .AddSingleton<RecordDemographics>()
        .AddSingleton<FindLifeStages>()
        .AddSingleton<AssessPurchaseIntention>()
        .AddContactDecisions()
        .AddSingleton<UpsertCompanyContact>()
        .AddSingleton<UpsertHousehold>()
        .AddSingleton<PlaceInHousehold>()
        .AddSingleton<UpsertFleet>()
        .AddSingleton<ChangeFleetVehicles>()
        .AddSingleton<UpsertDataRequirement>()
        .AddSingleton<PlanQuestions>()
        .AddSingleton<RecordPreference>()
        .AddSingleton<RecordSuggestion>()
        .AddSingleton<AnswerSuggestion>()
        .AddSingleton<UpsertSurvey>()
        .AddSingleton<AnswerSurvey>()
        .AddSingleton<MeasureDataQuality>()
        .AddSingleton<CreateMaintenanceTask>()
        .AddSingleton<ChangeMaintenanceTask>()
        .AddSingleton<PlanMaintenanceTasks>();

    public static ExecutableSchemaBuilder AddProfile(this ExecutableSchemaBuilder builder) => builder
        .AddEntryErrors()
        .AddAreas()
        .AddDemographics()
        .AddContacts()
        .AddHouseholds()
        .AddFleets()
        .AddRequirements()
        .AddPreferences()
        .AddSuggestions()
        .AddSurveys()
        .AddQuality()
        .AddMaintenance()
        .AddIntentions()
        .AddContactDecisions();
}
