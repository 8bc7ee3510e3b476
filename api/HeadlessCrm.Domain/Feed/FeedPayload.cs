using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints;

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
public sealed record InteractionRecordedPayload(Guid InteractionId, Touchpoint Touchpoint, Channel Channel)
    : FeedPayload(FeedEventType.InteractionRecorded);
