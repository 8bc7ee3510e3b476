namespace HeadlessCrm.Domain.Commerce.Vehicles.VinDecoding;

/// <summary>What a VIN says, and what is wrong with it.</summary>
public sealed record VinDecode
{
    /// <summary>The VIN, in capitals, without spaces around it.</summary>
    public required string Vin { get; init; }

    /// <summary>What is wrong or doubtful; empty: nothing.</summary>
    public IReadOnlyList<VinProblem> Problems { get; init; } = [];

    /// <summary>Whether it may be kept: no problem is an error.</summary>
    public bool IsValid => Problems.All(problem => !problem.IsError);

    /// <summary>The check digit it should have by 49 CFR 565; null: it has not the form of a VIN.</summary>
    public string? CheckDigit { get; init; }

    /// <summary>The region of the world its first character stands for (ISO 3780); null: it has not the form of a VIN.</summary>
    public VinRegion? Region { get; init; }

    /// <summary>The country of the manufacturer; null: not known.</summary>
    public string? Country { get; init; }

    /// <summary>The manufacturer; null: not known.</summary>
    public string? Manufacturer { get; init; }

    /// <summary>The make; null: not known.</summary>
    public string? Make { get; init; }

    /// <summary>The model; null: not known.</summary>
    public string? Model { get; init; }

    /// <summary>The model year; null: not told.</summary>
    public int? ModelYear { get; init; }

    /// <summary>The type of vehicle, such as Passenger Car; null: not known.</summary>
    public string? VehicleType { get; init; }

    /// <summary>The class of body, such as Hatchback; null: not known.</summary>
    public string? BodyClass { get; init; }

    /// <summary>The primary fuel, such as Diesel; null: not known.</summary>
    public string? Fuel { get; init; }

    /// <summary>The maker's code of the plant, the eleventh character; null: it has not the form of a VIN.</summary>
    public string? PlantCode { get; init; }

    /// <summary>The serial number, the last six characters; null: it has not the form of a VIN.</summary>
    public string? SerialNumber { get; init; }
}

/// <summary>Something wrong or doubtful with a VIN.</summary>
/// <param name="Kind">What.</param>
/// <param name="IsError">Whether a vehicle of this VIN is refused.</param>
/// <param name="Message">What was found, and what was expected; English.</param>
public sealed record VinProblem(VinProblemKind Kind, bool IsError, string Message);

/// <summary>What may be wrong with a VIN.</summary>
public enum VinProblemKind
{
    /// <summary>It has not 17 characters.</summary>
    Length,

    /// <summary>It has a character that no VIN has.</summary>
    Character,

    /// <summary>The check digit is wrong; an error where it is the law, in North America.</summary>
    CheckDigit,

    /// <summary>The tenth character tells no model year.</summary>
    ModelYear,

    /// <summary>The first three characters are of no manufacturer known here.</summary>
    Manufacturer,

    /// <summary>The manufacturer is known, but no model of its fits.</summary>
    Model,
}

/// <summary>The regions of the world by the first character of a VIN (ISO 3780).</summary>
public enum VinRegion
{
    /// <summary>A to C.</summary>
    Africa,

    /// <summary>H to R.</summary>
    Asia,

    /// <summary>S to Z.</summary>
    Europe,

    /// <summary>1 to 5.</summary>
    NorthAmerica,

    /// <summary>6 and 7.</summary>
    Oceania,

    /// <summary>8 and 9.</summary>
    SouthAmerica,

    /// <summary>D to G and 0: given to nobody.</summary>
    Unassigned,
}
