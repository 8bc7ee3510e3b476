namespace HeadlessCrm.Domain.Commerce.Vehicles;

/// <summary>How near a service is.</summary>
public enum ServiceDueStatus
{
    /// <summary>Its time or distance has passed.</summary>
    Overdue,

    /// <summary>It is due within 30 days.</summary>
    DueSoon,

    /// <summary>It is due later.</summary>
    Upcoming,

    /// <summary>Too little is known of the vehicle to say when.</summary>
    Unknown,
}

/// <summary>Something that must be known to say when a service is due.</summary>
public enum ServiceScheduleInput
{
    /// <summary>When the vehicle was put on the road.</summary>
    InServiceAt,

    /// <summary>A reading of the odometer.</summary>
    Odometer,

    /// <summary>Readings of the odometer that span 30 days or more.</summary>
    AnnualMileage,
}

/// <summary>A service done: a line of a repair order that stands.</summary>
/// <param name="VehicleId">The vehicle.</param>
/// <param name="ServiceType">The line's product type.</param>
/// <param name="DoneAt">When.</param>
/// <param name="OdometerKm">The odometer then; null: not read.</param>
/// <param name="TransactionId">The repair order.</param>
/// <param name="DealerCode">The dealer; null: none was named.</param>
public sealed record ServiceDone(
    Guid VehicleId, string ServiceType, DateTimeOffset DoneAt, int? OdometerKm, Guid TransactionId, string? DealerCode);

/// <summary>When a vehicle needs a service.</summary>
public sealed record DueService
{
    /// <summary>The vehicle.</summary>
    public required Vehicle Vehicle { get; init; }

    /// <summary>The plan that says so.</summary>
    public required ServicePlan Plan { get; init; }

    /// <summary>The service.</summary>
    public required PlannedService Service { get; init; }

    /// <summary>When it was done last; null: never.</summary>
    public ServiceDone? LastDone { get; init; }

    /// <summary>The odometer at which it is due; null: not by distance.</summary>
    public int? DueKm { get; init; }

    /// <summary>
    /// When it is due: the earlier of the date by months and the day the odometer is expected to reach <see cref="DueKm"/> at the vehicle's
    /// annual mileage. Null when neither is known.
    /// </summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How near it is.</summary>
    public required ServiceDueStatus Status { get; init; }

    /// <summary>What must be known to say more.</summary>
    public IReadOnlyList<ServiceScheduleInput> Missing { get; init; } = [];
}

/// <summary>Says when vehicles need services.</summary>
public static class ServiceSchedule
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    /// <summary>The services of the plan that fits a vehicle most closely, the soonest first; none when no plan fits.</summary>
    /// <param name="vehicle">The vehicle.</param>
    /// <param name="plans">All plans.</param>
    /// <param name="done">The services done on it.</param>
    /// <param name="odometer">The readings of its odometer.</param>
    /// <param name="now">The present time.</param>
    public static IReadOnlyList<DueService> Of(
        Vehicle vehicle,
        IReadOnlyList<ServicePlan> plans,
        IReadOnlyList<ServiceDone> done,
        OdometerHistory odometer,
        DateTimeOffset now)
    {
        var plan = PlanOf(vehicle, plans);
        return plan is null
            ? []
            :
            [
                .. plan.Services.Select(service => DueOf(vehicle, plan, service, done, odometer, now))
                    .OrderBy(due => due.Status).ThenBy(due => due.DueAt ?? DateTimeOffset.MaxValue)
                    .ThenBy(due => due.Service.ServiceType, StringComparer.Ordinal),
            ];
    }

    /// <summary>The plan that fits a vehicle most closely; null: none does.</summary>
    public static ServicePlan? PlanOf(Vehicle vehicle, IReadOnlyList<ServicePlan> plans) =>
        plans.Where(plan => plan.FitOf(vehicle) is not null)
            .OrderByDescending(plan => plan.FitOf(vehicle)).ThenBy(plan => plan.Code, StringComparer.Ordinal).FirstOrDefault();

    private static DueService DueOf(
        Vehicle vehicle,
        ServicePlan plan,
        PlannedService service,
        IReadOnlyList<ServiceDone> done,
        OdometerHistory odometer,
        DateTimeOffset now)
    {
        var last = done.Where(one => one.ServiceType == service.ServiceType).MaxBy(one => one.DoneAt);
        var missing = new List<ServiceScheduleInput>();
        var byTime = ByTime(vehicle, service, last, missing);
        var dueKm = DueKm(service, last, missing);
        var byDistance = ByDistance(dueKm, odometer, now, missing);
        var dueAt = (byTime, byDistance) switch
        {
            ({ } time, { } distance) => time < distance ? time : distance,
            _ => byTime ?? byDistance,
        };
        return new DueService
        {
            Vehicle = vehicle,
            Plan = plan,
            Service = service,
            LastDone = last,
            DueKm = dueKm,
            DueAt = dueAt,
            Status = dueAt switch
            {
                null => ServiceDueStatus.Unknown,
                { } at when at <= now => ServiceDueStatus.Overdue,
                { } at when at <= now + Soon => ServiceDueStatus.DueSoon,
                _ => ServiceDueStatus.Upcoming,
            },
            Missing = [.. missing.Distinct()],
        };
    }

    private static DateTimeOffset? ByTime(
        Vehicle vehicle, PlannedService service, ServiceDone? last, List<ServiceScheduleInput> missing)
    {
        var months = last is null ? service.FirstMonths ?? service.EveryMonths : service.EveryMonths;
        if (months is null)
        {
            return null;
        }

        if ((last?.DoneAt ?? vehicle.InServiceAt) is { } start)
        {
            return start.AddMonths(months.Value);
        }

        missing.Add(ServiceScheduleInput.InServiceAt);
        return null;
    }

    private static int? DueKm(PlannedService service, ServiceDone? last, List<ServiceScheduleInput> missing)
    {
        if (last is null)
        {
            return service.FirstKm ?? service.EveryKm;
        }

        if (service.EveryKm is { } every && last.OdometerKm is null)
        {
            missing.Add(ServiceScheduleInput.Odometer);
            return null;
        }

        return last.OdometerKm + service.EveryKm;
    }

    private static DateTimeOffset? ByDistance(
        int? dueKm, OdometerHistory odometer, DateTimeOffset now, List<ServiceScheduleInput> missing)
    {
        if (dueKm is not { } due)
        {
            return null;
        }

        if (odometer.Latest is not { } latest)
        {
            missing.Add(ServiceScheduleInput.Odometer);
            return null;
        }

        if (latest.Km >= due)
        {
            return latest.ReadAt < now ? latest.ReadAt : now;
        }

        if (odometer.AnnualKm is null or 0)
        {
            missing.Add(ServiceScheduleInput.AnnualMileage);
            return null;
        }

        // A vehicle that hardly moves would be due beyond the calendar.
        var days = Math.Min(365 * (due - latest.Km) / odometer.AnnualKm.Value, 36_500);
        return latest.ReadAt.AddDays(days);
    }
}
