using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Commerce;

/// <summary>
/// Keeps transactions. Every method that takes a list answers for all of it in one query, in the order asked.
/// </summary>
public interface ITransactionStore
{
    /// <summary>The transactions of these ids; null where there is none.</summary>
    Task<IReadOnlyList<Transaction?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The transactions known by these references; null where there is none.</summary>
    Task<IReadOnlyList<Transaction?>> FindByExternalReferencesAsync(
        IReadOnlyList<ExternalReference> references, CancellationToken cancellationToken);

    /// <summary>A part of the list of all transactions.</summary>
    Task<Slice<Transaction>> PageAsync(PageRequest<TransactionOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many transactions match; null: how many there are.</summary>
    Task<int> CountAsync(Filter? where, CancellationToken cancellationToken);

    /// <summary>The same part of the list of each customer's transactions.</summary>
    Task<IReadOnlyList<Slice<Transaction>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<TransactionOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many transactions of each customer match; null: how many each has.</summary>
    Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken);

    /// <summary>The lines of each transaction, in the order they were given.</summary>
    Task<IReadOnlyList<IReadOnlyList<TransactionLine>>> GetLinesAsync(
        IReadOnlyList<Guid> transactionIds, CancellationToken cancellationToken);

    /// <summary>What each customer's transactions come to as of a moment.</summary>
    Task<IReadOnlyList<PurchaseSummary>> GetPurchaseSummariesAsync(
        IReadOnlyList<Guid> customerIds, DateTimeOffset asOf, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a new transaction, its lines, the customer's new status and purchase profile, and the idempotency entry in
    /// one transaction of the store.
    /// </summary>
    Task<TransactionSaveResult> RecordAsync(NewTransaction transaction, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the reversal of a transaction that stands, with the profile and the idempotency entry. A quote it won is open again.
    /// </summary>
    Task<TransactionSaveResult> ReverseAsync(
        Reversal reversal, IdempotencyEntry? idempotency, CancellationToken cancellationToken);
}

/// <summary>A transaction to record.</summary>
/// <param name="Transaction">The transaction.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="CustomerStatus">The status the customer takes by it; null: the one it has.</param>
/// <param name="Idempotency">The entry to keep with it; null: none.</param>
public sealed record NewTransaction(
    Transaction Transaction,
    IReadOnlyList<TransactionLine> Lines,
    CustomerStatus? CustomerStatus,
    IdempotencyEntry? Idempotency)
{
    /// <summary>The quote it came from, as won by it; null: none was named.</summary>
    public Quote? Quote { get; init; }

    /// <summary>The customer it was posted for, when that one was merged into the transaction's; null: the transaction's.</summary>
    public Guid? PostedFor { get; init; }
}

/// <summary>What came of writing.</summary>
public enum TransactionSaveResult
{
    /// <summary>It is durable.</summary>
    Saved,

    /// <summary>Somebody else recorded the reference, reversed the transaction or used the key in between: look again.</summary>
    Conflict,
}
