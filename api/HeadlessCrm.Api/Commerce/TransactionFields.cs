using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Organisation;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Commerce;

/// <summary>Fields of a transaction that are no properties of it.</summary>
[ResolversOf("Transaction")]
internal static class TransactionFields
{
    public static GlobalId Id(Transaction transaction) => GlobalId.OfTransaction(transaction.Id);

    public static ExternalReference? ExternalRef(Transaction transaction) => transaction.ExternalReference;

    public static async Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<Transaction> transactions, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. transactions.Select(transaction => transaction.CustomerId)], cancellationToken));

    public static async Task<BatchResult<IReadOnlyList<TransactionLine>>> Lines(
        IReadOnlyList<Transaction> transactions, ITransactionStore store, CancellationToken cancellationToken) =>
        new(await store.GetLinesAsync([.. transactions.Select(transaction => transaction.Id)], cancellationToken));

    public static Task<BatchResult<Dealer?>> Dealer(
        IReadOnlyList<Transaction> transactions, IDealerStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindAsync(
            transactions, transaction => transaction.DealerCode, store.FindByCodesAsync, cancellationToken);

    public static async Task<BatchResult<Quote?>> Quote(
        IReadOnlyList<Transaction> transactions, IQuoteStore store, CancellationToken cancellationToken) =>
        new(await store.GetByTransactionsAsync([.. transactions.Select(transaction => transaction.Id)], cancellationToken));

    public static Task<BatchResult<Vehicle?>> Vehicle(
        IReadOnlyList<Transaction> transactions, IVehicleStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindAsync(transactions, transaction => transaction.Vin, store.FindByVinsAsync, cancellationToken);
}
