using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Commerce.Vehicles;

/// <summary>Reports what an odometer shows. What repair orders carry need not be reported again.</summary>
public sealed record RecordOdometerCommand
{
    /// <summary>The vehicle.</summary>
    public required string Vin { get; init; }

    /// <summary>What it shows, in kilometres, 0 to 10,000,000.</summary>
    public required int Km { get; init; }

    /// <summary>When; null: now. Not in the future.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of <see cref="RecordOdometer"/>.</summary>
/// <param name="Vehicle">The vehicle; null when it was refused.</param>
/// <param name="Reading">The reading; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record RecordOdometerOutcome(
    Vehicle? Vehicle, OdometerReading? Reading, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Records a reading of an odometer. One that goes back is recorded too: that it does is what must be known.</summary>
public sealed class RecordOdometer
{
    private readonly IVehicleStore vehicles;
    private readonly IVehicleHistoryStore history;
    private readonly OncePerKey<RecordOdometerOutcome> once;

    /// <summary>The use case over its stores.</summary>
    public RecordOdometer(IVehicleStore vehicles, IVehicleHistoryStore history, IIdempotencyStore idempotency, TimeProvider clock)
    {
        (this.vehicles, this.history) = (vehicles, history);
        once = new OncePerKey<RecordOdometerOutcome>(idempotency, clock, nameof(RecordOdometer))
        {
            IsKeyRequired = true,
            Refuse = Refused,
            Replay = ReplayAsync,
        };
    }

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<RecordOdometerOutcome> ExecuteAsync(RecordOdometerCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<RecordOdometerOutcome?> TryAsync(
        RecordOdometerCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        if ((VehicleIdentification.Check(command.Vin, "vin")
                ?? TransactionRules.CheckOdometer(command.Km, "km")
                ?? TimeRules.FaultOf(command.ReadAt ?? attempt.Now, attempt.Now, "readAt")) is { } invalid)
        {
            return Refused(invalid);
        }

        if ((await vehicles.FindByVinsAsync([command.Vin], cancellationToken))[0] is not { } vehicle)
        {
            return Refused(new VehicleNotFound(command.Vin) { Path = ["vin"] });
        }

        var reading = new OdometerReading(vehicle.Id, command.Km, command.ReadAt?.ToUniversalTime() ?? attempt.Now, null);
        return await history.RecordReadingAsync(EntityId.Create(attempt.Now), reading, attempt.Keep(reading)!, cancellationToken)
            ? new RecordOdometerOutcome(vehicle, reading, [])
            : null;
    }

    private async ValueTask<RecordOdometerOutcome> ReplayAsync(IdempotencyEntry entry, CancellationToken cancellationToken)
    {
        var reading = Idempotent.Read<OdometerReading>(entry);
        var vehicle = (await vehicles.GetAsync([reading.VehicleId], cancellationToken))[0];
        return new RecordOdometerOutcome(vehicle, reading, [], Replayed: true);
    }

    private static RecordOdometerOutcome Refused(DomainError error) => new(null, null, [error]);
}
