using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;

namespace HeadlessCrm.Domain.Feed;

/// <summary>
/// What an event says beside who and when: the facts as they were when it happened, enough to act on without asking back.
/// </summary>
/// <param name="Type">The type of event it belongs to.</param>
public abstract record FeedPayload(FeedEventType Type);

/// <summary>A customer was created or changed.</summary>
/// <param name="Version">The version the customer has from now on.</param>
/// <param name="IsNew">Whether it was created.</param>
/// <param name="Status">Its status from now on.</param>
public sealed record CustomerChangedPayload(long Version, bool IsNew, CustomerStatus Status)
    : FeedPayload(FeedEventType.CustomerChanged);

/// <summary>A transaction was recorded.</summary>
/// <param name="TransactionId">The transaction.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Net">Its net amount.</param>
public sealed record TransactionRecordedPayload(Guid TransactionId, TransactionKind Kind, Money Net)
    : FeedPayload(FeedEventType.TransactionRecorded);

/// <summary>A transaction was reversed.</summary>
/// <param name="TransactionId">The transaction that no longer stands.</param>
/// <param name="ReversalId">The reversal.</param>
/// <param name="Net">The net amount that no longer counts.</param>
public sealed record TransactionReversedPayload(Guid TransactionId, Guid ReversalId, Money Net)
    : FeedPayload(FeedEventType.TransactionReversed);

/// <summary>A visit, a call or a message was recorded.</summary>
/// <param name="InteractionId">The interaction.</param>
/// <param name="Touchpoint">Where.</param>
/// <param name="Channel">By which way.</param>
public sealed record InteractionRecordedPayload(Guid InteractionId, TouchpointKind Touchpoint, Channel Channel)
    : FeedPayload(FeedEventType.InteractionRecorded);

/// <summary>A transaction was corrected by the system it came from.</summary>
/// <param name="TransactionId">The transaction.</param>
/// <param name="OwnerId">
/// Whose transaction it is from now on; when that is not the customer the event is about, it was taken from this one.
/// </param>
/// <param name="Kind">Its kind from now on.</param>
/// <param name="Net">Its net amount from now on.</param>
/// <param name="PreviousNet">The net amount that no longer counts.</param>
public sealed record TransactionCorrectedPayload(
    Guid TransactionId, Guid OwnerId, TransactionKind Kind, Money Net, Money PreviousNet)
    : FeedPayload(FeedEventType.TransactionCorrected);

/// <summary>A customer became part of another.</summary>
/// <param name="SurvivorId">The customer it is part of from now on.</param>
/// <param name="MergedId">The customer that ended.</param>
/// <param name="Version">The version the survivor has from now on.</param>
public sealed record CustomerMergedPayload(Guid SurvivorId, Guid MergedId, long Version)
    : FeedPayload(FeedEventType.CustomerMerged);

/// <summary>A merged customer became one of its own again.</summary>
/// <param name="SurvivorId">The customer it was part of.</param>
/// <param name="RestoredId">The customer that is there again.</param>
/// <param name="Version">The version both have from now on.</param>
public sealed record CustomerUnmergedPayload(Guid SurvivorId, Guid RestoredId, long Version)
    : FeedPayload(FeedEventType.CustomerUnmerged);

/// <summary>A customer complained.</summary>
/// <param name="ComplaintId">The complaint.</param>
/// <param name="Category">The code of its category.</param>
/// <param name="Severity">How bad it is.</param>
public sealed record ComplaintOpenedPayload(Guid ComplaintId, string Category, ComplaintSeverity Severity)
    : FeedPayload(FeedEventType.ComplaintOpened);

/// <summary>A complaint was resolved.</summary>
/// <param name="ComplaintId">The complaint.</param>
/// <param name="ContactCount">How many contacts it had taken.</param>
/// <param name="Compensation">What the customer was given; null: nothing.</param>
public sealed record ComplaintResolvedPayload(Guid ComplaintId, int ContactCount, Money? Compensation)
    : FeedPayload(FeedEventType.ComplaintResolved);

/// <summary>A commitment to a valuable customer was not kept in time.</summary>
/// <param name="CommitmentId">The commitment.</param>
/// <param name="ComplaintId">The complaint it belongs to.</param>
/// <param name="DueAt">When it fell due.</param>
public sealed record CommitmentBreachedPayload(Guid CommitmentId, Guid ComplaintId, DateTimeOffset DueAt)
    : FeedPayload(FeedEventType.CommitmentBreached);

/// <summary>A part of a transaction was returned. When nothing is left of it, it is reversed with that, which is told as well.</summary>
/// <param name="TransactionId">The transaction.</param>
/// <param name="ReturnId">The return.</param>
/// <param name="Net">The net amount that no longer counts.</param>
public sealed record TransactionReturnedPayload(Guid TransactionId, Guid ReturnId, Money Net)
    : FeedPayload(FeedEventType.TransactionReturned);

/// <summary>Somebody who waited for a place at an event was given one.</summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="EventId">The event.</param>
/// <param name="EventCode">The code of the event.</param>
public sealed record RegistrationPromotedPayload(Guid RegistrationId, Guid EventId, string EventCode)
    : FeedPayload(FeedEventType.RegistrationPromoted);
