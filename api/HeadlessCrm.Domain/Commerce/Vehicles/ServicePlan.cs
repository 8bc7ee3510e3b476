using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Commerce.Vehicles;

/// <summary>Which services the vehicles of a make or model need, and when.</summary>
public sealed record ServicePlan
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its code, unique.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The make it is for, letter case aside; null: any.</summary>
    public string? Make { get; init; }

    /// <summary>The model it is for, letter case aside; null: any.</summary>
    public string? Model { get; init; }

    /// <summary>The first model year it is for; null: any.</summary>
    public int? FromModelYear { get; init; }

    /// <summary>The last model year it is for; null: any.</summary>
    public int? ToModelYear { get; init; }

    /// <summary>The services.</summary>
    public required IReadOnlyList<PlannedService> Services { get; init; }

    /// <summary>Rises by one with every change; the first is 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>How closely it fits a vehicle: the more it demands the closer; null: it does not.</summary>
    public int? FitOf(Vehicle vehicle)
    {
        var fit = 0;
        return Demand(Make, vehicle.Make, 4) && Demand(Model, vehicle.Model, 8)
            && DemandYear(FromModelYear, year => vehicle.ModelYear >= year) && DemandYear(ToModelYear, year => vehicle.ModelYear <= year)
            ? fit
            : null;

        bool Demand(string? demanded, string actual, int weight)
        {
            fit += demanded is null ? 0 : weight;
            return demanded is null || string.Equals(demanded, actual, StringComparison.OrdinalIgnoreCase);
        }

        bool DemandYear(int? demanded, Func<int, bool> meets)
        {
            fit += demanded is null ? 0 : 1;
            return demanded is not { } year || meets(year);
        }
    }
}

/// <summary>One service of a plan.</summary>
/// <param name="ServiceType">The code that lines of repair orders carry as their product type.</param>
/// <param name="Name">Its name.</param>
/// <param name="EveryKm">Every so many kilometres; null: not by distance.</param>
/// <param name="EveryMonths">Every so many months of the calendar; null: not by time.</param>
/// <param name="FirstKm">The first at this odometer; null: as any.</param>
/// <param name="FirstMonths">The first so many months after the vehicle was put on the road; null: as any.</param>
public sealed record PlannedService(
    string ServiceType, string Name, int? EveryKm, int? EveryMonths, int? FirstKm = null, int? FirstMonths = null);

/// <summary>What service plans can be ordered by.</summary>
public enum ServicePlanOrderField
{
    /// <summary>The code.</summary>
    Code,
}

/// <summary>What filters over service plans may name.</summary>
public static class ServicePlanFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="ServicePlan"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "ServicePlan",
        [
            FilterField.Of<ServicePlan>("code", FieldType.Text, plan => plan.Code),
            FilterField.Of<ServicePlan>("make", FieldType.Text, plan => plan.Make),
            FilterField.Of<ServicePlan>("model", FieldType.Text, plan => plan.Model),
        ]);
}

/// <summary>Keeps service plans.</summary>
public interface IServicePlanStore
{
    /// <summary>All plans; there are as many as models, at most some thousands.</summary>
    Task<IReadOnlyList<ServicePlan>> GetAllAsync(CancellationToken cancellationToken);

    /// <summary>The plan of a code; null when there is none.</summary>
    Task<ServicePlan?> FindAsync(string code, CancellationToken cancellationToken);

    /// <summary>A part of the list of plans.</summary>
    Task<Slice<ServicePlan>> PageAsync(PageRequest<ServicePlanOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many plans match; null: how many there are.</summary>
    Task<int> CountAsync(Filter? where, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a plan: a new one at version 1, else in the place of the version before. False when it changed, or its code or the key of
    /// the entry was taken, in between; then nothing was written.
    /// </summary>
    Task<bool> SaveAsync(ServicePlan plan, IdempotencyEntry? idempotency, CancellationToken cancellationToken);
}
