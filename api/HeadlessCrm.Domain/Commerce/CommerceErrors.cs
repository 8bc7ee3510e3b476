namespace HeadlessCrm.Domain.Commerce;

/// <summary>No transaction has this id or external reference.</summary>
public sealed record TransactionNotFound(string Reference) : DomainError(
    $"There is no transaction {Reference}; check the id or the external reference.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "TRANSACTION_NOT_FOUND";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>A transaction of this external reference is there already.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="TransactionId">The transaction that has it.</param>
public sealed record TransactionAlreadyRecorded(ExternalReference Reference, Guid TransactionId) : DomainError(
    $"The external reference {Reference} belongs to transaction {TransactionId}; reverse that one first if it is to be replaced.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "TRANSACTION_ALREADY_RECORDED";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>The transaction was reversed before.</summary>
/// <param name="TransactionId">The transaction.</param>
/// <param name="ReversedAt">When it was.</param>
public sealed record TransactionAlreadyReversed(Guid TransactionId, DateTimeOffset ReversedAt) : DomainError(
    $"Transaction {TransactionId} was reversed at {ReversedAt:yyyy-MM-ddTHH:mm:ssZ}; it cannot be reversed again.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "TRANSACTION_ALREADY_REVERSED";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
