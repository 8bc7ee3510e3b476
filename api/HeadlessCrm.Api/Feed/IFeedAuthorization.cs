using System.Security.Claims;
using HeadlessCrm.Domain.Feed;

namespace HeadlessCrm.Api.Feed;

/// <summary>
/// What a caller may see of the feed. It is asked for each event at the moment of delivery, so that rights taken away take
/// effect on subscriptions that are open.
/// </summary>
internal interface IFeedAuthorization
{
    /// <summary>
    /// Callers with equal keys read the same of an event, so its response is made once for all of them. Null: a caller who
    /// shares with nobody.
    /// </summary>
    object? RightsOf(ClaimsPrincipal user);

    /// <summary>Whether the caller may see the event. One that it may not see is passed over.</summary>
    ValueTask<bool> MaySeeAsync(ClaimsPrincipal user, FeedEvent happened, CancellationToken cancellationToken);
}

/// <summary>Everybody may see everything: there is no access control yet, and the server listens on loopback only.</summary>
internal sealed class OpenFeedAuthorization : IFeedAuthorization
{
    private static readonly object Everything = new();

    public object RightsOf(ClaimsPrincipal user) => Everything;

    public ValueTask<bool> MaySeeAsync(ClaimsPrincipal user, FeedEvent happened, CancellationToken cancellationToken) => new(true);
}
