using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Commerce.Vehicles.VinDecoding;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Commerce.Vehicles;

/// <summary>A vehicle as it should be. What is null stays as it is or, of a new one, is what its VIN says.</summary>
public sealed record UpsertVehicleCommand
{
    /// <summary>The VIN; what the vehicle is known by.</summary>
    public required string Vin { get; init; }

    /// <summary>The make, at most 100 characters.</summary>
    public string? Make { get; init; }

    /// <summary>The model, at most 100 characters.</summary>
    public string? Model { get; init; }

    /// <summary>The model year, 1900 to the next.</summary>
    public int? ModelYear { get; init; }

    /// <summary>The licence plate, at most 20 characters; empty takes it away.</summary>
    public string? LicensePlate { get; init; }

    /// <summary>When it was first put on the road; not in the future.</summary>
    public DateTimeOffset? InServiceAt { get; init; }

    /// <summary>The version the caller has read; null: whatever there is.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes the command safe to repeat; null: it changes nothing when it is repeated anyway.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of <see cref="UpsertVehicle"/>.</summary>
/// <param name="Vehicle">The vehicle; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record UpsertVehicleOutcome(Vehicle? Vehicle, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Creates or changes a vehicle. Who has it is another matter: see <see cref="ChangeVehiclePeriod"/>.</summary>
public sealed class UpsertVehicle(IVehicleStore vehicles, IIdempotencyStore idempotency, TimeProvider clock)
{
    private const int MaxNameLength = 100;
    private const int MaxPlateLength = 20;
    private const int FirstModelYear = 1900;

    private readonly OncePerKey<UpsertVehicleOutcome> once = new(idempotency, clock, nameof(UpsertVehicle))
    {
        Refuse = error => new UpsertVehicleOutcome(null, [error]),
        Replay = (entry, _) => new(new UpsertVehicleOutcome(Idempotent.Read<Vehicle>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<UpsertVehicleOutcome> ExecuteAsync(UpsertVehicleCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<UpsertVehicleOutcome?> TryAsync(
        UpsertVehicleCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        if (VehicleIdentification.Check(command.Vin, "vin") is { } invalid)
        {
            return new UpsertVehicleOutcome(null, [invalid]);
        }

        var current = (await vehicles.FindByVinsAsync([command.Vin], cancellationToken))[0];
        if (command.ExpectedVersion is { } expected && expected != (current?.Version ?? 0))
        {
            return new UpsertVehicleOutcome(
                null,
                [
                    current is null
                        ? new VehicleNotFound(command.Vin) { Path = ["vin"] }
                        : new VehicleVersionConflict(expected, current) { Path = ["expectedVersion"] },
                ]);
        }

        var wanted = Apply(command, current, attempt.Now);
        var errors = Check(wanted, attempt.Now);
        if (errors.Count > 0)
        {
            return new UpsertVehicleOutcome(null, errors);
        }

        if (wanted == current && command.IdempotencyKey is null)
        {
            return new UpsertVehicleOutcome(current, []);
        }

        var next = current is null ? wanted : wanted with { Version = current.Version + 1 };
        return await vehicles.SaveAsync(next, attempt.Keep(next), cancellationToken)
            ? new UpsertVehicleOutcome(next, [])
            : null;
    }

    private static Vehicle Apply(UpsertVehicleCommand command, Vehicle? current, DateTimeOffset now)
    {
        var start = current;
        if (start is null)
        {
            var decoded = VinDecoder.Decode(command.Vin, now.Year);
            start = new Vehicle
            {
                Id = EntityId.Create(now),
                Vin = command.Vin,
                Make = decoded.Make ?? string.Empty,
                Model = decoded.Model ?? string.Empty,
                ModelYear = decoded.ModelYear,
            };
        }

        return start with
        {
            Make = command.Make ?? start.Make,
            Model = command.Model ?? start.Model,
            ModelYear = command.ModelYear ?? start.ModelYear,
            LicensePlate = command.LicensePlate switch
            {
                null => start.LicensePlate,
                "" => null,
                var plate => plate,
            },
            InServiceAt = command.InServiceAt?.ToUniversalTime() ?? start.InServiceAt,
        };
    }

    private static List<DomainError> Check(Vehicle vehicle, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        CheckName(vehicle.Make, "make", errors);
        CheckName(vehicle.Model, "model", errors);
        TextRules.Optional(vehicle.LicensePlate, MaxPlateLength, errors, "licensePlate");
        if (vehicle.ModelYear is { } year && (year < FirstModelYear || year > now.Year + 1))
        {
            errors.Add(InvalidValue.At($"modelYear is {year}; it must be {FirstModelYear} to {now.Year + 1}.", "modelYear"));
        }

        TimeRules.NotInFuture(vehicle.InServiceAt, now, errors, "inServiceAt");

        return errors;
    }

    private static void CheckName(string name, string field, List<DomainError> errors)
    {
        if (name.Length == 0)
        {
            errors.Add(InvalidValue.At($"{field} is missing, and the VIN does not tell it; send it.", field));
        }
        else
        {
            TextRules.Required(name, MaxNameLength, errors, field);
        }
    }
}
