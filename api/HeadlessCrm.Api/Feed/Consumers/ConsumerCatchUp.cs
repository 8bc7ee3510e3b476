using HeadlessCrm.Domain.Feed.Consumers;

namespace HeadlessCrm.Api.Feed.Consumers;

/// <summary>
/// Runs every consumer until it has what was written before, for verbs that end; when a server runs them, it waits for that.
/// </summary>
internal sealed class ConsumerCatchUp(IEnumerable<IFeedConsumer> consumers, ConsumerContext context)
{
    /// <summary>Makes the consumers known before anything is asked of them.</summary>
    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        foreach (var consumer in consumers)
        {
            await context.Store.RegisterAsync(consumer.Name, cancellationToken);
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var consumer in consumers)
        {
            await new ConsumerRunner(consumer, context).CatchUpAsync(cancellationToken);
        }
    }
}
