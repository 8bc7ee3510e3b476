namespace HeadlessCrm.Domain.Commerce.Vehicles;

/// <summary>No vehicle has this VIN.</summary>
/// <param name="Vin">The VIN.</param>
public sealed record VehicleNotFound(string Vin) : DomainError(
    $"There is no vehicle {Vin}; check the VIN or create the vehicle first.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "VEHICLE_NOT_FOUND";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>The vehicle has changed since the caller read it.</summary>
/// <param name="ExpectedVersion">What the caller expected.</param>
/// <param name="Current">The vehicle as it is.</param>
public sealed record VehicleVersionConflict(int ExpectedVersion, Vehicle Current) : DomainError(
    $"The vehicle is at version {Current.Version}, not {ExpectedVersion}; read it again and repeat the change on what you find.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "VERSION_CONFLICT";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>A period in which somebody owns or drives a vehicle meets one that excludes it.</summary>
/// <param name="Existing">The period that is there.</param>
public sealed record VehiclePeriodOverlap(VehiclePeriod Existing) : DomainError(
    $"The time meets the period from {Existing.Since:yyyy-MM-dd} to {Existing.Until:yyyy-MM-dd} that is on record; end that one first.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "VEHICLE_PERIOD_OVERLAP";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>The customer neither owns nor drives the vehicle at present.</summary>
/// <param name="Vin">The vehicle.</param>
/// <param name="CustomerId">The customer.</param>
public sealed record VehicleNotHeld(string Vin, Guid CustomerId) : DomainError(
    $"The customer {CustomerId} does not have the vehicle {Vin} in that role at present; look at its periods.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "VEHICLE_NOT_HELD";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
