using System.Diagnostics.Metrics;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;

namespace HeadlessCrm.Api.Feed.Consumers;

/// <summary>Logs and counts what becomes of consumers.</summary>
internal sealed partial class ConsumerLog : IConsumerObserver, IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "HeadlessCrm.Consumers";

    private readonly ILogger<ConsumerLog> logger;
    private readonly Meter meter;
    private readonly Counter<long> taken;
    private readonly Counter<long> parkings;
    private readonly Counter<long> faults;

    public ConsumerLog(IMeterFactory meters, ILogger<ConsumerLog> logger)
    {
        this.logger = logger;
        meter = meters.Create(MeterName);
        taken = meter.CreateCounter<long>("crm.consumer.events", "{event}", "Events taken in by consumers on this node.");
        parkings = meter.CreateCounter<long>("crm.consumer.parked", "{event}", "Events that failed for good and were parked.");
        faults = meter.CreateCounter<long>("crm.consumer.faults", "{fault}", "Faults that made a consumer pause.");
    }

    public void Acquired(ConsumerLease lease) => LogAcquired(lease.Name, lease.Owner);

    public void Ended(ConsumerLease lease, bool wasLost)
    {
        if (wasLost)
        {
            LogLost(lease.Name);
        }
        else
        {
            LogGivenUp(lease.Name);
        }
    }

    public void Advanced(ConsumerLease lease, FeedPosition to, int events) => taken.Add(events, Tag(lease.Name));

    public void Parked(ConsumerLease lease, ParkedEvent parked)
    {
        parkings.Add(1, Tag(lease.Name));
        LogParked(lease.Name, parked.Event.Id, parked.Event.Type, parked.Attempts, parked.Reason);
    }

    public void Failed(string consumer, Exception fault)
    {
        faults.Add(1, Tag(consumer));
        LogFault(fault, consumer);
    }

    public void MissedEvents(ConsumerLease lease, FeedPosition horizon) => LogMissed(lease.Name);

    public void Rebuilt(ConsumerLease lease) => LogRebuilt(lease.Name);

    public void Dispose() => meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string consumer) => new("consumer", consumer);

    [LoggerMessage(40, LogLevel.Information, "Consumer {Consumer} runs on this node ({Owner})")]
    private partial void LogAcquired(string consumer, string owner);

    [LoggerMessage(41, LogLevel.Information, "Consumer {Consumer} no longer runs on this node")]
    private partial void LogGivenUp(string consumer);

    [LoggerMessage(42, LogLevel.Warning, "Consumer {Consumer} was taken over by another node, because this one did not keep its lease")]
    private partial void LogLost(string consumer);

    [LoggerMessage(43, LogLevel.Error, "Consumer {Consumer} parked event {EventId} ({EventType}) after {Attempts} attempts: {Reason}")]
    private partial void LogParked(string consumer, Guid eventId, FeedEventType eventType, int attempts, string reason);

    [LoggerMessage(44, LogLevel.Error, "Consumer {Consumer} pauses")]
    private partial void LogFault(Exception fault, string consumer);

    [LoggerMessage(45, LogLevel.Warning, "Consumer {Consumer} was so far behind that retention took events it had not read; a projection is rebuilt from the present state")]
    private partial void LogMissed(string consumer);

    [LoggerMessage(46, LogLevel.Information, "Consumer {Consumer} was rebuilt, and the new result is in use")]
    private partial void LogRebuilt(string consumer);
}
