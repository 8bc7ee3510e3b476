using System.IO.Pipelines;
using HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;
using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;
using HeadlessCrm.GraphQL.AspNetCore.Http.Streaming;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Response;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace HeadlessCrm.GraphQL.AspNetCore.Http;

/// <summary>Sends what was answered, or why nothing was, in the form the client prefers.</summary>
internal sealed class ResponseSender(HttpProfile profile, IEnumerable<IResultStream> streams)
{
    public const string AllowedMethods = "GET, HEAD, POST, OPTIONS";

    private static readonly StringValues VaryAccept = "Accept";

    private readonly Dictionary<string, IResultStream[]> streams = streams
        .GroupBy(stream => stream.MediaType, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>Sends a result and disposes it.</summary>
    public Task SendAsync(HttpContext context, ResponsePreference preference, ExecutionResult result)
    {
        var isRefused = result.Outcome == RequestOutcome.NotStreamable;
        if (result.Subsequent is not null || result.IsStream || (preference.Json == JsonFormat.None && !isRefused))
        {
            return SendStreamAsync(context, preference, result);
        }

        var status = ResponseStatus.Of(result, preference.Json, profile);
        Begin(context.Response, status, preference.Json, result.Body.Length);
        if (result.Outcome == RequestOutcome.NotAQuery)
        {
            context.Response.Headers.Allow = HttpMethods.Post;
        }

        var write = context.Response.BodyWriter.WriteAsync(result.Body, CancellationToken.None);
        if (!write.IsCompletedSuccessfully)
        {
            return FinishAsync(write, result);
        }

        _ = write.GetAwaiter().GetResult();
        var disposal = result.DisposeAsync();
        return disposal.IsCompletedSuccessfully ? Task.CompletedTask : disposal.AsTask();
    }

    /// <summary>Sends a refusal.</summary>
    public async Task RefuseAsync(HttpContext context, ResponsePreference preference, Refusal refusal)
    {
        using var writer = new ResponseWriter(initialBytes: 512);
        refusal.WriteTo(writer);
        Begin(context.Response, refusal.Status, preference.Json, writer.Position);
        if (refusal.Allow is { } methods)
        {
            context.Response.Headers.Allow = methods;
        }

        await context.Response.BodyWriter.WriteAsync(writer.Written, CancellationToken.None);
    }

    private static async Task FinishAsync(ValueTask<FlushResult> write, ExecutionResult result)
    {
        await using (result)
        {
            await write;
        }
    }

    private async Task SendStreamAsync(HttpContext context, ResponsePreference preference, ExecutionResult result)
    {
        await using (result)
        {
            var stream = preference.Streams
                .SelectMany(mediaType => streams.GetValueOrDefault(mediaType, []))
                .First(candidate => candidate.CarriesSubscriptions || !result.IsStream);
            await stream.WriteAsync(context, result, context.RequestAborted);
        }
    }

    private void Begin(HttpResponse response, int status, JsonFormat format, int length)
    {
        // What a gateway on the way answers is application/json too. So a failure says by its media type that it is
        // GraphQL's own, whatever was accepted (section 5.1); only the older draft knows no such rule.
        var isJson = format == JsonFormat.Json && (status < 300 || profile == HttpProfile.LegacyAudit);
        response.StatusCode = status;
        response.ContentType = isJson ? MediaTypes.JsonUtf8 : MediaTypes.GraphQLResponseUtf8;
        response.ContentLength = length;
        response.Headers.Vary = VaryAccept;
    }
}
