using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Commerce.Vehicles;

/// <summary>Says that somebody has begun, or has ended, to own or drive a vehicle.</summary>
public sealed record ChangeVehiclePeriodCommand
{
    /// <summary>The vehicle.</summary>
    public required string Vin { get; init; }

    /// <summary>Who; null: named by <see cref="CustomerExternalReference"/>.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Who, by another system's key.</summary>
    public ExternalReference? CustomerExternalReference { get; init; }

    /// <summary>As what.</summary>
    public required VehicleRole Role { get; init; }

    /// <summary>Whether the present period ends; else one begins.</summary>
    public required bool IsEnd { get; init; }

    /// <summary>Since when, of a period that begins; null: nobody knows.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Until when; of a period that begins null: to this day; of one that ends null: now.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of <see cref="ChangeVehiclePeriod"/>.</summary>
/// <param name="Period">The period; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record ChangeVehiclePeriodOutcome(VehiclePeriod? Period, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Records who owns and who drives a vehicle. A new owner ends the period of the present one.</summary>
public sealed class ChangeVehiclePeriod(
    IVehicleStore vehicles,
    IVehicleHistoryStore history,
    ICustomerStore customers,
    IIdempotencyStore idempotency,
    TimeProvider clock)
{
    private readonly OncePerKey<ChangeVehiclePeriodOutcome> once = new(idempotency, clock, nameof(ChangeVehiclePeriod))
    {
        IsKeyRequired = true,
        Refuse = Refused,
        Replay = (entry, _) => new(new ChangeVehiclePeriodOutcome(Idempotent.Read<VehiclePeriod>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<ChangeVehiclePeriodOutcome> ExecuteAsync(ChangeVehiclePeriodCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<ChangeVehiclePeriodOutcome?> TryAsync(
        ChangeVehiclePeriodCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = Check(command, attempt.Now);
        if (errors.Count > 0)
        {
            return new ChangeVehiclePeriodOutcome(null, errors);
        }

        if ((await vehicles.FindByVinsAsync([command.Vin], cancellationToken))[0] is not { } vehicle)
        {
            return Refused(new VehicleNotFound(command.Vin) { Path = ["vin"] });
        }

        var (customer, postedFor, refusal) = await PostedCustomer.FindAsync(
            customers, command.CustomerId, command.CustomerExternalReference, cancellationToken);
        if (refusal is not null)
        {
            return Refused(refusal);
        }

        var change = await history.ChangePeriodsAsync(
            vehicle.Id,
            customer!.Id,
            postedFor,
            periods => Decide(command, periods, vehicle, customer.Id, attempt.Now),
            period => attempt.Keep(period)!,
            cancellationToken);
        return change switch
        {
            null => null,
            { Refusal: { } reason } => Refused(reason),
            _ => new ChangeVehiclePeriodOutcome(change.Written, []),
        };
    }

    private static VehiclePeriodChange Decide(
        ChangeVehiclePeriodCommand command,
        IReadOnlyList<VehiclePeriod> periods,
        Vehicle vehicle,
        Guid customerId,
        DateTimeOffset now) => command.IsEnd
            ? VehiclePeriods.End(periods, vehicle.Vin, customerId, command.Role, command.Until?.ToUniversalTime() ?? now)
            : VehiclePeriods.Begin(
                periods,
                new VehiclePeriod
                {
                    Id = EntityId.Create(now),
                    VehicleId = vehicle.Id,
                    CustomerId = customerId,
                    Role = command.Role,
                    Since = command.Since?.ToUniversalTime(),
                    Until = command.Until?.ToUniversalTime(),
                });

    private static ChangeVehiclePeriodOutcome Refused(DomainError error) => new(null, [error]);

    private static List<DomainError> Check(ChangeVehiclePeriodCommand command, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        if (VehicleIdentification.Check(command.Vin, "vin") is { } invalid)
        {
            errors.Add(invalid);
        }

        PostedCustomer.Check(command.CustomerId, command.CustomerExternalReference, errors);
        TimeRules.NotInFuture(command.Since, now, errors, "since");

        TimeRules.NotInFuture(command.Until, now, errors, "until");

        if (command.Since >= command.Until)
        {
            errors.Add(InvalidValue.At($"until {command.Until:O} is not after since, {command.Since:O}.", "until"));
        }

        return errors;
    }
}
