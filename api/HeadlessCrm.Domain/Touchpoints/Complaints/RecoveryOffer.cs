using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Domain.Touchpoints.Complaints;

/// <summary>What became of an offer.</summary>
public enum RecoveryOfferStatus
{
    /// <summary>The customer has not answered yet.</summary>
    Open,

    /// <summary>The customer took it.</summary>
    Accepted,

    /// <summary>The customer did not want it.</summary>
    Declined,

    /// <summary>The customer did not answer while it was valid.</summary>
    Expired,
}

/// <summary>Something offered to a customer who complained, so that it stays.</summary>
/// <param name="Id">The id, a UUIDv7.</param>
/// <param name="ComplaintId">For which complaint.</param>
/// <param name="Description">What is offered.</param>
/// <param name="Value">What it is worth.</param>
/// <param name="OfferedAt">When.</param>
/// <param name="Agent">Who offered it; null: not said.</param>
/// <param name="ValidUntil">Until when it can be taken; null: for ever.</param>
/// <param name="AnsweredAt">When the customer answered; null: not yet.</param>
/// <param name="IsAccepted">Whether the customer took it; null: it has not answered.</param>
/// <param name="DeclineReason">Why the customer did not want it; null: it has not said that it does not.</param>
public sealed record RecoveryOffer(
    Guid Id,
    Guid ComplaintId,
    string Description,
    Money Value,
    DateTimeOffset OfferedAt,
    string? Agent,
    DateTimeOffset? ValidUntil = null,
    DateTimeOffset? AnsweredAt = null,
    bool? IsAccepted = null,
    string? DeclineReason = null)
{
    /// <summary>What has become of it by a moment.</summary>
    public RecoveryOfferStatus StatusAt(DateTimeOffset now) => IsAccepted switch
    {
        true => RecoveryOfferStatus.Accepted,
        false => RecoveryOfferStatus.Declined,
        null => now > ValidUntil ? RecoveryOfferStatus.Expired : RecoveryOfferStatus.Open,
    };
}
