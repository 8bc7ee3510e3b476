namespace HeadlessCrm.Domain.Feed.Consumers;

/// <summary>What came of asking something of a consumer.</summary>
/// <param name="Consumer">How it stands now; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="RetriedCount">How many parked events will be tried again.</param>
public sealed record TendConsumersOutcome(
    ConsumerState? Consumer, IReadOnlyList<DomainError> Errors, int RetriedCount = 0);

/// <summary>
/// Asks consumers, whichever node runs them, to try parked events again or to rebuild. Asking twice is as asking once.
/// </summary>
public sealed class TendConsumers(IConsumerStore store, IEnumerable<IFeedConsumer> consumers)
{
    /// <summary>Has parked events tried again: all, or one with all others of its customer.</summary>
    public async Task<TendConsumersOutcome> RetryAsync(
        string name, Guid? eventId, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(name, cancellationToken) is null)
        {
            return Refused(await NotFoundAsync(name, cancellationToken));
        }

        var count = await store.RequestRetryAsync(name, eventId, cancellationToken);
        if (eventId is { } id && count == 0)
        {
            return Refused(new ParkedEventNotFound(name, id) { Path = ["eventId"] });
        }

        return new TendConsumersOutcome(await store.FindAsync(name, cancellationToken), [], count);
    }

    /// <summary>Has a projection made anew beside the one in use.</summary>
    public async Task<TendConsumersOutcome> RebuildAsync(string name, CancellationToken cancellationToken)
    {
        if (consumers.FirstOrDefault(one => one.Name == name) is { } known and not IRebuildableConsumer)
        {
            return Refused(new ConsumerNotRebuildable(known.Name) { Path = ["name"] });
        }

        return await store.RequestRebuildAsync(name, cancellationToken)
            ? new TendConsumersOutcome(await store.FindAsync(name, cancellationToken), [])
            : Refused(await NotFoundAsync(name, cancellationToken));
    }

    private static TendConsumersOutcome Refused(DomainError error) => new(null, [error]);

    private async Task<DomainError> NotFoundAsync(string name, CancellationToken cancellationToken) =>
        new ConsumerNotFound(
            name, [.. (await store.GetAllAsync(cancellationToken)).Select(one => one.Name)]) { Path = ["name"] };
}
