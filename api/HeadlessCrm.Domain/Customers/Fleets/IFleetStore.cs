using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Customers.Fleets;

/// <summary>Keeps fleets and which vehicles are in them.</summary>
public interface IFleetStore
{
    /// <summary>The fleets of these ids; null where there is none.</summary>
    Task<IReadOnlyList<Fleet?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>A part of the list of fleets.</summary>
    Task<Slice<Fleet>> PageAsync(PageRequest<FleetOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many fleets match; null: how many there are.</summary>
    Task<int> CountAsync(Filter? where, CancellationToken cancellationToken);

    /// <summary>The same part of the list of each company's fleets; one query.</summary>
    Task<IReadOnlyList<Slice<Fleet>>> PageByCompaniesAsync(
        IReadOnlyList<Guid> companyIds, PageRequest<FleetOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many fleets of each company match; null: how many each has.</summary>
    Task<IReadOnlyList<int>> CountByCompaniesAsync(
        IReadOnlyList<Guid> companyIds, Filter? where, CancellationToken cancellationToken);

    /// <summary>The fleets that are part of each, by name.</summary>
    Task<IReadOnlyList<IReadOnlyList<Fleet>>> GetPartsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The same part of the list of each fleet's vehicles; one query.</summary>
    Task<IReadOnlyList<Slice<FleetVehicle>>> PageVehiclesAsync(
        IReadOnlyList<Guid> fleetIds, PageRequest<FleetVehicleOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many vehicles of each fleet match; null: how many each has.</summary>
    Task<IReadOnlyList<int>> CountVehiclesAsync(
        IReadOnlyList<Guid> fleetIds, Filter? where, CancellationToken cancellationToken);

    /// <summary>Writes a fleet with its idempotency entry, unless it would be part of itself.</summary>
    /// <param name="fleet">The new state; version 1 means that it is new.</param>
    /// <param name="postedFor">The company it was posted for: the fleet's, or one merged into that.</param>
    /// <param name="idempotency">The entry; null: none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<EntrySaveResult> SaveAsync(
        Fleet fleet, Guid postedFor, IdempotencyEntry? idempotency, CancellationToken cancellationToken);

    /// <summary>
    /// Puts vehicles into a fleet, out of any other, and takes vehicles out of it, with the new version of the fleet and the
    /// idempotency entry.
    /// </summary>
    Task<EntrySaveResult> ChangeVehiclesAsync(
        Fleet fleet,
        IReadOnlyList<FleetVehicle> added,
        IReadOnlyList<string> removed,
        IdempotencyEntry? idempotency,
        CancellationToken cancellationToken);
}
