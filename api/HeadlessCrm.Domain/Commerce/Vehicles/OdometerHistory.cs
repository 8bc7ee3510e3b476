namespace HeadlessCrm.Domain.Commerce.Vehicles;

/// <summary>A reading of an odometer.</summary>
/// <param name="VehicleId">The vehicle.</param>
/// <param name="Km">What it showed, in kilometres.</param>
/// <param name="ReadAt">When.</param>
/// <param name="TransactionId">The document it was written on; null: it was reported by itself.</param>
public sealed record OdometerReading(Guid VehicleId, int Km, DateTimeOffset ReadAt, Guid? TransactionId);

/// <summary>A reading that shows less than the one before it: the odometer was turned back or replaced, or a reading is wrong.</summary>
/// <param name="Before">The reading before.</param>
/// <param name="After">The reading that shows less.</param>
public sealed record OdometerRollback(OdometerReading Before, OdometerReading After)
{
    /// <summary>By how many kilometres it went back.</summary>
    public int Km => Before.Km - After.Km;
}

/// <summary>What the readings of a vehicle's odometer come to.</summary>
public sealed record OdometerHistory
{
    /// <summary>The fewest days between readings that say something of a year.</summary>
    private const double MinDays = 30;

    /// <summary>The readings, the earliest first.</summary>
    public required IReadOnlyList<OdometerReading> Readings { get; init; }

    /// <summary>Where it went back, the earliest first.</summary>
    public required IReadOnlyList<OdometerRollback> Rollbacks { get; init; }

    /// <summary>The last reading; null: none.</summary>
    public OdometerReading? Latest => Readings.Count == 0 ? null : Readings[^1];

    /// <summary>
    /// The kilometres of a year: 365 · Δ odometer ÷ Δ days, both summed over readings that follow each other and do not go back. Null
    /// when these span less than 30 days.
    /// </summary>
    public required double? AnnualKm { get; init; }

    /// <summary>Where it went back to a reading, or from it; null: nowhere.</summary>
    public OdometerRollback? RollbackAt(OdometerReading reading) =>
        Rollbacks.FirstOrDefault(rollback => rollback.After == reading || rollback.Before == reading);

    /// <summary>Orders the readings of one vehicle and finds out what they say.</summary>
    public static OdometerHistory Of(IEnumerable<OdometerReading> readings)
    {
        OdometerReading[] ordered = [.. readings.OrderBy(reading => reading.ReadAt).ThenBy(reading => reading.Km)];
        var rollbacks = new List<OdometerRollback>();
        var (km, days) = (0L, 0.0);
        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].Km < ordered[i - 1].Km)
            {
                rollbacks.Add(new OdometerRollback(ordered[i - 1], ordered[i]));
                continue;
            }

            km += ordered[i].Km - ordered[i - 1].Km;
            days += (ordered[i].ReadAt - ordered[i - 1].ReadAt).TotalDays;
        }

        return new OdometerHistory
        {
            Readings = ordered,
            Rollbacks = rollbacks,
            AnnualKm = days < MinDays ? null : 365 * km / days,
        };
    }
}
