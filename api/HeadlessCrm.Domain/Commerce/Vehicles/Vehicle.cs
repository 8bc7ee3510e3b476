using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Commerce.Vehicles;

/// <summary>A vehicle.</summary>
public sealed record Vehicle
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The vehicle identification number (ISO 3779): 17 characters, unique.</summary>
    public required string Vin { get; init; }

    /// <summary>The make.</summary>
    public required string Make { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>The model year; null: not known.</summary>
    public int? ModelYear { get; init; }

    /// <summary>The number on its licence plate; null: not known.</summary>
    public string? LicensePlate { get; init; }

    /// <summary>When it was first put on the road; null: not known.</summary>
    public DateTimeOffset? InServiceAt { get; init; }

    /// <summary>Who owns it now; null: nobody known.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Rises by one with every change to what it is; the first is 1.</summary>
    public int Version { get; init; } = 1;
}

/// <summary>What vehicles can be ordered by.</summary>
public enum VehicleOrderField
{
    /// <summary>The vehicle identification number.</summary>
    Vin,

    /// <summary>The model year. Those without one have no value.</summary>
    ModelYear,
}

/// <summary>What filters over vehicles may name.</summary>
public static class VehicleFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="Vehicle"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "Vehicle",
        [
            FilterField.Of<Vehicle>("id", FieldType.Id, vehicle => vehicle.Id),
            FilterField.Of<Vehicle>("customerId", FieldType.Id, vehicle => vehicle.CustomerId),
            FilterField.Of<Vehicle>("vin", FieldType.Text, vehicle => vehicle.Vin),
            FilterField.Of<Vehicle>("make", FieldType.Text, vehicle => vehicle.Make),
            FilterField.Of<Vehicle>("model", FieldType.Text, vehicle => vehicle.Model),
            FilterField.Of<Vehicle>("modelYear", FieldType.Integer, vehicle => vehicle.ModelYear),
            FilterField.Of<Vehicle>("licensePlate", FieldType.Text, vehicle => vehicle.LicensePlate),
            FilterField.Of<Vehicle>("inServiceAt", FieldType.Instant, vehicle => vehicle.InServiceAt),
        ]);
}
