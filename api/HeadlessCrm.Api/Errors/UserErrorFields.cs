using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Errors;

/// <summary>Fields of <c>ExternalReferenceTaken</c>.</summary>
[ResolversOf("ExternalReferenceTaken")]
internal static class ExternalReferenceTakenFields
{
    public static ExternalReference ExternalRef(ExternalReferenceTaken error) => error.Reference;

    public static async Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<ExternalReferenceTaken> errors, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. errors.Select(error => error.CustomerId)], cancellationToken));
}

/// <summary>Fields of <c>TransactionAlreadyRecorded</c>.</summary>
[ResolversOf("TransactionAlreadyRecorded")]
internal static class TransactionAlreadyRecordedFields
{
    public static ExternalReference ExternalRef(TransactionAlreadyRecorded error) => error.Reference;

    public static async Task<BatchResult<Transaction?>> Transaction(
        IReadOnlyList<TransactionAlreadyRecorded> errors,
        ITransactionStore store,
        CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. errors.Select(error => error.TransactionId)], cancellationToken));
}

/// <summary>Fields of <c>TransactionAlreadyReversed</c>.</summary>
[ResolversOf("TransactionAlreadyReversed")]
internal static class TransactionAlreadyReversedFields
{
    public static async Task<BatchResult<Transaction?>> Transaction(
        IReadOnlyList<TransactionAlreadyReversed> errors,
        ITransactionStore store,
        CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. errors.Select(error => error.TransactionId)], cancellationToken));
}
