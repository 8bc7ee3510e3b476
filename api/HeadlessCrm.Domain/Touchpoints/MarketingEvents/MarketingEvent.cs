using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Touchpoints.MarketingEvents;

/// <summary>What kind of event it is.</summary>
public enum MarketingEventKind
{
    /// <summary>A new model is shown for the first time.</summary>
    Launch,

    /// <summary>Customers drive vehicles they might buy.</summary>
    TestDrive,

    /// <summary>The house is open to everybody.</summary>
    OpenDay,

    /// <summary>A meeting of the club or its members.</summary>
    Club,

    /// <summary>Vehicles are checked, and their owners advised.</summary>
    ServiceClinic,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Where an event stands.</summary>
public enum MarketingEventStatus
{
    /// <summary>It is prepared; customers may be invited, nobody can register yet.</summary>
    Planned,

    /// <summary>Customers may be invited and register.</summary>
    Open,

    /// <summary>Nobody can register any more; it takes place.</summary>
    Closed,

    /// <summary>It does not take place. It stays so.</summary>
    Cancelled,
}

/// <summary>Something that customers are invited to: a launch, a test drive, an open day.</summary>
public sealed record MarketingEvent
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its code, unique and never changed: attendances and walk-ins name it.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of event it is.</summary>
    public required MarketingEventKind Kind { get; init; }

    /// <summary>The code of the dealer who holds it; null: the network.</summary>
    public string? DealerCode { get; init; }

    /// <summary>Where it takes place; null: not said.</summary>
    public string? Place { get; init; }

    /// <summary>When it begins.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The time zone of the place, an IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>For how many persons there is room; null: any number.</summary>
    public int? Capacity { get; init; }

    /// <summary>Whether those who find no room wait for somebody to cancel.</summary>
    public required bool HasWaitingList { get; init; }

    /// <summary>Where it stands.</summary>
    public required MarketingEventStatus Status { get; init; }

    /// <summary>Rises by one with every change; the first is 1.</summary>
    public required int Version { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>What events can be ordered by.</summary>
public enum MarketingEventOrderField
{
    /// <summary>When they begin.</summary>
    StartsAt,
}

/// <summary>What filters over events may name.</summary>
public static class MarketingEventFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="MarketingEvent"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "MarketingEvent",
        [
            FilterField.Of<MarketingEvent>("id", FieldType.Id, one => one.Id),
            FilterField.Of<MarketingEvent>("code", FieldType.Text, one => one.Code),
            FilterField.Of<MarketingEvent>("name", FieldType.Text, one => one.Name),
            FilterField.OfEnum<MarketingEvent, MarketingEventKind>("kind", one => one.Kind),
            FilterField.OfEnum<MarketingEvent, MarketingEventStatus>("status", one => one.Status),
            FilterField.Of<MarketingEvent>("dealerCode", FieldType.Text, one => one.DealerCode),
            FilterField.Of<MarketingEvent>("startsAt", FieldType.Instant, one => one.StartsAt),
            FilterField.Of<MarketingEvent>("endsAt", FieldType.Instant, one => one.EndsAt),
        ]);
}
