using System.Buffers;
using System.IO.Pipelines;
using HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;
using HeadlessCrm.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Streaming;

/// <summary>
/// <c>multipart/mixed</c> with the boundary <c>-</c>: one part for each payload. The delimiter is sent behind a
/// payload at once, not in front of the next: a client knows a part is whole only when it sees the delimiter.
/// </summary>
internal sealed class MultipartStream : IResultStream
{
    private const string ContentType = MediaTypes.Multipart + "; boundary=\"-\"";

    public string MediaType => MediaTypes.Multipart;

    public bool CarriesSubscriptions => false;

    public async Task WriteAsync(HttpContext context, ExecutionResult result, CancellationToken cancellationToken)
    {
        StreamHeaders.Begin(context, ContentType);
        var writer = context.Response.BodyWriter;
        writer.Write("\r\n---"u8);
        var write = WritePart(writer, result.Body, result.Subsequent is null, cancellationToken);
        if (await write is { IsCompleted: true } || result.Subsequent is null)
        {
            return;
        }

        await foreach (var payload in result.Subsequent.WithCancellation(cancellationToken))
        {
            if (await WritePart(writer, payload, false, cancellationToken) is { IsCompleted: true })
            {
                return;
            }
        }

        writer.Write("--\r\n"u8);
        await writer.FlushAsync(cancellationToken);
    }

    private static ValueTask<FlushResult> WritePart(
        PipeWriter writer, ReadOnlyMemory<byte> payload, bool isLast, CancellationToken cancellationToken)
    {
        writer.Write("\r\nContent-Type: application/json; charset=utf-8\r\n\r\n"u8);
        writer.Write(payload.Span);
        writer.Write(isLast ? "\r\n-----\r\n"u8 : "\r\n---"u8);
        return writer.FlushAsync(cancellationToken);
    }
}
