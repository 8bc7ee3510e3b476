using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Customers;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Organisation;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints.Leads;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Touchpoints.Leads;

/// <summary>Questions about leads.</summary>
[ResolversOf("Query")]
internal static class LeadQueries
{
    public static Task<Connection<Lead>> Leads(
        FieldContext field, ILeadStore store, CursorCodec cursors, CancellationToken cancellationToken) =>
        ListRequest<LeadOrderField>.Read(field, LeadFilterFields.Entity, cursors)
            .LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);

    public static async Task<Lead?> Lead(GlobalId id, ILeadStore store, CancellationToken cancellationToken) =>
        (await store.GetAsync([id.Require(EntityKind.Lead, "id")], cancellationToken))[0];
}

/// <summary>What a customer is interested in buying.</summary>
[ResolversOf("Customer")]
internal static class CustomerLeadFields
{
    public static async Task<BatchResult<Connection<Lead>>> Leads(
        IReadOnlyList<Customer> customers,
        FieldContext field,
        ILeadStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<LeadOrderField>.Read(field, LeadFilterFields.Entity, cursors)
            .LoadManyAsync(customers.Ids(), store.PageByCustomersAsync, store.CountByCustomersAsync, cancellationToken);
}

/// <summary>Fields of a lead that are no properties of it.</summary>
[ResolversOf("Lead")]
internal static class LeadFields
{
    public static GlobalId Id(Lead lead) => GlobalId.OfLead(lead.Id);

    public static ExternalReference? ExternalRef(Lead lead) => lead.ExternalReference;

    public static async Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<Lead> leads, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. leads.Select(lead => lead.CustomerId)], cancellationToken));

    public static Task<BatchResult<Dealer?>> Dealer(
        IReadOnlyList<Lead> leads, IDealerStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindAsync(leads, lead => lead.DealerCode, store.FindByCodesAsync, cancellationToken);

    public static async Task<BatchResult<string?>> Raw(
        IReadOnlyList<Lead> leads, ILeadStore store, CancellationToken cancellationToken) =>
        new(await store.GetRawAsync([.. leads.Select(lead => lead.Id)], cancellationToken));
}
