using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Streaming;

/// <summary>What every streamed response says before its first byte.</summary>
internal static class StreamHeaders
{
    public static void Begin(HttpContext context, string contentType)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = contentType;
        response.Headers.Vary = "Accept";
        response.Headers.CacheControl = "no-store";

        // Reverse proxies that buffer responses would hold the first payload until the last is there.
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }
}
