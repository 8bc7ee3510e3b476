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
