using HeadlessCrm.Api.Identity;
using HeadlessCrm.Api.Touchpoints.Complaints;
using HeadlessCrm.Api.Touchpoints.MarketingEvents;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Feed;

/// <summary>
/// An event as the schema shows it. Two entries of the same event are equal, whether they were read as it happened or from
/// the log, so that whoever is sent it can share what was made of it.
/// </summary>
internal abstract class FeedEntry(FeedEvent happened, FeedCursors cursors) : ICursorEvent, IEquatable<FeedEntry>
{
    private string? cursor;

    /// <summary>The event.</summary>
    public FeedEvent Event => happened;

    public GlobalId Id => GlobalId.OfFeedEvent(happened.Id);

    public string Cursor => cursor ??= cursors.Seal(happened.Position);

    public FeedEventType Type => happened.Type;

    public DateTimeOffset OccurredAt => happened.OccurredAt;

    public DateTimeOffset RecordedAt => happened.RecordedAt;

    public string? DealerCode => happened.DealerCode;

    public GlobalId CustomerId => GlobalId.OfCustomer(happened.CustomerId);

    /// <summary>The entry of an event.</summary>
    public static FeedEntry Of(FeedEvent happened, FeedCursors cursors) => happened.Payload switch
    {
        CustomerChangedPayload payload => new CustomerChangedEntry(happened, payload, cursors),
        TransactionRecordedPayload payload => new TransactionRecordedEntry(happened, payload, cursors),
        TransactionReversedPayload payload => new TransactionReversedEntry(happened, payload, cursors),
        TransactionReturnedPayload payload => new TransactionReturnedEntry(happened, payload, cursors),
        TransactionCorrectedPayload payload => new TransactionCorrectedEntry(happened, payload, cursors),
        InteractionRecordedPayload payload => new InteractionRecordedEntry(happened, payload, cursors),
        CustomerMergedPayload payload => new CustomerMergedEntry(happened, payload, cursors),
        CustomerUnmergedPayload payload => new CustomerUnmergedEntry(happened, payload, cursors),
        ComplaintOpenedPayload payload => new ComplaintOpenedEntry(happened, payload, cursors),
        ComplaintResolvedPayload payload => new ComplaintResolvedEntry(happened, payload, cursors),
        CommitmentBreachedPayload payload => new CommitmentBreachedEntry(happened, payload, cursors),
        RegistrationPromotedPayload payload => new RegistrationPromotedEntry(happened, payload, cursors),
        _ => throw new InvalidOperationException($"The schema has no type for {happened.Payload.GetType().Name}."),
    };

    public bool Equals(FeedEntry? other) => other is not null && other.Event.Id == happened.Id;

    public override bool Equals(object? obj) => Equals(obj as FeedEntry);

    public override int GetHashCode() => happened.Id.GetHashCode();

    /// <summary>The id, for logs.</summary>
    public override string ToString() => Id.ToString();
}

/// <summary>An event about a transaction.</summary>
internal abstract class TransactionEntry(FeedEvent happened, Guid transactionId, FeedCursors cursors)
    : FeedEntry(happened, cursors)
{
    public Guid TransactionKey => transactionId;

    public GlobalId TransactionId => GlobalId.OfTransaction(transactionId);
}

/// <summary><c>CustomerChangedEvent</c>.</summary>
internal sealed class CustomerChangedEntry(FeedEvent happened, CustomerChangedPayload payload, FeedCursors cursors)
    : FeedEntry(happened, cursors)
{
    public int Version => checked((int)payload.Version);

    public bool IsNew => payload.IsNew;

    public CustomerStatus Status => payload.Status;
}

/// <summary><c>TransactionRecordedEvent</c>.</summary>
internal sealed class TransactionRecordedEntry(
    FeedEvent happened, TransactionRecordedPayload payload, FeedCursors cursors)
    : TransactionEntry(happened, payload.TransactionId, cursors)
{
    public TransactionKind Kind => payload.Kind;

    public Money Net => payload.Net;
}

/// <summary><c>TransactionReversedEvent</c>.</summary>
internal sealed class TransactionReversedEntry(
    FeedEvent happened, TransactionReversedPayload payload, FeedCursors cursors)
    : TransactionEntry(happened, payload.TransactionId, cursors)
{
    public Money Net => payload.Net;
}

/// <summary><c>TransactionReturnedEvent</c>.</summary>
internal sealed class TransactionReturnedEntry(
    FeedEvent happened, TransactionReturnedPayload payload, FeedCursors cursors)
    : TransactionEntry(happened, payload.TransactionId, cursors)
{
    public Money Net => payload.Net;
}

/// <summary><c>TransactionCorrectedEvent</c>.</summary>
internal sealed class TransactionCorrectedEntry(
    FeedEvent happened, TransactionCorrectedPayload payload, FeedCursors cursors)
    : TransactionEntry(happened, payload.TransactionId, cursors)
{
    public GlobalId OwnerId => GlobalId.OfCustomer(payload.OwnerId);

    public TransactionKind Kind => payload.Kind;

    public Money Net => payload.Net;

    public Money PreviousNet => payload.PreviousNet;
}

/// <summary><c>InteractionRecordedEvent</c>.</summary>
internal sealed class InteractionRecordedEntry(
    FeedEvent happened, InteractionRecordedPayload payload, FeedCursors cursors)
    : FeedEntry(happened, cursors)
{
    public Guid InteractionKey => payload.InteractionId;

    public GlobalId InteractionId => GlobalId.OfInteraction(payload.InteractionId);

    public TouchpointKind Touchpoint => payload.Touchpoint;

    public Channel Channel => payload.Channel;
}

/// <summary><c>CustomerMergedEvent</c>.</summary>
internal sealed class CustomerMergedEntry(FeedEvent happened, CustomerMergedPayload payload, FeedCursors cursors)
    : FeedEntry(happened, cursors)
{
    public GlobalId SurvivorId => GlobalId.OfCustomer(payload.SurvivorId);

    public GlobalId MergedId => GlobalId.OfCustomer(payload.MergedId);

    public int Version => checked((int)payload.Version);
}

/// <summary><c>CustomerUnmergedEvent</c>.</summary>
internal sealed class CustomerUnmergedEntry(FeedEvent happened, CustomerUnmergedPayload payload, FeedCursors cursors)
    : FeedEntry(happened, cursors)
{
    public GlobalId SurvivorId => GlobalId.OfCustomer(payload.SurvivorId);

    public GlobalId RestoredId => GlobalId.OfCustomer(payload.RestoredId);

    public int Version => checked((int)payload.Version);
}
