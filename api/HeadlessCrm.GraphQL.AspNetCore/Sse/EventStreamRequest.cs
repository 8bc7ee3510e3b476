using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Sse;

/// <summary>What makes a GET a request for a stream of events.</summary>
internal static class EventStreamRequest
{
    /// <summary>
    /// Whether the client takes events, so that a GET may start a subscription, as a browser's <c>EventSource</c>
    /// does.
    /// </summary>
    public static bool Is(HttpRequest request)
    {
        foreach (var accept in request.Headers.Accept)
        {
            if (accept?.Contains("text/event-stream", StringComparison.OrdinalIgnoreCase) == true)
            {
                return true;
            }
        }

        return false;
    }
}
