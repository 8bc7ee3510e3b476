using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers;

/// <summary>Fields of a customer that are no properties of it.</summary>
[ResolversOf("Customer")]
internal static class CustomerFields
{
    public static GlobalId Id(Customer customer) => GlobalId.OfCustomer(customer.Id);

    public static async Task<BatchResult<IReadOnlyList<ContactPoint>>> ContactPoints(
        IReadOnlyList<Customer> customers, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetContactPointsAsync(customers.Ids(), cancellationToken));

    public static async Task<BatchResult<IReadOnlyList<ExternalReference>>> ExternalRefs(
        IReadOnlyList<Customer> customers, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetExternalReferencesAsync(customers.Ids(), cancellationToken));

    /// <summary>The ids of the customers, in their order.</summary>
    internal static Guid[] Ids(this IReadOnlyList<Customer> customers)
    {
        var ids = new Guid[customers.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = customers[i].Id;
        }

        return ids;
    }
}
