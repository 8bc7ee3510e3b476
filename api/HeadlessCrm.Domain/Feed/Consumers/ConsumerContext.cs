namespace HeadlessCrm.Domain.Feed.Consumers;

/// <summary>What running a consumer needs.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="Signal">Says that it may have grown.</param>
/// <param name="Store">Keeps checkpoints, leases and parked events.</param>
/// <param name="Progress">Is told how far consumers are.</param>
/// <param name="Options">How consumers are run.</param>
/// <param name="Observer">Is told what becomes of them.</param>
/// <param name="Clock">The time.</param>
public sealed record ConsumerContext(
    IFeedStore Feed,
    IFeedSignal Signal,
    IConsumerStore Store,
    ConsumerProgress Progress,
    ConsumerOptions Options,
    IConsumerObserver Observer,
    TimeProvider Clock);
