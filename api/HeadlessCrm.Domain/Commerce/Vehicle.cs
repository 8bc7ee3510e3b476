namespace HeadlessCrm.Domain.Commerce;

/// <summary>A vehicle a customer has.</summary>
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

    /// <summary>Who has it; null: nobody known.</summary>
    public Guid? CustomerId { get; init; }
}

/// <summary>Keeps vehicles.</summary>
public interface IVehicleStore
{
    /// <summary>The vehicles of these ids; null where there is none.</summary>
    Task<IReadOnlyList<Vehicle?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The vehicles of these VINs; null where there is none.</summary>
    Task<IReadOnlyList<Vehicle?>> FindByVinsAsync(IReadOnlyList<string> vins, CancellationToken cancellationToken);

    /// <summary>The vehicles of each customer, in the order of recording.</summary>
    Task<IReadOnlyList<IReadOnlyList<Vehicle>>> GetByCustomersAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken);

    /// <summary>
    /// Writes vehicles in one transaction; one whose VIN is known takes the new make, model, year and customer. Each is posted
    /// for the customer it names, and becomes that of the one this was merged into.
    /// </summary>
    Task SaveAsync(IReadOnlyList<Vehicle> vehicles, CancellationToken cancellationToken);
}
