using System.Security.Cryptography;
using System.Text;
using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Response;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Http;

/// <summary>Sends the schema as SDL, where introspection is allowed.</summary>
internal sealed class SchemaHandler(GraphQLExecutor executor)
{
    private readonly Lazy<(byte[] Sdl, string Tag)> document = new(() => Print(executor));

    public async Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        if (!executor.Options.AllowIntrospection)
        {
            using var writer = new ResponseWriter();
            var refusal = new Refusal(
                StatusCodes.Status403Forbidden,
                "INTROSPECTION_FORBIDDEN",
                "The schema is not shown here. Ask its owner for it.");
            refusal.WriteTo(writer);
            response.StatusCode = StatusCodes.Status403Forbidden;
            response.ContentType = Negotiation.MediaTypes.GraphQLResponseUtf8;
            response.ContentLength = writer.Position;
            await response.BodyWriter.WriteAsync(writer.Written, context.RequestAborted);
            return;
        }

        var (sdl, tag) = document.Value;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "no-cache";
        if (string.Equals(context.Request.Headers.IfNoneMatch, tag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "text/plain; charset=utf-8";
        response.ContentLength = sdl.Length;
        await response.BodyWriter.WriteAsync(sdl, context.RequestAborted);
    }

    private static (byte[] Sdl, string Tag) Print(GraphQLExecutor executor)
    {
        var sdl = Encoding.UTF8.GetBytes(SchemaPrinter.PrintWithDirectives(executor.Schema.Schema));
        return (sdl, $"\"{Convert.ToHexStringLower(SHA256.HashData(sdl).AsSpan(0, 16))}\"");
    }
}
