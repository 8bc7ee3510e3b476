using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Touchpoints.MarketingEvents;

/// <summary>Plans an event or changes it. What is null stays as it is; an empty text clears it.</summary>
public sealed record UpsertMarketingEventCommand
{
    /// <summary>Its code, 64 characters at most.</summary>
    public required string EventCode { get; init; }

    /// <summary>Its name, 200 characters at most; needed of a new one.</summary>
    public string? Name { get; init; }

    /// <summary>What kind of event it is; needed of a new one.</summary>
    public MarketingEventKind? Kind { get; init; }

    /// <summary>The code of the dealer who holds it, 64 characters at most.</summary>
    public string? DealerCode { get; init; }

    /// <summary>Where it takes place, 200 characters at most.</summary>
    public string? Place { get; init; }

    /// <summary>When it begins; needed of a new one.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>When it ends; needed of a new one.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The time zone of the place, an IANA name; of a new one, that of the business when it is null.</summary>
    public string? TimeZone { get; init; }

    /// <summary>For how many persons there is room; 0: any number.</summary>
    public int? Capacity { get; init; }

    /// <summary>Whether those who find no room wait; of a new one, they do when it is null.</summary>
    public bool? HasWaitingList { get; init; }

    /// <summary>Where it stands; of a new one, it is planned when it is null.</summary>
    public MarketingEventStatus? Status { get; init; }

    /// <summary>Refuse unless it is at this version; null: any. 0: refuse unless it is new.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes the command safe to repeat; null: none.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Plans an event or changes it. Room that it gains goes to those who wait.</summary>
public sealed class UpsertMarketingEvent(
    IMarketingEventStore events, IIdempotencyStore idempotency, BusinessTimeOptions business, TimeProvider clock)
{
    private readonly OncePerKey<Outcome<MarketingEvent>> once =
        Outcome.Once<MarketingEvent>(idempotency, clock, nameof(UpsertMarketingEvent));

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<Outcome<MarketingEvent>> ExecuteAsync(UpsertMarketingEventCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<Outcome<MarketingEvent>?> TryAsync(
        UpsertMarketingEventCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var found = (await events.FindByCodesAsync([command.EventCode], cancellationToken))[0];
        if (EntryVersionConflict.Check(command.ExpectedVersion, found?.Version) is { } conflict)
        {
            return Outcome.Refused<MarketingEvent>(conflict);
        }

        if (found is null && Missing(command) is { Count: > 0 } missing)
        {
            return Outcome.Refused<MarketingEvent>(missing);
        }

        var changed = Apply(command, found, attempt.Now);
        if (MarketingEventRules.Check(changed, found) is { Count: > 0 } errors)
        {
            return Outcome.Refused<MarketingEvent>(errors);
        }

        if (changed == found)
        {
            return Outcome.Of(found);
        }

        changed = changed with { Version = (found?.Version ?? 0) + 1, UpdatedAt = attempt.Now };
        var result = await events.SaveAsync(changed, attempt.Keep(changed), attempt.Now, cancellationToken);
        return result.IsSaved ? Outcome.Of(changed)
            : result.SeatsTaken is { } taken
                ? Outcome.Refused<MarketingEvent>(InvalidValue.At(
                    $"The capacity {changed.Capacity} is less than the {taken} places that are given; cancel registrations first.",
                    "capacity"))
                : null;
    }

    private static List<DomainError> Missing(UpsertMarketingEventCommand command)
    {
        var errors = new List<DomainError>();
        foreach (var (isMissing, name) in new[]
        {
            (command.Name is null, "name"), (command.Kind is null, "kind"), (command.StartsAt is null, "startsAt"),
            (command.EndsAt is null, "endsAt"),
        })
        {
            if (isMissing)
            {
                errors.Add(InvalidValue.At($"A new event needs its {name}; give it.", name));
            }
        }

        return errors;
    }

    private MarketingEvent Apply(UpsertMarketingEventCommand command, MarketingEvent? found, DateTimeOffset now) => new()
    {
        Id = found?.Id ?? EntityId.Create(now),
        Code = command.EventCode,
        Name = command.Name ?? found!.Name,
        Kind = command.Kind ?? found!.Kind,
        DealerCode = Given(command.DealerCode, found?.DealerCode),
        Place = Given(command.Place, found?.Place),
        StartsAt = command.StartsAt?.ToUniversalTime() ?? found!.StartsAt,
        EndsAt = command.EndsAt?.ToUniversalTime() ?? found!.EndsAt,
        TimeZone = command.TimeZone ?? found?.TimeZone ?? business.TimeZone,
        Capacity = command.Capacity is { } capacity ? capacity == 0 ? null : capacity : found?.Capacity,
        HasWaitingList = command.HasWaitingList ?? found?.HasWaitingList ?? true,
        Status = command.Status ?? found?.Status ?? MarketingEventStatus.Planned,
        Version = found?.Version ?? 0,
        CreatedAt = found?.CreatedAt ?? now,
        UpdatedAt = found?.UpdatedAt ?? now,
    };

    private static string? Given(string? text, string? present) => text is null ? present : text.Length == 0 ? null : text;
}
