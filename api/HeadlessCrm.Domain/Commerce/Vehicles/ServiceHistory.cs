namespace HeadlessCrm.Domain.Commerce.Vehicles;

/// <summary>Says of each planned service of a vehicle whether it was kept, by the repair orders that stand and are closed.</summary>
/// <remarks>
/// The lines of repair orders that carry the code of a service keep its occurrences one after the other, in the order of time. An
/// occurrence whose following one was due as well, by time or by distance, before the next such line was missed. The first is due by
/// the plan from when the vehicle was put on the road; each following one from when the one before was done, or was due when missed.
/// </remarks>
public static class ServiceHistory
{
    // What is planned for so many times is a mistaken date, not a vehicle.
    private const int MaxOccurrences = 200;
    private const int ToleratedKm = 1_000;
    private static readonly TimeSpan Tolerated = TimeSpan.FromDays(30);

    /// <summary>What was due of the plan that fits a vehicle most closely, in the order of time; none when no plan fits.</summary>
    /// <param name="vehicle">The vehicle.</param>
    /// <param name="plans">All plans.</param>
    /// <param name="done">The services done on it.</param>
    /// <param name="odometer">The readings of its odometer.</param>
    /// <param name="now">The present time.</param>
    public static IReadOnlyList<ServiceOccurrence> Of(
        Vehicle vehicle,
        IReadOnlyList<ServicePlan> plans,
        IReadOnlyList<ServiceDone> done,
        OdometerHistory odometer,
        DateTimeOffset now)
    {
        if (ServiceSchedule.PlanOf(vehicle, plans) is not { } plan)
        {
            return [];
        }

        return
        [
            .. plan.Services.SelectMany(service => OfService(vehicle, plan, service, done, (now, odometer.Latest?.Km)))
                .OrderBy(one => one.DueAt ?? one.Done?.DoneAt ?? now)
                .ThenBy(one => one.Service.ServiceType, StringComparer.Ordinal).ThenBy(one => one.Number),
        ];
    }

    private static List<ServiceOccurrence> OfService(
        Vehicle vehicle, ServicePlan plan, PlannedService service, IReadOnlyList<ServiceDone> done, (DateTimeOffset At, int? Km) present)
    {
        var found = new List<ServiceOccurrence>();
        var due = new Due(vehicle.InServiceAt?.AddMonthsOrNull(service.FirstMonths ?? service.EveryMonths), service.FirstKm ?? service.EveryKm);
        var isRepeated = service.EveryMonths is not null || service.EveryKm is not null;
        foreach (var one in done.Where(one => one.ServiceType == service.ServiceType).OrderBy(one => one.DoneAt).DistinctBy(one => one.TransactionId))
        {
            due = Miss(due, one.DoneAt, one.OdometerKm);
            Add(due, one, OutcomeOf(due, one));
            due = new Due(one.DoneAt.AddMonthsOrNull(service.EveryMonths), one.OdometerKm + service.EveryKm);
            if (!isRepeated)
            {
                return found;
            }
        }

        due = Miss(due, present.At, present.Km);
        if (due.IsPassed(present.At - Tolerated, present.Km - ToleratedKm))
        {
            Add(due, null, ServiceOutcome.Overdue);
        }

        return found;

        Due Miss(Due first, DateTimeOffset at, int? km)
        {
            var current = first;
            while (isRepeated && found.Count < MaxOccurrences && current.Next(service) is var next && next.IsPassed(at, km))
            {
                Add(current, null, ServiceOutcome.Missed);
                current = next;
            }

            return current;
        }

        void Add(Due at, ServiceDone? by, ServiceOutcome outcome) => found.Add(new ServiceOccurrence
        {
            Plan = plan,
            Service = service,
            Number = found.Count + 1,
            DueAt = at.At,
            DueKm = at.Km,
            Done = by,
            Outcome = outcome,
        });
    }

    private static ServiceOutcome OutcomeOf(Due due, ServiceDone done)
    {
        if (due.At is null && (due.Km is null || done.OdometerKm is null))
        {
            return ServiceOutcome.Unknown;
        }

        return done.DoneAt > due.At + Tolerated || done.OdometerKm > due.Km + ToleratedKm ? ServiceOutcome.Late : ServiceOutcome.InTime;
    }

    private static DateTimeOffset? AddMonthsOrNull(this DateTimeOffset start, int? months) =>
        months is { } given ? start.AddMonths(given) : null;

    /// <summary>When something is due: by time, by distance, or by whichever comes first.</summary>
    private readonly record struct Due(DateTimeOffset? At, int? Km)
    {
        public bool IsPassed(DateTimeOffset at, int? km) => at >= At || km >= Km;

        public Due Next(PlannedService service) => new(At?.AddMonthsOrNull(service.EveryMonths), Km + service.EveryKm);
    }
}
