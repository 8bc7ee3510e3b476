namespace HeadlessCrm.Domain.Feed.Consumers;

/// <summary>No consumer of the feed has this name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Known">The names there are.</param>
public sealed record ConsumerNotFound(string Name, IReadOnlyList<string> Known) : DomainError(
    $"There is no consumer \"{Name}\"; there are {string.Join(", ", Known)}.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "CONSUMER_NOT_FOUND";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>No parked event of the consumer has this id.</summary>
/// <param name="Name">The consumer.</param>
/// <param name="EventId">The event.</param>
public sealed record ParkedEventNotFound(string Name, Guid EventId) : DomainError(
    $"The consumer \"{Name}\" has not parked the event {EventId}; it may have been taken in meanwhile.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "PARKED_EVENT_NOT_FOUND";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>A consumer makes nothing that could be rebuilt.</summary>
/// <param name="Name">The consumer.</param>
public sealed record ConsumerNotRebuildable(string Name) : DomainError(
    $"The consumer \"{Name}\" keeps no projection, so there is nothing to rebuild.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "CONSUMER_NOT_REBUILDABLE";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
