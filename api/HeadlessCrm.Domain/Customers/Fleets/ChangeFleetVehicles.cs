using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Fleets;

/// <summary>Puts vehicles into a fleet and takes vehicles out of it. A vehicle is in one fleet at a time.</summary>
public sealed record ChangeFleetVehiclesCommand
{
    /// <summary>The fleet.</summary>
    public required Guid FleetId { get; init; }

    /// <summary>The VINs to put into it, and out of any other fleet, 500 at most; null: none.</summary>
    public IReadOnlyList<string>? Add { get; init; }

    /// <summary>The VINs to take out of it, 500 at most; null: none. One that is not in it does no harm.</summary>
    public IReadOnlyList<string>? Remove { get; init; }

    /// <summary>Refuse unless the fleet is at this version; null: any.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Puts vehicles into a fleet and takes vehicles out of it.</summary>
public sealed class ChangeFleetVehicles(IFleetStore fleets, IIdempotencyStore idempotency, TimeProvider clock)
{
    private const int MaxVehicles = 500;

    private readonly OncePerKey<Outcome<Fleet>> once = Outcome.Once<Fleet>(idempotency, clock, nameof(ChangeFleetVehicles));

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<Outcome<Fleet>> ExecuteAsync(ChangeFleetVehiclesCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<Outcome<Fleet>?> TryAsync(
        ChangeFleetVehiclesCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = new List<DomainError>();
        string[] add = [.. (command.Add ?? []).Distinct(StringComparer.Ordinal)];
        string[] remove = [.. (command.Remove ?? []).Distinct(StringComparer.Ordinal)];
        Check(add, "add", errors);
        Check(remove, "remove", errors);
        if (add.Intersect(remove, StringComparer.Ordinal).FirstOrDefault() is { } both)
        {
            errors.Add(InvalidValue.At($"{both} is both added and removed; say one of the two.", "remove"));
        }

        var found = (await fleets.GetAsync([command.FleetId], cancellationToken))[0];
        if (found is null)
        {
            errors.Add(new EntryNotFound("fleet", command.FleetId.ToString()) { Path = ["fleetId"] });
        }
        else if (EntryVersionConflict.Check(command.ExpectedVersion, found.Version) is { } conflict)
        {
            errors.Add(conflict);
        }

        if (errors.Count > 0)
        {
            return Outcome.Refused<Fleet>(errors);
        }

        var fleet = found! with { Version = found.Version + 1, UpdatedAt = attempt.Now };
        FleetVehicle[] added =
        [
            .. add.Select(vin => new FleetVehicle
            {
                Id = EntityId.Create(attempt.Now), FleetId = fleet.Id, Vin = vin, AddedAt = attempt.Now,
            }),
        ];
        return (await fleets.ChangeVehiclesAsync(fleet, added, remove, attempt.Keep(fleet), cancellationToken)).ToOutcome(fleet, "fleet");
    }

    private static void Check(string[] vins, string path, List<DomainError> errors)
    {
        if (vins.Length > MaxVehicles)
        {
            errors.Add(InvalidValue.At($"There are {vins.Length} VINs; at most {MaxVehicles} are allowed.", path));
        }

        errors.AddRange(vins.Select(vin => VehicleIdentification.Check(vin, path)).OfType<InvalidValue>().Take(10));
    }
}
