using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Customers;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Commerce;

/// <summary>What a customer bought.</summary>
[ResolversOf("Customer")]
internal static class CustomerCommerceFields
{
    public static async Task<BatchResult<Connection<Transaction>>> Transactions(
        IReadOnlyList<Customer> customers,
        FieldContext field,
        ITransactionStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<TransactionOrderField>.Read(field, TransactionFilterFields.Entity, cursors)
            .LoadManyAsync(customers.Ids(), store.PageByCustomersAsync, store.CountByCustomersAsync, cancellationToken);

    public static async Task<BatchResult<PurchaseSummary>> PurchaseSummary(
        IReadOnlyList<Customer> customers,
        DateTimeOffset? asOf,
        ITransactionStore store,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        new(await store.GetPurchaseSummariesAsync(customers.Ids(), asOf ?? clock.GetUtcNow(), cancellationToken));
}
