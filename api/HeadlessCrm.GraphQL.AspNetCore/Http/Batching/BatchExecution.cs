using System.Buffers;
using System.Globalization;
using HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;
using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Response;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Batching;

/// <summary>
/// Executes batches, one execution after another: they share the request's services, which are not made for two at a
/// time. A client that names <c>application/jsonl</c> gets a line for each execution as soon as it is done, with the
/// indexes that say which one it is; any other client gets a JSON array in the order of the request.
/// </summary>
internal sealed class BatchExecution(
    GraphQLHttpOptions options, EnvelopeReader envelopes, RequestExecution execution, ResponseSender sender)
{
    /// <summary>Whether a single request object asks for several executions.</summary>
    public static bool IsBatch(in RequestEnvelope envelope, GraphQLHttpOptions options) =>
        options.EnableBatching
        && (envelope.HasVariableBatch || OperationNamesExtension.TryRead(envelope.Extensions.Span, out _));

    /// <summary>Answers a request object that asks for several executions.</summary>
    public Task AnswerAsync(HttpContext context, ResponsePreference preference, in RequestEnvelope envelope)
    {
        var expansion = new BatchExpansion(options);
        expansion.Add(envelope, null, null);
        return AnswerAsync(context, preference, expansion);
    }

    /// <summary>Answers an array of requests.</summary>
    public Task AnswerAllAsync(HttpContext context, ResponsePreference preference, ReadOnlyMemory<byte> json)
    {
        var requests = new List<(RequestEnvelope Envelope, Refusal? Refusal)>();
        var refusal = envelopes.ReadAll(json, requests) ?? RefuseArray(requests.Count);
        if (refusal is not null)
        {
            return sender.RefuseAsync(context, preference, refusal);
        }

        var expansion = new BatchExpansion(options);
        for (var i = 0; i < requests.Count; i++)
        {
            expansion.Add(requests[i].Envelope, requests[i].Refusal, i);
        }

        return AnswerAsync(context, preference, expansion);
    }

    private Refusal? RefuseArray(int count)
    {
        if (!options.EnableBatching)
        {
            return Refusal.NotARequest(
                "The request is an array, which asks for a batch. " +
                "Batching is off here (EnableBatching): send one object.",
                options.Profile);
        }

        return count > 0
            ? null
            : Refusal.NotARequest("The batch is empty. Send at least one request.", options.Profile);
    }

    private Task AnswerAsync(HttpContext context, ResponsePreference preference, BatchExpansion expansion)
    {
        if (expansion.Refusal is not null)
        {
            return sender.RefuseAsync(context, preference, expansion.Refusal);
        }

        if (preference.JsonLines)
        {
            return WriteLinesAsync(context, expansion.Entries);
        }

        return preference.Json == JsonFormat.None
            ? sender.RefuseAsync(context, preference, new Refusal(
                StatusCodes.Status406NotAcceptable,
                "NOT_ACCEPTABLE",
                "A batch is answered as application/jsonl or application/json. Accept one of them."))
            : WriteArrayAsync(context, expansion.Entries);
    }

    private async Task WriteArrayAsync(HttpContext context, IReadOnlyList<BatchEntry> entries)
    {
        using var writer = new ResponseWriter();
        var separator = (byte)'[';
        foreach (var entry in entries)
        {
            writer.WriteByte(separator);
            await WriteEntryAsync(context, entry, writer);
            separator = (byte)',';
        }

        writer.WriteByte((byte)']');
        Begin(context, MediaTypes.JsonUtf8);
        context.Response.ContentLength = writer.Position;
        await context.Response.BodyWriter.WriteAsync(writer.Written, CancellationToken.None);
    }

    private async Task WriteLinesAsync(HttpContext context, IReadOnlyList<BatchEntry> entries)
    {
        Begin(context, MediaTypes.JsonLinesUtf8);
        using var line = new ResponseWriter();
        foreach (var entry in entries)
        {
            line.Reset();
            await WriteEntryAsync(context, entry, line);
            line.WriteByte((byte)'\n');
            var body = context.Response.BodyWriter;
            WriteIndexes(body, entry);
            body.Write(line.Written.Span[1..]);
            if (await body.FlushAsync(context.RequestAborted) is { IsCompleted: true })
            {
                return;
            }
        }
    }

    private async Task WriteEntryAsync(HttpContext context, BatchEntry entry, ResponseWriter writer)
    {
        if (entry.Refusal is not null)
        {
            entry.Refusal.WriteTo(writer);
            return;
        }

        var (result, refusal) = await execution.ResolveAndExecuteAsync(context, entry.Envelope, preference: null);
        if (result is null)
        {
            refusal!.WriteTo(writer);
            return;
        }

        await using (result)
        {
            if (result.Outcome == RequestOutcome.NotStreamable)
            {
                var alone = Refusal.NotARequest(
                    "A subscription cannot be in a batch. Send it by itself.",
                    options.Profile);
                alone.WriteTo(writer);
                return;
            }

            writer.WriteRaw(result.Body.Span);
        }
    }

    /// <summary>Opens the object with the indexes; the response's own members follow.</summary>
    private static void WriteIndexes(IBufferWriter<byte> body, in BatchEntry entry)
    {
        body.Write("{"u8);
        WriteIndex(body, "\"requestIndex\":"u8, entry.RequestIndex);
        WriteIndex(body, "\"operationIndex\":"u8, entry.OperationIndex);
        WriteIndex(body, "\"variableIndex\":"u8, entry.VariableIndex);
    }

    private static void WriteIndex(IBufferWriter<byte> body, ReadOnlySpan<byte> name, int? index)
    {
        if (index is { } value)
        {
            body.Write(name);
            value.TryFormat(body.GetSpan(16), out var written, default, CultureInfo.InvariantCulture);
            body.Advance(written);
            body.Write(","u8);
        }
    }

    private static void Begin(HttpContext context, string contentType)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = contentType;
        context.Response.Headers.Vary = "Accept";
    }
}
