using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Commerce.Corrections;

/// <summary>Corrects transactions and keeps what they were before, whoever corrected them.</summary>
public interface ITransactionRevisionStore
{
    /// <summary>What each transaction was before, the oldest first.</summary>
    Task<IReadOnlyList<IReadOnlyList<TransactionRevision>>> GetByTransactionsAsync(
        IReadOnlyList<Guid> transactionIds, CancellationToken cancellationToken);

    /// <summary>Writes a correction, what was before, and the idempotency entry in one transaction of the store.</summary>
    Task<TransactionSaveResult> CorrectAsync(TransactionCorrection correction, CancellationToken cancellationToken);
}

/// <summary>A correction to record.</summary>
/// <param name="Before">The transaction as it was read.</param>
/// <param name="After">The transaction as it is to be.</param>
/// <param name="Lines">All its lines; null: they stay.</param>
/// <param name="EarlierRevisions">How many revisions it had when it was read.</param>
/// <param name="Reason">Why; null: no reason was given.</param>
/// <param name="CorrectedAt">When it is recorded.</param>
/// <param name="Idempotency">The entry to keep with it; null: none.</param>
public sealed record TransactionCorrection(
    Transaction Before,
    Transaction After,
    IReadOnlyList<TransactionLine>? Lines,
    int EarlierRevisions,
    string? Reason,
    DateTimeOffset CorrectedAt,
    IdempotencyEntry? Idempotency)
{
    /// <summary>The customer it is posted for from now on; null: the one it was posted for.</summary>
    public Guid? PostedFor { get; init; }

    /// <summary>Whether it is by this correction that it makes who bought a customer.</summary>
    public bool MakesCustomer { get; init; }

    /// <summary>The status the customer takes by that; null: the one it has.</summary>
    public CustomerStatus? CustomerStatus { get; init; }

    /// <summary>The quote it came from, as won by it; null: none is named. A quote it was said to come from before is open again.</summary>
    public Quote? Quote { get; init; }

    /// <summary>Whether it leaves the quotes it was said to come from, but for <see cref="Quote"/>: they are open again.</summary>
    public bool LeavesQuotes =>
        Quote is not null || After.CustomerId != Before.CustomerId || After.Kind == TransactionKind.Partner;
}

/// <summary>Parts of the transaction were returned, by lines that a correction would change.</summary>
/// <param name="TransactionId">The transaction.</param>
public sealed record TransactionHasReturns(Guid TransactionId) : DomainError(
    $"Parts of transaction {TransactionId} were returned, so its lines are settled; reverse it and record it anew.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "TRANSACTION_HAS_RETURNS";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
