using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Commerce.Vehicles;

/// <summary>What is asked of <see cref="FindDueServices"/>.</summary>
/// <param name="By">What is due by then; null: within 30 days.</param>
/// <param name="DealerCode">Of vehicles that this dealer served last; null: of all.</param>
public sealed record DueServicesQuery(DateTimeOffset? By, string? DealerCode);

/// <summary>What services due are ordered by within a vehicle.</summary>
public enum DueServiceOrderField
{
    /// <summary>The type of service.</summary>
    ServiceType,
}

/// <summary>
/// Says which vehicles need which service. It looks at vehicles in the order of recording, a few hundred at a time, until a page is full:
/// the cost grows with the vehicles looked at, and a page of a list in which few are due looks at many.
/// </summary>
public sealed class FindDueServices(
    IVehicleStore vehicles, IVehicleHistoryStore history, IServicePlanStore plans, TimeProvider clock)
{
    private const int Batch = PageLimits.Max;
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(30);

    /// <summary>The services of each vehicle, the soonest first; none of a vehicle that no plan fits.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<DueService>>> OfAsync(
        IReadOnlyList<Vehicle> asked, CancellationToken cancellationToken) =>
        [.. (await AssessAsync(asked, await plans.GetAllAsync(cancellationToken), cancellationToken)).Select(one => one.Due)];

    /// <summary>What was due of each vehicle and whether it was kept, in the order of time; none of a vehicle that no plan fits.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<ServiceOccurrence>>> HistoryOfAsync(
        IReadOnlyList<Vehicle> asked, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. asked.Select(vehicle => vehicle.Id)];
        var all = await plans.GetAllAsync(cancellationToken);
        var done = await history.GetServicesAsync(ids, cancellationToken);
        var readings = await history.GetReadingsAsync(ids, cancellationToken);
        var now = clock.GetUtcNow();
        return [.. asked.Select((vehicle, i) => ServiceHistory.Of(vehicle, all, done[i], OdometerHistory.Of(readings[i]), now))];
    }

    /// <summary>The services due, by vehicle in the order of recording, then by type of service.</summary>
    /// <param name="query">Which.</param>
    /// <param name="after">The place of the last one of the page before; null: from the start.</param>
    /// <param name="size">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Slice<DueService>> PageAsync(
        DueServicesQuery query, KeysetPosition? after, int size, CancellationToken cancellationToken)
    {
        var found = new List<DueService>();
        var by = query.By ?? (clock.GetUtcNow() + Horizon);
        var all = await plans.GetAllAsync(cancellationToken);
        if (after is { } last)
        {
            var rest = (await vehicles.GetAsync([last.Id], cancellationToken)).OfType<Vehicle>();
            await TakeAsync([.. rest]);
            found.RemoveAll(due => string.CompareOrdinal(due.Service.ServiceType, last.First.Text) <= 0);
        }

        for (Slice<Vehicle>? slice = null; all.Count > 0 && found.Count <= size && slice is not { HasNext: false }; )
        {
            KeysetPosition? place = slice is { Items.Length: > 0 } ? slice.Positions[^1]
                : after is { } start ? new KeysetPosition(start.Id, SortKey.Absent, null) : null;
            slice = await vehicles.PageAsync(
                new PageRequest<VehicleOrderField> { Size = Batch, After = place }, cancellationToken);
            await TakeAsync(slice.Items);
        }

        DueService[] page = [.. found.Take(size)];
        return new Slice<DueService>(page, [.. page.Select(PlaceOf)], found.Count > size, after is not null);

        async Task TakeAsync(IReadOnlyList<Vehicle> looked)
        {
            foreach (var (due, dealerCode) in await AssessAsync(looked, all, cancellationToken))
            {
                if (query.DealerCode is null || query.DealerCode == dealerCode)
                {
                    found.AddRange(due.Where(one => one.DueAt <= by)
                        .OrderBy(one => one.Service.ServiceType, StringComparer.Ordinal));
                }
            }
        }
    }

    private static KeysetPosition PlaceOf(DueService due) => new(due.Vehicle.Id, SortKey.Of(due.Service.ServiceType), null);

    private async Task<IReadOnlyList<(IReadOnlyList<DueService> Due, string? DealerCode)>> AssessAsync(
        IReadOnlyList<Vehicle> asked, IReadOnlyList<ServicePlan> all, CancellationToken cancellationToken)
    {
        if (all.Count == 0)
        {
            return [.. asked.Select(_ => ((IReadOnlyList<DueService>)[], (string?)null))];
        }

        Guid[] ids = [.. asked.Select(vehicle => vehicle.Id)];
        var done = await history.GetServicesAsync(ids, cancellationToken);
        var readings = await history.GetReadingsAsync(ids, cancellationToken);
        var now = clock.GetUtcNow();
        return
        [
            .. asked.Select((vehicle, i) => (
                ServiceSchedule.Of(vehicle, all, done[i], OdometerHistory.Of(readings[i]), now),
                done[i].MaxBy(one => one.DoneAt)?.DealerCode)),
        ];
    }
}
