using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HeadlessCrm.GraphQL.AspNetCore.Http;

/// <summary>
/// Guards against requests that a foreign page makes a browser send with the user's credentials. A browser asks the
/// server first (CORS preflight) unless the request is a simple one (Fetch standard, "CORS-safelisted"); so a request
/// that could be simple must carry a header that a simple one cannot have.
/// </summary>
internal static class PreflightRule
{
    /// <summary>Headers that make a browser ask first, ours and those that clients send by themselves.</summary>
    private static readonly string[] Headers =
    [
        "GraphQL-Require-Preflight",
        "GraphQL-Preflight",
        "Apollo-Require-Preflight",
        "X-Apollo-Operation-Name",
        "X-Requested-With",
    ];

    /// <summary>Null when no browser sends the request without asking first; else what to do.</summary>
    public static Refusal? Refuse(HttpRequest request)
    {
        // A browser's own word that the page is ours, which no page can forge: scripts may not set names that begin with
        // Sec-, and a redirect through another site changes it (Fetch Metadata). An EventSource has nothing else.
        if (!IsSimple(request.ContentType) || request.Headers["Sec-Fetch-Site"] == "same-origin")
        {
            return null;
        }

        foreach (var header in Headers)
        {
            if (request.Headers.TryGetValue(header, out var value) && !string.IsNullOrEmpty(value))
            {
                return null;
            }
        }

        return new Refusal(
            StatusCodes.Status403Forbidden,
            "PREFLIGHT_REQUIRED",
            "A web page of another site could send this request in the user's name. " +
            "Send the header GraphQL-Require-Preflight: 1, or use POST with Content-Type: application/json.");
    }

    private static bool IsSimple(string? contentType)
    {
        if (string.IsNullOrEmpty(contentType) || !MediaTypeHeaderValue.TryParse(contentType, out var parsed))
        {
            return true;
        }

        return parsed.MediaType.Value is not { } type
            || type.Equals("text/plain", StringComparison.OrdinalIgnoreCase)
            || type.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            || type.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
    }
}
