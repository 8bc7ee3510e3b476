using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Customers.Fleets;

/// <summary>Vehicles that a company keeps together, or a group of such fleets.</summary>
public sealed record Fleet
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The company it belongs to.</summary>
    public required Guid CompanyId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The fleet it is part of; null: none.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Rises by one with every change; the first is 1.</summary>
    public required int Version { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A vehicle of a fleet.</summary>
public sealed record FleetVehicle
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The fleet.</summary>
    public required Guid FleetId { get; init; }

    /// <summary>The vehicle identification number (ISO 3779), whether or not the vehicle is known.</summary>
    public required string Vin { get; init; }

    /// <summary>When it was put into the fleet.</summary>
    public required DateTimeOffset AddedAt { get; init; }
}

/// <summary>What fleets can be ordered by.</summary>
public enum FleetOrderField
{
    /// <summary>When they were recorded.</summary>
    CreatedAt,

    /// <summary>The name, by code point.</summary>
    Name,
}

/// <summary>What vehicles of fleets can be ordered by.</summary>
public enum FleetVehicleOrderField
{
    /// <summary>The VIN.</summary>
    Vin,
}

/// <summary>What filters over fleets and their vehicles may name.</summary>
public static class FleetFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="Fleet"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "Fleet",
        [
            FilterField.Of<Fleet>("id", FieldType.Id, fleet => fleet.Id),
            FilterField.Of<Fleet>("companyId", FieldType.Id, fleet => fleet.CompanyId),
            FilterField.Of<Fleet>("name", FieldType.Text, fleet => fleet.Name),
            FilterField.Of<Fleet>("parentId", FieldType.Id, fleet => fleet.ParentId),
        ]);

    /// <summary>The declaration; its subjects are <see cref="FleetVehicle"/>.</summary>
    public static FilterableEntity Vehicles { get; } = FilterableEntity.Declare(
        "FleetVehicle", [FilterField.Of<FleetVehicle>("vin", FieldType.Text, vehicle => vehicle.Vin)]);
}
