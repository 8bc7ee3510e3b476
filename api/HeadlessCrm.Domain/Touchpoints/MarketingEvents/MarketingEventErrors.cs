namespace HeadlessCrm.Domain.Touchpoints.MarketingEvents;

/// <summary>An event does not take what was to be recorded of it: it is not open, or over.</summary>
/// <param name="EventCode">The event.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="EndsAt">When it ends.</param>
/// <param name="IsOver">Whether that is past.</param>
public sealed record MarketingEventNotOpen(string EventCode, MarketingEventStatus Status, DateTimeOffset EndsAt, bool IsOver)
    : DomainError(IsOver
        ? $"The event \"{EventCode}\" ended at {EndsAt:yyyy-MM-ddTHH:mm:ssZ}; choose another one."
        : $"The event \"{EventCode}\" is {Status}; choose another one, or change its status first.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "MARKETING_EVENT_NOT_OPEN";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>An event has no room for so many persons, and they cannot wait: there is no waiting list, or never room for them.</summary>
/// <param name="EventCode">The event.</param>
/// <param name="Capacity">For how many persons there is room in all.</param>
/// <param name="SeatsLeft">For how many there is room still.</param>
/// <param name="Persons">How many were to come.</param>
public sealed record MarketingEventFull(string EventCode, int Capacity, int SeatsLeft, int Persons) : DomainError(
    $"The event \"{EventCode}\" has room for {SeatsLeft} more of {Capacity} persons, not for {Persons}, and they cannot wait for it.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "MARKETING_EVENT_FULL";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
