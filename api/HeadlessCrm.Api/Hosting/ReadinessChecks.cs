using HeadlessCrm.Api.Feed.Live;
using HeadlessCrm.Domain;

namespace HeadlessCrm.Api.Hosting;

/// <summary>Whether the storage can be read and written.</summary>
internal sealed class StorageReadiness(IStorageHealth storage) : IReadinessCheck
{
    public string Name => "storage";

    public async ValueTask<string?> FindProblemAsync(CancellationToken cancellationToken) =>
        (await storage.CheckAsync(cancellationToken)).Reason;
}

/// <summary>Whether the end of the feed is read, if anybody has subscribed.</summary>
internal sealed class FeedReadiness(FeedTail tail) : IReadinessCheck
{
    public string Name => "feed";

    public ValueTask<string?> FindProblemAsync(CancellationToken cancellationToken) =>
        new(tail.IsHealthy ? null : "The end of the feed cannot be read; subscriptions wait.");
}
