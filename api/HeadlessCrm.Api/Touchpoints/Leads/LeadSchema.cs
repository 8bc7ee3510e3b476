using HeadlessCrm.Api.Connections;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints.Leads;
using HeadlessCrm.Domain.Touchpoints.Leads.Adf;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Touchpoints.Leads;

/// <summary>Binds <c>leads.graphql</c>.</summary>
internal static class LeadSchema
{
    public static ExecutableSchemaBuilder AddLeads(this ExecutableSchemaBuilder builder) => builder
        .AddType<Lead>()
        .AddType<LeadVehicle>()
        .AddType<Connection<Lead>>("LeadConnection")
        .AddType<Edge<Lead>>("LeadEdge")
        .AddType<LeadPayload>()
        .AddType<LeadRecordAdfPayload>()
        .AddType<LeadNotFound>()
        .AddType<LeadStateConflict>()
        .AddType<LeadVersionConflict>()
        .AddType<AdfUnusable>()
        .AddEnum<LeadStatus>()
        .AddEnum<LeadOrderField>()
        .AddInput<OrderTerm<LeadOrderField>>("LeadOrder")
        .AddInput<LeadRecordInput>()
        .AddInput<LeadVehicleInput>()
        .AddInput<LeadChangeInput>()
        .AddResolvers(typeof(LeadQueries))
        .AddResolvers(typeof(LeadMutations))
        .AddResolvers(typeof(CustomerLeadFields))
        .AddResolvers(typeof(LeadFields));

    /// <summary>Registers what deals with leads.</summary>
    public static IServiceCollection AddLeads(this IServiceCollection services) => services
        .AddSingleton<RecordLead>()
        .AddSingleton<ChangeLead>()
        .AddSingleton<TakeAdfLeads>();
}
