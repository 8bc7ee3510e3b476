using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Commerce.Vehicles;

/// <summary>Keeps vehicles.</summary>
public interface IVehicleStore
{
    /// <summary>The vehicles of these ids; null where there is none.</summary>
    Task<IReadOnlyList<Vehicle?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The vehicles of these VINs; null where there is none.</summary>
    Task<IReadOnlyList<Vehicle?>> FindByVinsAsync(IReadOnlyList<string> vins, CancellationToken cancellationToken);

    /// <summary>A part of the list of all vehicles.</summary>
    Task<Slice<Vehicle>> PageAsync(PageRequest<VehicleOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many vehicles match; null: how many there are.</summary>
    Task<int> CountAsync(Filter? where, CancellationToken cancellationToken);

    /// <summary>The same part of the list of the vehicles each customer owns; one query.</summary>
    Task<IReadOnlyList<Slice<Vehicle>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<VehicleOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many vehicles of each customer match; null: how many each owns.</summary>
    Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken);

    /// <summary>
    /// Writes what a vehicle is, not who has it: a new one at version 1, else in the place of the version before. False when it
    /// changed, or its VIN or the key of the entry was taken, in between; then nothing was written.
    /// </summary>
    /// <param name="vehicle">The vehicle as it should be.</param>
    /// <param name="idempotency">The entry; null: none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> SaveAsync(Vehicle vehicle, IdempotencyEntry? idempotency, CancellationToken cancellationToken);

    /// <summary>
    /// Writes vehicles in one transaction, for those who load many; one whose VIN is known takes the new make, model, year and owner.
    /// Each is posted for the customer it names, and becomes that of the one this was merged into. Who owned one before does no longer.
    /// </summary>
    Task SaveAsync(IReadOnlyList<Vehicle> vehicles, CancellationToken cancellationToken);
}
