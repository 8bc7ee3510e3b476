using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Fleets;

/// <summary>A fleet as it should be.</summary>
public sealed record UpsertFleetCommand
{
    /// <summary>The fleet to change; null: a new one.</summary>
    public Guid? Id { get; init; }

    /// <summary>The company it belongs to.</summary>
    public required Guid CompanyId { get; init; }

    /// <summary>Its name, 200 characters at most.</summary>
    public required string Name { get; init; }

    /// <summary>The fleet it is part of; null: none.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Refuse unless it is at this version; null: any.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes the command safe to repeat; required for a new fleet.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Creates or changes a fleet.</summary>
public sealed class UpsertFleet(
    IFleetStore fleets, ICustomerStore customers, IIdempotencyStore idempotency, TimeProvider clock)
{
    private const int MaxNameLength = 200;

    private readonly OncePerKey<Outcome<Fleet>> once = Outcome.Once<Fleet>(idempotency, clock, nameof(UpsertFleet));

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<Outcome<Fleet>> ExecuteAsync(UpsertFleetCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<Outcome<Fleet>?> TryAsync(
        UpsertFleetCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = new List<DomainError>();
        TextRules.Required(command.Name, MaxNameLength, errors, "name");
        if (command is { Id: null, IdempotencyKey: null })
        {
            errors.Add(InvalidValue.At("A new fleet needs an idempotency key; send one per command.", "idempotencyKey"));
        }

        var wanted = await fleets.GetAsync([command.Id ?? Guid.Empty, command.ParentId ?? Guid.Empty], cancellationToken);
        if (command.Id is { } id && wanted[0] is null)
        {
            errors.Add(new EntryNotFound("fleet", id.ToString()) { Path = ["id"] });
        }

        if (command.ParentId is { } parent && wanted[1] is null)
        {
            errors.Add(new EntryNotFound("fleet", parent.ToString()) { Path = ["parentId"] });
        }

        var (company, refusal) = await customers.FindAsync(
            command.CompanyId, CustomerKind.Company, "companyId", cancellationToken);
        if ((refusal ?? EntryVersionConflict.Check(command.ExpectedVersion, wanted[0]?.Version)) is { } refused)
        {
            errors.Add(refused);
        }

        if (errors.Count > 0)
        {
            return Outcome.Refused<Fleet>(errors);
        }

        var fleet = new Fleet
        {
            Id = wanted[0]?.Id ?? EntityId.Create(attempt.Now),
            CompanyId = company!.Id,
            Name = command.Name.Trim(),
            ParentId = command.ParentId,
            Version = (wanted[0]?.Version ?? 0) + 1,
            CreatedAt = wanted[0]?.CreatedAt ?? attempt.Now,
            UpdatedAt = attempt.Now,
        };
        return (await fleets.SaveAsync(fleet, command.CompanyId, attempt.Keep(fleet), cancellationToken)).ToOutcome(fleet, "fleet");
    }
}
