using HeadlessCrm.Domain.Feed;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Feed.Live;

/// <summary>
/// Reads the log for subscribers that are behind, a page at a time and some of them at a time: when thousands come back at
/// once they must not take the database away from everybody else.
/// </summary>
internal sealed class FeedReplay(IFeedStore store, IOptions<FeedOptions> options) : IDisposable
{
    private readonly SemaphoreSlim turns = new(options.Value.MaxReplays);

    /// <summary>The next events after a place.</summary>
    public async Task<FeedSlice> ReadAsync(
        FeedPosition after, FeedSelection selection, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            return await store.ReadAsync(after, selection, options.Value.ReplayPage, cancellationToken);
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();
}
