using HeadlessCrm.Api.Commerce;
using HeadlessCrm.Api.Commerce.Vehicles;
using HeadlessCrm.Api.Commerce.Quotes;
using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Customers;
using HeadlessCrm.Api.Customers.LeakRisks;
using HeadlessCrm.Api.Customers.Matching;
using HeadlessCrm.Api.Customers.Reachability;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Feed;
using HeadlessCrm.Api.Feed.Consumers;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Api.Imports;
using HeadlessCrm.Api.Organisation;
using HeadlessCrm.Api.Segments;
using HeadlessCrm.Api.Touchpoints;
using HeadlessCrm.Api.Touchpoints.Complaints;
using HeadlessCrm.Api.Touchpoints.Leads;
using HeadlessCrm.Api.Touchpoints.MarketingEvents;
using HeadlessCrm.Api.Touchpoints.MysteryVisits;
using HeadlessCrm.Api.Touchpoints.Timeline;
using HeadlessCrm.Api.Webhooks;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Scalars;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.Api.Contract;

/// <summary>The contract and what answers it. Every binding is named; nothing is found by scanning.</summary>
internal static class CrmSchema
{
    /// <summary>The contract as it is served.</summary>
    public static Schema Read() => SchemaBuilder.Build(SchemaSources.Read());

    /// <summary>The contract bound to code.</summary>
    /// <exception cref="SchemaBindingException">They do not fit; every misfit is listed.</exception>
    public static ExecutableSchema Bind() => new ExecutableSchemaBuilder(Read())
        .AddShared()
        .AddCustomers()
        .AddCommerce()
        .AddVehicles()
        .AddSegments()
        .AddTouchpoints()
        .AddComplaints()
        .AddLeads()
        .AddMarketingEvents()
        .AddMysteryVisits()
        .AddTimeline()
        .AddOrganisation()
        .AddFeed()
        .AddWebhooks()
        .AddConsumers()
        .AddProfile()
        .AddMatching()
        .AddImports()
        .AddReachability()
        .AddQuotes()
        .AddLeakRisks()
        .Build();

    /// <summary>The merged SDL, as it is published.</summary>
    public static string Print() => SchemaPrinter.PrintWithDirectives(Read()) + "\n";

    // What is in common.graphql and errors.graphql.
    private static ExecutableSchemaBuilder AddShared(this ExecutableSchemaBuilder builder) => builder
        .AddScalar(new GlobalIdScalar())
        .AddScalar(ExtendedScalars.DateTime)
        .AddScalar(ExtendedScalars.Date)
        .AddScalar(ExtendedScalars.Duration)
        .AddScalar(ExtendedScalars.Decimal)
        .AddScalar(ExtendedScalars.CurrencyCode)
        .AddScalar(ExtendedScalars.Long)
        .AddType<Money>()
        .AddType<ExternalReference>("ExternalRef")
        .AddType<PageInfo>()
        .AddType<InvalidValue>()
        .AddType<IdempotencyKeyReused>()
        .AddEnum<OrderDirection>()
        .AddInput<ExternalReference>("ExternalRefInput")
        .AddResolvers(typeof(NodeQueries))
        .AddResolvers(typeof(ExternalReferenceTakenFields))
        .AddResolvers(typeof(TransactionAlreadyRecordedFields))
        .AddResolvers(typeof(TransactionAlreadyReversedFields));
}
