namespace HeadlessCrm.Domain.Commerce.Vehicles;

/// <summary>How a planned service was kept.</summary>
public enum ServiceOutcome
{
    /// <summary>It was done by its date and distance, or not more than 30 days and 1000 kilometres beyond.</summary>
    InTime,

    /// <summary>It was done later than that.</summary>
    Late,

    /// <summary>It was not done before the next one was due.</summary>
    Missed,

    /// <summary>It is due for more than 30 days or 1000 kilometres, is not done, and the next one is not due yet.</summary>
    Overdue,

    /// <summary>It was done, but too little is known of the vehicle to say whether in time.</summary>
    Unknown,
}

/// <summary>A planned service that was due, and the repair order that kept it.</summary>
public sealed record ServiceOccurrence
{
    /// <summary>The plan that asked for it.</summary>
    public required ServicePlan Plan { get; init; }

    /// <summary>The service.</summary>
    public required PlannedService Service { get; init; }

    /// <summary>Counts the occurrences of the service on the vehicle from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it was due by time; null: not by time, or not known.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The odometer at which it was due, in kilometres; null: not by distance, or not known.</summary>
    public int? DueKm { get; init; }

    /// <summary>What kept it; null: nothing did.</summary>
    public ServiceDone? Done { get; init; }

    /// <summary>How it was kept.</summary>
    public required ServiceOutcome Outcome { get; init; }
}
