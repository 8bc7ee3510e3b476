using System.Text;
using System.Text.Json;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Touchpoints.Leads.Adf;
using Microsoft.Net.Http.Headers;

namespace HeadlessCrm.Api.Touchpoints.Leads;

/// <summary>
/// Where senders of leads post documents in the Auto-lead Data Format, <c>POST /leads/adf</c>. It answers 200 with a result for each
/// prospect, or 422 when the document, or every prospect of it, cannot be used.
/// </summary>
internal static class AdfEndpoint
{
    public const string Path = "/leads/adf";

    // Four bytes a character at most.
    private const int MaxBytes = 4_000_000;

    public static void MapAdf(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Path, TakeAsync).WithDisplayName("ADF leads");

    private static async Task TakeAsync(HttpContext context)
    {
        if (await ReadAsync(context) is not { } document)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var outcome = await context.RequestServices.GetRequiredService<TakeAdfLeads>()
            .ExecuteAsync(document, context.RequestAborted);
        var isOfUse = outcome.Results.Any(result => result.Lead is not null);
        context.Response.StatusCode = isOfUse ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        context.Response.ContentType = "application/json";
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            results = outcome.Results.Select(result => new
            {
                leadId = result.Lead is { } lead ? GlobalId.OfLead(lead.Id).ToString() : null,
                replayed = result.Replayed,
                errors = ErrorMessages.For(context, result.Errors).Select(error => new { code = error.Code, message = error.Message }),
            }),
            errors = outcome.Fault is { } fault
                ? ErrorMessages.For(context, [fault]).Select(error => new { code = error.Code, message = error.Message })
                : [],
        });
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static async Task<string?> ReadAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16_384];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            if (buffer.Length + read > MaxBytes)
            {
                return null;
            }

            await buffer.WriteAsync(chunk.AsMemory(0, read), context.RequestAborted);
        }

        return Decode(buffer.ToArray(), context.Request.ContentType);
    }

    // What the sender says comes first; else UTF-8 where the bytes are that, and the code page of old programs where they are not.
    private static string Decode(byte[] bytes, string? contentType)
    {
        if (MediaTypeHeaderValue.TryParse(contentType, out var type) && type.Encoding is { } said)
        {
            return said.GetString(bytes);
        }

        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
