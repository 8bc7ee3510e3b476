using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Households;

/// <summary>A household as it should be.</summary>
public sealed record UpsertHouseholdCommand
{
    /// <summary>The household to change; null: a new one.</summary>
    public Guid? Id { get; init; }

    /// <summary>Its name, 200 characters at most.</summary>
    public required string Name { get; init; }

    /// <summary>The household it is part of; null: none.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Refuse unless it is at this version; null: any.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes the command safe to repeat; required for a new household.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Creates or changes a household.</summary>
public sealed class UpsertHousehold(IHouseholdStore households, IIdempotencyStore idempotency, TimeProvider clock)
{
    private const int MaxNameLength = 200;

    private readonly OncePerKey<Outcome<Household>> once = Outcome.Once<Household>(idempotency, clock, nameof(UpsertHousehold));

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<Outcome<Household>> ExecuteAsync(UpsertHouseholdCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<Outcome<Household>?> TryAsync(
        UpsertHouseholdCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = new List<DomainError>();
        TextRules.Required(command.Name, MaxNameLength, errors, "name");
        if (command is { Id: null, IdempotencyKey: null })
        {
            errors.Add(InvalidValue.At("A new household needs an idempotency key; send one per command.", "idempotencyKey"));
        }

        var wanted = await households.GetAsync(
            [command.Id ?? Guid.Empty, command.ParentId ?? Guid.Empty], cancellationToken);
        if (command.Id is { } id && wanted[0] is null)
        {
            errors.Add(new EntryNotFound("household", id.ToString()) { Path = ["id"] });
        }

        if (command.ParentId is { } parent && wanted[1] is null)
        {
            errors.Add(new EntryNotFound("household", parent.ToString()) { Path = ["parentId"] });
        }

        if (EntryVersionConflict.Check(command.ExpectedVersion, wanted[0]?.Version) is { } conflict)
        {
            errors.Add(conflict);
        }

        if (errors.Count > 0)
        {
            return Outcome.Refused<Household>(errors);
        }

        var household = new Household
        {
            Id = wanted[0]?.Id ?? EntityId.Create(attempt.Now),
            Name = command.Name.Trim(),
            ParentId = command.ParentId,
            Version = (wanted[0]?.Version ?? 0) + 1,
            CreatedAt = wanted[0]?.CreatedAt ?? attempt.Now,
            UpdatedAt = attempt.Now,
        };
        return (await households.SaveAsync(household, attempt.Keep(household), cancellationToken)).ToOutcome(household, "household");
    }
}
