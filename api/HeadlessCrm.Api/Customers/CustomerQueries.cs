using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Customers;

/// <summary>Questions about customers.</summary>
[ResolversOf("Query")]
internal static class CustomerQueries
{
    public static Task<Connection<Customer>> Customers(
        FieldContext field, ICustomerStore store, CursorCodec cursors, CancellationToken cancellationToken) =>
        ListRequest<CustomerOrderField>.Read(field, CustomerFilterFields.Entity, cursors)
            .LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);

    public static async Task<Customer?> Customer(
        GlobalId id, ICustomerStore store, CancellationToken cancellationToken) =>
        (await store.GetAsync([id.Require(EntityKind.Customer, "id")], cancellationToken))[0];

    public static async Task<Customer?> CustomerByExternalRef(
        ExternalReference externalRef, ICustomerStore store, CancellationToken cancellationToken) =>
        (await store.FindByExternalReferencesAsync([externalRef], cancellationToken))[0];
}
