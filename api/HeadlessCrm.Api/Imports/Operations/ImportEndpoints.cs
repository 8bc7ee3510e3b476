using System.Text.Json;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Imports;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace HeadlessCrm.Api.Imports.Operations;

/// <summary>
/// What is too large for a GraphQL document: files to import go in by <c>POST /imports/files?name=…</c>, lists of refused rows come
/// out by <c>GET /imports/operations/{id}/rejects</c>.
/// </summary>
internal static partial class ImportEndpoints
{
    public const string Files = "/imports/files";

    private const string Rejects = "/imports/operations/{id}/rejects";

    // No browser sends any of these for a foreign page without asking first (Fetch standard, "CORS-safelisted").
    private static readonly string[] MediaTypes =
        ["text/csv", "application/csv", "application/x-ndjson", "application/ndjson", "application/jsonl", "application/octet-stream"];

    public static void MapImports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Files, ReceiveAsync).WithDisplayName("Import file");
        endpoints.MapGet(Rejects, SendRejectsAsync).WithDisplayName("Rejects of an import");
    }

    /// <summary>Where the refused rows of an operation can be read.</summary>
    public static string RejectsPath(Guid operationId) =>
        Rejects.Replace("{id}", GlobalId.OfBulkOperation(operationId).ToString(), StringComparison.Ordinal);

    private static async Task ReceiveAsync(HttpContext context)
    {
        var folder = context.RequestServices.GetRequiredService<ImportFolder>();
        try
        {
            var name = NameOf(context.Request, folder);
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                // The server's own limit is meant for documents; the folder counts what it writes.
                size.MaxRequestBodySize = null;
            }

            var file = await folder.ReceiveAsync(context.Request.Body, name, context.RequestAborted);
            await context.RequestServices.GetRequiredService<IBulkOperationStore>().AddFileAsync(file, context.RequestAborted);
            await SendAsync(context, StatusCodes.Status201Created, new
            {
                id = GlobalId.OfImportFile(file.Id).ToString(),
                name = file.Name,
                length = file.Length,
                sha256 = file.Sha256,
            });
        }
        catch (ImportFileRefusedException refusal)
        {
            await SendAsync(context, refusal.Status, new { code = refusal.Code, message = refusal.Message });
        }
        catch (IOException fault) when (!context.RequestAborted.IsCancellationRequested)
        {
            var logger = context.RequestServices.GetRequiredService<ILogger<ImportFolder>>();
            LogFault(logger, fault);
            await SendAsync(
                context,
                StatusCodes.Status507InsufficientStorage,
                new { code = "FILE_NOT_STORED", message = "The file could not be stored; try again later, or ask the operator whether the disk is full." });
        }
    }

    private static string NameOf(HttpRequest request, ImportFolder folder)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !MediaTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
        {
            throw new ImportFileRefusedException(
                StatusCodes.Status415UnsupportedMediaType,
                "MEDIA_TYPE_UNKNOWN",
                $"The Content-Type is \"{request.ContentType}\"; send the file as the body, as one of {string.Join(", ", MediaTypes)}.");
        }

        if (request.ContentLength > folder.MaxFileLength)
        {
            throw ImportFileRefusedException.TooLarge(folder.MaxFileLength);
        }

        var name = (string?)request.Query["name"] is { Length: > 0 } given ? given : "unnamed";
        return name.Length <= ImportFile.MaxNameLength && !name.Any(char.IsControl)
            ? name
            : throw new ImportFileRefusedException(
                StatusCodes.Status400BadRequest,
                "NAME_INVALID",
                $"The name has control characters or more than {ImportFile.MaxNameLength} characters; choose a shorter, plain one.");
    }

    private static async Task SendRejectsAsync(HttpContext context, string id)
    {
        var store = context.RequestServices.GetRequiredService<IBulkOperationStore>();
        var folder = context.RequestServices.GetRequiredService<ImportFolder>();
        var operation = GlobalId.TryParse(id, out var parsed) && parsed.Kind == EntityKind.BulkOperation
            ? (await store.GetAsync([parsed.Value], context.RequestAborted))[0]
            : null;
        if (operation is null || operation.Counts.RejectsLength == 0 || !File.Exists(folder.RejectsOf(operation.Id)))
        {
            await SendAsync(context, StatusCodes.Status404NotFound, new
            {
                code = "NO_REJECTS",
                message = "There is no such operation, it has refused no row, or its list is kept no longer.",
            });
            return;
        }

        // What lies behind the durable length belongs to a batch that may yet come to nothing.
        var response = context.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.ContentLength = operation.Counts.RejectsLength;
        response.Headers.ContentDisposition = $"attachment; filename=\"{id}-rejects.csv\"";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        await response.SendFileAsync(
            folder.RejectsOf(operation.Id), 0, operation.Counts.RejectsLength, context.RequestAborted);
    }

    private static Task SendAsync<T>(HttpContext context, int status, T body)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(body, JsonSerializerOptions.Web, context.RequestAborted);
    }

    [LoggerMessage(61, LogLevel.Error, "A file to import could not be stored")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
