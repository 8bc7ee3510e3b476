using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.WebSockets;

/// <summary>
/// Which web pages may connect. A browser lets every page open a WebSocket to every server, with the user's cookies,
/// and only tells where the page came from; so the server has to look (RFC 6455, section 10.2).
/// </summary>
internal static class OriginRule
{
    public static bool Allows(HttpRequest request, IList<string> allowed)
    {
        var origins = request.Headers.Origin;
        if (origins.Count == 0)
        {
            return true;
        }

        var origin = origins.ToString();
        return IsOwn(request, origin)
            || allowed.Any(entry => entry == "*" || IsSame(entry.TrimEnd('/'), origin));
    }

    private static bool IsSame(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool IsOwn(HttpRequest request, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var theirs)
        && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var ours)
        && theirs.Scheme == ours.Scheme
        && theirs.Port == ours.Port
        && IsSame(theirs.IdnHost, ours.IdnHost);
}
