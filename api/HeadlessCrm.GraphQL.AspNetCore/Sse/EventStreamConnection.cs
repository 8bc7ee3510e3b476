using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Text;
using HeadlessCrm.GraphQL.AspNetCore.Subscriptions;
using HeadlessCrm.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Sse;

/// <summary>
/// One stream of events. There is no queue: the next response is asked for when the last is handed to the network, so
/// a slow client slows its source. JSON written by the engine has no line breaks, so a response is one <c>data</c>
/// line.
/// </summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A semaphore whose wait handle is never asked for holds nothing to dispose.")]
internal sealed class EventStreamConnection(
    HttpContext context,
    ExecutionResult result,
    GraphQLEventStreamOptions options,
    ConnectionCounters counters,
    TimeProvider time) : IOpenConnection
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private long writtenAt = time.GetTimestamp();
    private long sendingSince;
    private volatile bool isStopping;
    private bool isEnded;

    private PipeWriter Writer => context.Response.BodyWriter;

    /// <summary>Sends the whole result.</summary>
    public async Task SendAsync()
    {
        try
        {
            await SendResultAsync();
        }
        finally
        {
            // From here on the server may use the response for another request: the turn is never given back.
            await turn.WaitAsync(CancellationToken.None);
            lock (turn)
            {
                isEnded = true;
            }
        }
    }

    private async ValueTask SendResultAsync()
    {
        var isOpen = result.Responses is { } responses
            ? await SendCommentAsync() && await SendAllAsync(responses)
            : await SendNextAsync(result.Body)
                && (result.Subsequent is not { } subsequent || await SendAllAsync(subsequent));
        if (isOpen)
        {
            await (isStopping && result.IsStream ? SendReconnectAsync() : SendCompleteAsync());
        }
    }

    /// <inheritdoc/>
    public void Check(long now)
    {
        var since = Volatile.Read(ref sendingSince);
        if (since != 0)
        {
            if (time.GetElapsedTime(since, now) > options.SlowClientTimeout)
            {
                Abort();
            }
        }
        else if (options.HeartbeatInterval > TimeSpan.Zero
            && time.GetElapsedTime(Volatile.Read(ref writtenAt), now) >= options.HeartbeatInterval
            && turn.Wait(0, CancellationToken.None))
        {
            _ = HeartbeatAsync();
        }
    }

    /// <inheritdoc/>
    public void Stop()
    {
        isStopping = true;
        if (result.IsStream)
        {
            // Ends the source; the client is then told to come back. No "complete": there is more to subscribe to.
            _ = result.DisposeAsync().AsTask();
        }
    }

    private async ValueTask<bool> SendAllAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> responses)
    {
        try
        {
            await foreach (var response in responses)
            {
                if (!await SendNextAsync(response))
                {
                    return false;
                }
            }
        }
        catch (OperationCanceledException) when (isStopping && !context.RequestAborted.IsCancellationRequested)
        {
            // The source was ended by us.
        }

        return true;
    }

    private ValueTask<bool> SendNextAsync(ReadOnlyMemory<byte> response)
    {
        return WriteAsync(
            static (writer, next) =>
            {
                writer.Write("event: next\n"u8);
                if (next.Cursor is { Length: > 0 } cursor && cursor.AsSpan().IndexOfAny("\r\n\0") < 0)
                {
                    writer.Write("id: "u8);
                    Encoding.UTF8.GetBytes(cursor, writer);
                    writer.Write("\n"u8);
                }

                writer.Write("data: "u8);
                writer.Write(next.Response.Span);
                writer.Write("\n\n"u8);
            },
            (Response: response, result.Cursor));
    }

    private ValueTask<bool> SendCommentAsync() => WriteAsync(static (writer, _) => writer.Write(":\n\n"u8), 0);

    private ValueTask<bool> SendCompleteAsync() =>
        WriteAsync(static (writer, _) => writer.Write("event: complete\ndata:\n\n"u8), 0);

    private ValueTask<bool> SendReconnectAsync() => WriteAsync(
        static (writer, delay) => Encoding.UTF8.GetBytes($"retry: {(long)delay.TotalMilliseconds}\n\n", writer),
        options.ReconnectDelay);

    private void Abort()
    {
        lock (turn)
        {
            if (!isEnded)
            {
                counters.AddSlowClient();
                context.Abort();
            }
        }
    }

    private async Task HeartbeatAsync()
    {
        try
        {
            await WriteInTurnAsync(static (writer, _) => writer.Write(":\n\n"u8), 0);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException
            or ObjectDisposedException or InvalidOperationException)
        {
            // Whoever sends the responses meets the same end.
        }
    }

    /// <summary>Writes and hands over to the network; false when the client is gone.</summary>
    private async ValueTask<bool> WriteAsync<T>(Action<PipeWriter, T> write, T value)
    {
        await turn.WaitAsync(context.RequestAborted);
        return await WriteInTurnAsync(write, value);
    }

    private async ValueTask<bool> WriteInTurnAsync<T>(Action<PipeWriter, T> write, T value)
    {
        try
        {
            Volatile.Write(ref sendingSince, Math.Max(1, time.GetTimestamp()));
            write(Writer, value);
            var flushed = await Writer.FlushAsync(context.RequestAborted);
            return !flushed.IsCompleted && !flushed.IsCanceled;
        }
        finally
        {
            Volatile.Write(ref sendingSince, 0);
            Volatile.Write(ref writtenAt, time.GetTimestamp());
            turn.Release();
        }
    }
}
