namespace HeadlessCrm.Domain.Touchpoints.MarketingEvents;

/// <summary>Who finds room at events.</summary>
public static class MarketingEventRules
{
    internal const int MaxCodeLength = 64;
    internal const int MaxNameLength = 200;
    internal const int MaxReasonLength = 400;
    internal const int MaxCapacity = 1_000_000;
    internal const int MaxCompanions = 50;

    private static readonly TimeSpan MaxLength = TimeSpan.FromDays(366);

    /// <summary>Whether an event has ended.</summary>
    public static bool IsOver(MarketingEvent about, DateTimeOffset now) => now >= about.EndsAt;

    /// <summary>Whether a registration found room and nobody came; false while the event is not over, or when it was cancelled.</summary>
    public static bool IsNoShow(EventRegistration registration, MarketingEvent about, DateTimeOffset now) =>
        registration.Status == EventRegistrationStatus.Registered && about.Status != MarketingEventStatus.Cancelled && IsOver(about, now);

    /// <summary>
    /// Places a registration: it is given room when there is enough for all its persons, and waits else. Nobody waits who would find
    /// room, so it overtakes only those that need more.
    /// </summary>
    /// <param name="wanted">The registration.</param>
    /// <param name="about">The event.</param>
    /// <param name="seatsTaken">For how many persons there are places.</param>
    /// <param name="now">The time.</param>
    public static EventPlacement Place(EventRegistration wanted, MarketingEvent about, int seatsTaken, DateTimeOffset now)
    {
        if (about.Status != MarketingEventStatus.Open || IsOver(about, now))
        {
            return new(null, NotOpen(about, now));
        }

        if (about.Capacity is not { } capacity || seatsTaken + wanted.Persons <= capacity)
        {
            return new(wanted with { Status = EventRegistrationStatus.Registered }, null);
        }

        if (about.HasWaitingList && wanted.Persons <= capacity)
        {
            return new(wanted with { Status = EventRegistrationStatus.Waiting }, null);
        }

        var left = Math.Max(0, capacity - seatsTaken);
        return new(null, new MarketingEventFull(about.Code, capacity, left, wanted.Persons) { Path = ["companions"] });
    }

    /// <summary>
    /// Who of those who wait is given a place: each that finds room, in the order in which they registered. None once the event is over
    /// or cancelled.
    /// </summary>
    public static IReadOnlyList<EventRegistration> Promote(
        MarketingEvent about, int seatsTaken, IEnumerable<EventRegistration> waiting, DateTimeOffset now)
    {
        var promoted = new List<EventRegistration>();
        if (about.Status == MarketingEventStatus.Cancelled || IsOver(about, now))
        {
            return promoted;
        }

        foreach (var next in waiting)
        {
            if (about.Capacity is null || seatsTaken + next.Persons <= about.Capacity)
            {
                seatsTaken += next.Persons;
                promoted.Add(next with
                {
                    Status = EventRegistrationStatus.Registered, PromotedAt = now, Version = next.Version + 1,
                });
            }
        }

        return promoted;
    }

    internal static MarketingEventNotOpen NotOpen(MarketingEvent about, DateTimeOffset now) =>
        new(about.Code, about.Status, about.EndsAt, about.Status != MarketingEventStatus.Cancelled && IsOver(about, now))
        {
            Path = ["eventCode"],
        };

    internal static EntryNotFound Unknown(string code) => new("event", code) { Path = ["eventCode"] };

    internal static List<DomainError> Check(MarketingEvent wanted, MarketingEvent? before)
    {
        var errors = new List<DomainError>();
        TextRules.Required(wanted.Code, MaxCodeLength, errors, "code");
        TextRules.Required(wanted.Name, MaxNameLength, errors, "name");
        TextRules.Optional(wanted.DealerCode, MaxCodeLength, errors, "dealerCode");
        TextRules.Optional(wanted.Place, MaxNameLength, errors, "place");
        if (wanted.EndsAt <= wanted.StartsAt || wanted.EndsAt - wanted.StartsAt > MaxLength)
        {
            errors.Add(InvalidValue.At(
                $"endsAt {wanted.EndsAt:O} is not after startsAt {wanted.StartsAt:O}, or more than a year after it.", "endsAt"));
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(wanted.TimeZone, out _))
        {
            errors.Add(InvalidValue.At(
                $"\"{wanted.TimeZone}\" is no time zone; give an IANA name such as America/Lima.", "timeZone"));
        }

        if (wanted.Capacity is < 1 or > MaxCapacity)
        {
            errors.Add(InvalidValue.At($"The capacity {wanted.Capacity} is not between 1 and {MaxCapacity}.", "capacity"));
        }

        if (before?.Status == MarketingEventStatus.Cancelled && wanted.Status != MarketingEventStatus.Cancelled)
        {
            errors.Add(InvalidValue.At("The event was cancelled, which stays so; make another one.", "status"));
        }

        return errors;
    }
}

/// <summary>What came of placing a registration.</summary>
/// <param name="Registration">The registration with its place, or waiting; null: it was refused.</param>
/// <param name="Refusal">Why; null: it was not.</param>
public readonly record struct EventPlacement(EventRegistration? Registration, DomainError? Refusal);
