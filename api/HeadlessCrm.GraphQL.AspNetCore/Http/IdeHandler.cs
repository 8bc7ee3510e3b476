using HeadlessCrm.GraphQL.AspNetCore.Ide;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HeadlessCrm.GraphQL.AspNetCore.Http;

/// <summary>Sends the GraphiQL page and its files.</summary>
internal sealed class IdeHandler(IdePage page)
{
    /// <summary>Sends the page; the endpoint is the address that was asked for.</summary>
    public Task SendPageAsync(HttpContext context)
    {
        var request = context.Request;
        context.Response.Headers.ContentSecurityPolicy = IdePage.ContentSecurityPolicy;
        context.Response.Headers.Vary = "Accept";
        return SendAsync(context, page.Render(request.PathBase.Add(request.Path).Value ?? string.Empty));
    }

    /// <summary>Sends a file of the page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">The file's path below the page's folder.</param>
    public Task SendFileAsync(HttpContext context, string path)
    {
        if (page.TryGet(path, context.Request.Headers.AcceptEncoding, out var asset))
        {
            context.Response.Headers.Vary = "Accept-Encoding";
            return SendAsync(context, asset);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task SendAsync(HttpContext context, IdeAsset asset)
    {
        var response = context.Response;
        response.Headers.ETag = asset.ETag;
        response.Headers.CacheControl = asset.CacheControl;
        response.Headers.XContentTypeOptions = "nosniff";
        if (IsKnown(context.Request.Headers.IfNoneMatch, asset.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = asset.ContentType;
        response.ContentLength = asset.Body.Length;
        if (asset.ContentEncoding is not null)
        {
            response.Headers.ContentEncoding = asset.ContentEncoding;
        }

        return response.BodyWriter.WriteAsync(asset.Body, context.RequestAborted).AsTask();
    }

    private static bool IsKnown(StringValues ifNoneMatch, string tag) =>
        EntityTagHeaderValue.TryParseList(ifNoneMatch, out var known)
        && known.Any(entry => entry.Tag.Value is { } value && (value == "*" || value == tag));
}
