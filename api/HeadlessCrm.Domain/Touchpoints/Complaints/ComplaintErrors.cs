using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Domain.Touchpoints.Complaints;

/// <summary>No complaint has this id.</summary>
public sealed record ComplaintNotFound(Guid ComplaintId) : DomainError(
    $"There is no complaint {ComplaintId}; check the id.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "COMPLAINT_NOT_FOUND";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>What is to happen to a complaint cannot happen where it stands.</summary>
/// <param name="ComplaintId">The complaint.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Step">What was to happen.</param>
public sealed record ComplaintStateConflict(Guid ComplaintId, ComplaintStatus Status, ComplaintEntryKind Step) : DomainError(
    $"The complaint {ComplaintId} is {Status}; it cannot be {Step} from there. Read it again.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "COMPLAINT_STATE_CONFLICT";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>The complaint has changed since the caller read it.</summary>
/// <param name="ExpectedVersion">What the caller expected.</param>
/// <param name="Current">The complaint as it is.</param>
public sealed record ComplaintVersionConflict(int ExpectedVersion, Complaint Current) : DomainError(
    $"The complaint is at version {Current.Version}, not {ExpectedVersion}; read it again and repeat the change on what you find.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "VERSION_CONFLICT";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>No commitment has this id.</summary>
public sealed record CommitmentNotFound(Guid CommitmentId) : DomainError(
    $"There is no commitment {CommitmentId}; check the id.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "COMMITMENT_NOT_FOUND";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>An offer, with those made before, is worth more than the customer's margin allows.</summary>
/// <param name="Value">The offer.</param>
/// <param name="OfferedBefore">What was offered to the customer before.</param>
/// <param name="Limit">What may be offered to the customer in all.</param>
/// <param name="Margin">The customer's margin.</param>
public sealed record RecoveryOfferTooHigh(Money Value, Money OfferedBefore, Money Limit, Money Margin) : DomainError(
    $"An offer of {Value} on top of {OfferedBefore} exceeds {Limit}, the share that may be given of the customer's margin of " +
    $"{Margin}; offer less.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "RECOVERY_OFFER_TOO_HIGH";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>An offer takes no answer: the customer answered it, or it is not valid any more.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Since">When the customer answered, or until when it was valid.</param>
public sealed record RecoveryOfferClosed(Guid OfferId, RecoveryOfferStatus Status, DateTimeOffset Since) : DomainError(
    Status == RecoveryOfferStatus.Expired
        ? $"The offer was valid until {Since:yyyy-MM-ddTHH:mm:ssZ}; make another one."
        : $"The offer was {(Status == RecoveryOfferStatus.Accepted ? "accepted" : "declined")} at " +
            $"{Since:yyyy-MM-ddTHH:mm:ssZ}; that stays.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "RECOVERY_OFFER_CLOSED";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
