using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;

namespace HeadlessCrm.Api.Feed.Consumers;

/// <summary>Runs the consumers of the feed for as long as the program serves, and listens for what other nodes write.</summary>
internal sealed class ConsumerHost(
    IEnumerable<IFeedConsumer> consumers, IFeedListener listener, ConsumerContext context) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task> { Task.Run(() => listener.ListenAsync(stoppingToken), stoppingToken) };
        if (context.Options.Enabled)
        {
            running.AddRange(consumers.Select(consumer =>
                Task.Run(() => new ConsumerRunner(consumer, context).RunAsync(stoppingToken), stoppingToken)));
        }

        return Task.WhenAll(running);
    }
}
