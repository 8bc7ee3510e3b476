namespace HeadlessCrm.Domain.Touchpoints.MarketingEvents;

/// <summary>What came of an event, as it is known now.</summary>
/// <param name="Invited">How many customers were invited.</param>
/// <param name="Registered">How many registrations have a place, whether the customers came or not.</param>
/// <param name="RegisteredPersons">For how many persons those are.</param>
/// <param name="Waiting">How many registrations wait.</param>
/// <param name="Attended">The customers of how many registrations came.</param>
/// <param name="RegisteredAttended">Of how many of <paramref name="Registered"/> the customers came.</param>
/// <param name="WalkIns">How many came without a registration, customers and unknown people.</param>
public sealed record MarketingEventFigures(
    int Invited, int Registered, int RegisteredPersons, int Waiting, int Attended, int RegisteredAttended, int WalkIns)
{
    /// <summary>Those of an event of which nothing is known.</summary>
    public static MarketingEventFigures None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>How many registrations had a place and nobody came; null: the event is not over, or was cancelled.</summary>
    public int? NoShowAt(MarketingEvent about, DateTimeOffset now) =>
        MarketingEventRules.IsOver(about, now) && about.Status != MarketingEventStatus.Cancelled
            ? Registered - RegisteredAttended
            : null;

    /// <summary>For how many persons there is room still; null: any number.</summary>
    public int? SeatsLeft(MarketingEvent about) => about.Capacity - RegisteredPersons;
}
