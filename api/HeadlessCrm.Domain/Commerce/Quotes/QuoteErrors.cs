namespace HeadlessCrm.Domain.Commerce.Quotes;

/// <summary>No quote has this id or external reference.</summary>
public sealed record QuoteNotFound(string Reference) : DomainError(
    $"There is no quote {Reference}; check the id or the external reference.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "QUOTE_NOT_FOUND";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>A quote of this external reference is there already.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="QuoteId">The quote that has it.</param>
public sealed record QuoteAlreadyRecorded(ExternalReference Reference, Guid QuoteId) : DomainError(
    $"The external reference {Reference} belongs to quote {QuoteId}; use that one, or another reference.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "QUOTE_ALREADY_RECORDED";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>Somebody has said how the quote ended before.</summary>
/// <param name="QuoteId">The quote.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="ClosedAt">When it did.</param>
public sealed record QuoteAlreadyClosed(Guid QuoteId, QuoteOutcome Outcome, DateTimeOffset ClosedAt) : DomainError(
    $"Quote {QuoteId} was closed as {Outcome} at {ClosedAt:yyyy-MM-ddTHH:mm:ssZ}; it cannot be closed again.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "QUOTE_ALREADY_CLOSED";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>The quote was offered to another customer than the one who bought.</summary>
/// <param name="QuoteId">The quote.</param>
/// <param name="CustomerId">Whose it is.</param>
public sealed record QuoteOfAnotherCustomer(Guid QuoteId, Guid CustomerId) : DomainError(
    $"Quote {QuoteId} was offered to customer {CustomerId}, not to the one who bought; name a quote of the same customer.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "QUOTE_OF_ANOTHER_CUSTOMER";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>Another transaction came from the quote.</summary>
/// <param name="QuoteId">The quote.</param>
/// <param name="TransactionId">The transaction that won it.</param>
public sealed record QuoteAlreadyWon(Guid QuoteId, Guid TransactionId) : DomainError(
    $"Quote {QuoteId} was won by transaction {TransactionId}; reverse that one first, or name another quote.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "QUOTE_ALREADY_WON";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
