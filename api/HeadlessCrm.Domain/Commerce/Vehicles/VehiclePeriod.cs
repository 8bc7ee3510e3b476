namespace HeadlessCrm.Domain.Commerce.Vehicles;

/// <summary>What somebody is to a vehicle.</summary>
public enum VehicleRole
{
    /// <summary>Owns it; one at a time.</summary>
    Owner,

    /// <summary>Drives it; there may be several.</summary>
    Driver,
}

/// <summary>A time in which a customer owned or drove a vehicle.</summary>
public sealed record VehiclePeriod
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The vehicle.</summary>
    public required Guid VehicleId { get; init; }

    /// <summary>The customer.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>As what.</summary>
    public required VehicleRole Role { get; init; }

    /// <summary>Since when; null: nobody knows.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Until when, that moment not included; null: to this day.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether two periods have a moment in common.</summary>
    public bool Meets(VehiclePeriod other) =>
        (Until is null || other.Since is null || other.Since < Until) && (other.Until is null || Since is null || Since < other.Until);
}

/// <summary>What becomes of the periods of a vehicle.</summary>
/// <param name="Written">The period that is new or changed; null: refused.</param>
/// <param name="Ended">The owner's period that ends because another begins; null: none.</param>
/// <param name="Refusal">Why not; null: it may be.</param>
public sealed record VehiclePeriodChange(VehiclePeriod? Written, VehiclePeriod? Ended, DomainError? Refusal);

/// <summary>
/// The rules of periods: a vehicle has one owner at a time, and nobody is the same thing to it twice at a time. A new owner ends
/// the period of the present one.
/// </summary>
public static class VehiclePeriods
{
    /// <summary>Begins a period.</summary>
    /// <param name="existing">The periods of the vehicle.</param>
    /// <param name="begun">The new one.</param>
    public static VehiclePeriodChange Begin(IReadOnlyList<VehiclePeriod> existing, VehiclePeriod begun)
    {
        VehiclePeriod? ended = null;
        foreach (var period in existing.Where(period => period.Role == begun.Role && period.Meets(begun)))
        {
            if (begun.Role == VehicleRole.Driver)
            {
                if (period.CustomerId == begun.CustomerId)
                {
                    return new(null, null, new VehiclePeriodOverlap(period) { Path = ["since"] });
                }
            }
            else if (period.Until is null && period.CustomerId != begun.CustomerId && begun.Since is { } since
                && (period.Since is null || period.Since < since))
            {
                ended = period with { Until = since };
            }
            else
            {
                return new(null, null, new VehiclePeriodOverlap(period) { Path = ["since"] });
            }
        }

        return new(begun, ended, null);
    }

    /// <summary>Ends the present period of a customer.</summary>
    /// <param name="existing">The periods of the vehicle.</param>
    /// <param name="vin">The vehicle.</param>
    /// <param name="customerId">The customer.</param>
    /// <param name="role">As what.</param>
    /// <param name="until">When it ends.</param>
    public static VehiclePeriodChange End(
        IReadOnlyList<VehiclePeriod> existing, string vin, Guid customerId, VehicleRole role, DateTimeOffset until)
    {
        var present = existing.FirstOrDefault(
            period => period.CustomerId == customerId && period.Role == role && period.Until is null);
        if (present is null)
        {
            return new(null, null, new VehicleNotHeld(vin, customerId) { Path = ["vin"] });
        }

        return present.Since >= until
            ? new(null, null, InvalidValue.At($"until {until:O} is not after the beginning, {present.Since:O}.", "until"))
            : new(present with { Until = until }, null, null);
    }
}
