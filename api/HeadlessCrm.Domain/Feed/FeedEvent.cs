namespace HeadlessCrm.Domain.Feed;

/// <summary>What happened. Part of the contract: a value is never given another meaning or number.</summary>
public enum FeedEventType
{
    /// <summary>A customer was created or changed.</summary>
    CustomerChanged = 1,

    /// <summary>A transaction was recorded.</summary>
    TransactionRecorded = 2,

    /// <summary>A transaction was reversed.</summary>
    TransactionReversed = 3,

    /// <summary>A visit, a call or a message was recorded.</summary>
    InteractionRecorded = 4,

    /// <summary>
    /// A transaction was corrected by the system it came from: other figures, or another customer. One that changed its
    /// customer is told twice, to the former customer and to the present one.
    /// </summary>
    TransactionCorrected = 5,

    /// <summary>A customer became part of another. It is told to both, the one that ends first.</summary>
    CustomerMerged = 6,

    /// <summary>A merged customer became one of its own again. It is told to both, the one that survived first.</summary>
    CustomerUnmerged = 7,

    /// <summary>A customer complained.</summary>
    ComplaintOpened = 40,

    /// <summary>A complaint was resolved.</summary>
    ComplaintResolved = 41,

    /// <summary>A commitment to a valuable customer was not kept in time.</summary>
    CommitmentBreached = 42,

    /// <summary>A part of a transaction was returned.</summary>
    TransactionReturned = 20,

    /// <summary>Somebody who waited for a place at an event was given one.</summary>
    RegistrationPromoted = 50,
}

/// <summary>
/// One event of the feed: a fact, written in the same database transaction as the change it tells of, never changed
/// afterwards, and deleted only by retention.
/// </summary>
public sealed record FeedEvent
{
    /// <summary>The id, a UUIDv7; the same however often the event is delivered.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its place in the feed, given by the store when it is read.</summary>
    public FeedPosition Position { get; init; }

    /// <summary>What happened.</summary>
    public FeedEventType Type => Payload.Type;

    /// <summary>The customer it is about. Events of one customer are in the order of their commits.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>The code of the dealer in whose organisation it happened; null: none.</summary>
    public string? DealerCode { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was recorded here, to the millisecond.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>What its type says more.</summary>
    public required FeedPayload Payload { get; init; }
}
