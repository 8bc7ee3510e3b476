using System.Buffers;
using System.IO.Pipelines;
using HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;
using HeadlessCrm.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Streaming;

/// <summary>
/// <c>text/event-stream</c> for results that end by themselves: an event <c>next</c> for each payload, then <c>complete</c>.
/// JSON written by the engine has no line breaks, so a payload is one <c>data</c> line.
/// </summary>
internal sealed class EventStream : IResultStream
{
    public string MediaType => MediaTypes.EventStream;

    public bool CarriesSubscriptions => false;

    public async Task WriteAsync(HttpContext context, ExecutionResult result, CancellationToken cancellationToken)
    {
        StreamHeaders.Begin(context, MediaTypes.EventStream + "; charset=utf-8");
        var writer = context.Response.BodyWriter;
        var write = WriteNext(writer, result.Body, cancellationToken);
        if (await write is { IsCompleted: true })
        {
            return;
        }

        if (result.Subsequent is not null)
        {
            await foreach (var payload in result.Subsequent.WithCancellation(cancellationToken))
            {
                if (await WriteNext(writer, payload, cancellationToken) is { IsCompleted: true })
                {
                    return;
                }
            }
        }

        writer.Write("event: complete\ndata:\n\n"u8);
        await writer.FlushAsync(cancellationToken);
    }

    private static ValueTask<FlushResult> WriteNext(
        PipeWriter writer, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        writer.Write("event: next\ndata: "u8);
        writer.Write(payload.Span);
        writer.Write("\n\n"u8);
        return writer.FlushAsync(cancellationToken);
    }
}
