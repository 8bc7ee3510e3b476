namespace HeadlessCrm.Domain.Feed.Consumers;

/// <summary>
/// Brings events to a consumer, and parks what it cannot take in. The order of a customer's events is kept above all: while
/// one of them is parked, the later ones are parked behind it, and everybody else's go on.
/// </summary>
internal sealed class EventHandling(IFeedConsumer consumer, ConsumerContext context, ConsumerLease lease)
{
    private const int RetriesAtOnce = 1_000;
    private const int MaxReasonLength = 1_000;
    private const string Waits = "Waits behind an earlier event of the same customer.";

    private HashSet<Guid> blocked = [];

    /// <summary>Learns of whom something is parked; first of all.</summary>
    public async Task LoadParkedAsync(CancellationToken cancellationToken) =>
        blocked = [.. await context.Store.GetParkedCustomersAsync(consumer.Name, cancellationToken)];

    /// <summary>Takes events in, or parks them: when it returns, each is accounted for.</summary>
    public async Task TakeInAsync(IReadOnlyList<FeedEvent> events, CancellationToken cancellationToken)
    {
        var ready = await SetAsideAsync(events, cancellationToken);
        if (ready.Count == 0 || await TryAsync(ready, cancellationToken) is null)
        {
            return;
        }

        foreach (var happened in ready)
        {
            if (blocked.Contains(happened.CustomerId))
            {
                await ParkAsync([Parked(happened, 0, Waits)], cancellationToken);
            }
            else
            {
                await TakeInAsync(happened, cancellationToken);
            }
        }
    }

    /// <summary>Tries parked events again that somebody asked for, each customer's in order until one fails.</summary>
    public async Task RetryAsync(CancellationToken cancellationToken)
    {
        var wanted = await context.Store.GetRetriesAsync(consumer.Name, RetriesAtOnce, cancellationToken);
        var failed = new HashSet<Guid>();
        foreach (var parked in wanted)
        {
            if (failed.Contains(parked.Event.CustomerId))
            {
                await ParkAsync([parked], cancellationToken);
                continue;
            }

            if (await TryAsync([parked.Event], cancellationToken) is { } fault)
            {
                failed.Add(parked.Event.CustomerId);
                await ParkAsync(
                    [parked with { Attempts = parked.Attempts + 1, Reason = ReasonOf(fault) }], cancellationToken);
            }
            else if (!await context.Store.UnparkAsync(lease, parked.Event.Id, cancellationToken))
            {
                throw new LeaseLostException(consumer.Name);
            }
        }

        if (wanted.Count > 0)
        {
            await LoadParkedAsync(cancellationToken);
        }
    }

    private async Task TakeInAsync(FeedEvent happened, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await TryAsync([happened], cancellationToken) is not { } fault)
            {
                return;
            }

            if (attempt == context.Options.MaxAttempts)
            {
                var parked = Parked(happened, attempt, ReasonOf(fault));
                await ParkAsync([parked], cancellationToken);
                blocked.Add(happened.CustomerId);
                context.Observer.Parked(lease, parked);
                return;
            }

            await Task.Delay(context.Options.PauseAfter(attempt), cancellationToken);
        }
    }

    /// <summary>Parks the events that wait behind others; answers those that need not.</summary>
    private async Task<IReadOnlyList<FeedEvent>> SetAsideAsync(
        IReadOnlyList<FeedEvent> events, CancellationToken cancellationToken)
    {
        if (blocked.Count == 0)
        {
            return events;
        }

        var waiting = events.Where(happened => blocked.Contains(happened.CustomerId)).ToList();
        if (waiting.Count == 0)
        {
            return events;
        }

        await ParkAsync([.. waiting.Select(happened => Parked(happened, 0, Waits))], cancellationToken);
        return [.. events.Where(happened => !blocked.Contains(happened.CustomerId))];
    }

    /// <summary>Brings events to the consumer; answers what went wrong with them, null: nothing.</summary>
    private async Task<Exception?> TryAsync(IReadOnlyList<FeedEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            await consumer.HandleAsync(new FeedBatch(events, lease), cancellationToken);
            return null;
        }
#pragma warning disable CA1031 // Whatever a consumer throws, the others' events must go on; it is kept as the reason.
        catch (Exception fault) when (IsOfTheEvents(fault, cancellationToken))
#pragma warning restore CA1031
        {
            return fault;
        }
    }

    // That another node took over, that we are to stop, or that the database is away says nothing about an event.
    private static bool IsOfTheEvents(Exception fault, CancellationToken cancellationToken) =>
        fault is not (LeaseLostException or StorageUnavailableException) && !cancellationToken.IsCancellationRequested;

    private ParkedEvent Parked(FeedEvent happened, int attempts, string reason) =>
        new(happened, attempts, reason, context.Clock.GetUtcNow());

    private static string ReasonOf(Exception fault)
    {
        var reason = $"{fault.GetType().Name}: {fault.Message}";
        return reason.Length <= MaxReasonLength ? reason : reason[..MaxReasonLength];
    }

    private async Task ParkAsync(IReadOnlyList<ParkedEvent> events, CancellationToken cancellationToken)
    {
        if (!await context.Store.ParkAsync(lease, events, cancellationToken))
        {
            throw new LeaseLostException(consumer.Name);
        }
    }
}
