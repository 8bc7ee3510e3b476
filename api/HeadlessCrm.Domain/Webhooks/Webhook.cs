using HeadlessCrm.Domain.Feed;

namespace HeadlessCrm.Domain.Webhooks;

/// <summary>Whether a webhook delivers.</summary>
public enum WebhookState
{
    /// <summary>It delivers.</summary>
    Active,

    /// <summary>It keeps its place in the feed and delivers nothing until it is resumed.</summary>
    Paused,
}

/// <summary>Why a webhook is paused.</summary>
public enum WebhookPauseReason
{
    /// <summary>Somebody asked for it.</summary>
    Requested,

    /// <summary>Its target failed too often in a row.</summary>
    TargetFailing,

    /// <summary>Its target answered 410 Gone.</summary>
    TargetGone,

    /// <summary>It stood still for so long that the feed no longer keeps what it has not delivered.</summary>
    CursorExpired,

    /// <summary>Its document no longer fits the contract.</summary>
    DocumentInvalid,
}

/// <summary>
/// A subscription kept on the server: what its document selects of the feed is posted to a URL, signed, in order for each
/// customer, at least once.
/// </summary>
public sealed record Webhook
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where deliveries are posted.</summary>
    public required string Url { get; init; }

    /// <summary>What chooses the events and shapes the payload, in the language of the API; opaque to the domain.</summary>
    public required string Document { get; init; }

    /// <summary>Which operation of the document; null: its only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>The document's variables, a JSON object; null: none.</summary>
    public string? Variables { get; init; }

    /// <summary>What deliveries are signed with. Never shown to anybody.</summary>
    public required string Secret { get; init; }

    /// <summary>What it is for, in the words of who made it; null: nothing said.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it delivers.</summary>
    public WebhookState State { get; init; }

    /// <summary>Why it is paused; null: it is not.</summary>
    public WebhookPauseReason? PauseReason { get; init; }

    /// <summary>Since when it is paused; null: it is not.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Up to where the feed has been turned into deliveries.</summary>
    public FeedPosition Position { get; init; }

    /// <summary>Rises with every replay: deliveries planned for an earlier run are no longer sent.</summary>
    public int Run { get; init; } = 1;

    /// <summary>How many attempts have failed since the last that succeeded.</summary>
    public int FailuresInARow { get; init; }

    /// <summary>When the target last accepted a delivery; null: never.</summary>
    public DateTimeOffset? LastDeliveredAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Rises with every change that somebody asked for.</summary>
    public int Version { get; init; } = 1;
}
