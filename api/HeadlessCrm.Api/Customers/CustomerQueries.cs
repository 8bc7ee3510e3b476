using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed.Consumers;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Customers;

/// <summary>Questions about customers.</summary>
[ResolversOf("Query")]
internal static class CustomerQueries
{
    public static async Task<Connection<Customer>> Customers(
        FieldContext field,
        ICustomerStore store,
        CursorCodec cursors,
        ConsumerProgress consumers,
        CancellationToken cancellationToken)
    {
        var request = ListRequest<CustomerOrderField>.Read(field, CustomerFilterFields.Entity, cursors);
        if (CustomerPurchaseProfile.IsNeededFor(request.Page))
        {
            // What this node has acknowledged must be in the list; profiles follow a moment later.
            await consumers.WaitAsync(CustomerPurchaseProfile.Projection, cancellationToken);
        }

        return await request.LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);
    }

    public static async Task<Customer?> Customer(
        GlobalId id, ICustomerStore store, CancellationToken cancellationToken) =>
        (await store.GetAsync([id.Require(EntityKind.Customer, "id")], cancellationToken))[0];

    public static async Task<Customer?> CustomerByExternalRef(
        ExternalReference externalRef, ICustomerStore store, CancellationToken cancellationToken) =>
        (await store.FindByExternalReferencesAsync([externalRef], cancellationToken))[0];
}
