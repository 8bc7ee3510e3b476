using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Commerce.Returns;

/// <summary>Keeps what was returned. A return is its transaction's, and so that customer's whose the transaction is.</summary>
public interface ITransactionReturnStore
{
    /// <summary>The returns of each transaction, in the order of recording.</summary>
    Task<IReadOnlyList<IReadOnlyList<TransactionReturn>>> GetByTransactionsAsync(
        IReadOnlyList<Guid> transactionIds, CancellationToken cancellationToken);

    /// <summary>Writes a return, the reversal it completes and the idempotency entry in one transaction of the store.</summary>
    Task<TransactionSaveResult> SaveAsync(NewTransactionReturn change, CancellationToken cancellationToken);
}

/// <summary>A return to record.</summary>
/// <param name="Return">The return.</param>
/// <param name="EarlierReturns">How many returns the transaction had when this one was reckoned.</param>
/// <param name="Reversal">The reversal of the whole, when nothing is left; null: something is.</param>
/// <param name="Idempotency">The entry to keep with it; null: none.</param>
public sealed record NewTransactionReturn(
    TransactionReturn Return, int EarlierReturns, Reversal? Reversal, IdempotencyEntry? Idempotency);

/// <summary>More is to be returned than is left of a line.</summary>
/// <param name="Line">The line's place in the transaction, from 0.</param>
/// <param name="Bought">What was bought.</param>
/// <param name="Returned">What was returned of it before.</param>
/// <param name="Quantity">What is to be returned.</param>
public sealed record ReturnExceedsPurchase(int Line, decimal Bought, decimal Returned, decimal Quantity) : DomainError(
    $"{Quantity} of line {Line} are to be returned, but {Bought} were bought and {Returned} are returned already; return {Math.Max(Bought - Returned, 0)} at most.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "RETURN_EXCEEDS_PURCHASE";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
