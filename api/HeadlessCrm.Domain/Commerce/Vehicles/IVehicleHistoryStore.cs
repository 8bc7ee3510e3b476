using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Commerce.Vehicles;

/// <summary>Keeps what becomes of vehicles: who has them, how far they go, what is done to them.</summary>
public interface IVehicleHistoryStore
{
    /// <summary>The periods of each vehicle, the earliest first; those without a beginning come before.</summary>
    Task<IReadOnlyList<IReadOnlyList<VehiclePeriod>>> GetPeriodsAsync(
        IReadOnlyList<Guid> vehicleIds, CancellationToken cancellationToken);

    /// <summary>The periods of each customer, the earliest first; those without a beginning come before.</summary>
    Task<IReadOnlyList<IReadOnlyList<VehiclePeriod>>> GetPeriodsByCustomersAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken);

    /// <summary>
    /// Decides on the periods of a vehicle while nobody else can, and writes what was decided. Null when the key was taken, or a customer
    /// merged or unmerged, in between; then nothing was written.
    /// </summary>
    /// <param name="vehicleId">The vehicle.</param>
    /// <param name="customerId">The customer it concerns.</param>
    /// <param name="postedFor">The customer it was posted for: that one, or one merged into it.</param>
    /// <param name="decide">Decides, by the periods there are.</param>
    /// <param name="keep">Makes the entry of a period written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<VehiclePeriodChange?> ChangePeriodsAsync(
        Guid vehicleId,
        Guid customerId,
        Guid postedFor,
        Func<IReadOnlyList<VehiclePeriod>, VehiclePeriodChange> decide,
        Func<VehiclePeriod, IdempotencyEntry> keep,
        CancellationToken cancellationToken);

    /// <summary>The readings of each vehicle, reported by themselves or written on transactions that stand; in no order.</summary>
    Task<IReadOnlyList<IReadOnlyList<OdometerReading>>> GetReadingsAsync(
        IReadOnlyList<Guid> vehicleIds, CancellationToken cancellationToken);

    /// <summary>Writes a reading. False when the key of the entry was taken in between; then nothing was written.</summary>
    Task<bool> RecordReadingAsync(
        Guid id, OdometerReading reading, IdempotencyEntry idempotency, CancellationToken cancellationToken);

    /// <summary>What repair orders that stand did to each vehicle; in no order.</summary>
    Task<IReadOnlyList<IReadOnlyList<ServiceDone>>> GetServicesAsync(
        IReadOnlyList<Guid> vehicleIds, CancellationToken cancellationToken);
}
