namespace HeadlessCrm.Domain.Feed.Consumers;

/// <summary>Is told what becomes of a consumer, to log and to measure it.</summary>
public interface IConsumerObserver
{
    /// <summary>This node runs the consumer from now on.</summary>
    void Acquired(ConsumerLease lease);

    /// <summary>Another node has taken over, or this one has given the consumer up.</summary>
    void Ended(ConsumerLease lease, bool wasLost);

    /// <summary>Events were taken in.</summary>
    void Advanced(ConsumerLease lease, FeedPosition to, int events);

    /// <summary>An event failed for good and was parked.</summary>
    void Parked(ConsumerLease lease, ParkedEvent parked);

    /// <summary>Something failed that has nothing to do with an event; it is tried again after a pause.</summary>
    void Failed(string consumer, Exception fault);

    /// <summary>Retention has taken events that the consumer had not read.</summary>
    void MissedEvents(ConsumerLease lease, FeedPosition horizon);

    /// <summary>What was rebuilt is in use.</summary>
    void Rebuilt(ConsumerLease lease);
}
