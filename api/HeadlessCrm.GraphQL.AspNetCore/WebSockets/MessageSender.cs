using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using HeadlessCrm.GraphQL.AspNetCore.Subscriptions;

namespace HeadlessCrm.GraphQL.AspNetCore.WebSockets;

/// <summary>
/// Sends one message after the other. There is no queue: whoever has something to send waits for its turn, and an
/// operation that waits asks its source for nothing. So what a slow client costs is one response for each of its
/// operations.
/// </summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A semaphore whose wait handle is never asked for holds nothing to dispose.")]
internal sealed class MessageSender(WebSocket socket, ConnectionCounters counters, TimeProvider time)
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private long sendingSince;
    private volatile bool isClosed;

    /// <summary>Whether a message is being handed to the network, or the turn is somebody's.</summary>
    public bool IsBusy => turn.CurrentCount == 0;

    /// <summary>For how long the network has not taken the message in hand; zero when none is.</summary>
    public TimeSpan StalledFor(long now)
    {
        var since = Volatile.Read(ref sendingSince);
        return since == 0 ? TimeSpan.Zero : time.GetElapsedTime(since, now);
    }

    /// <summary>Sends a message; false when the connection is closed, or the operation that it belongs to.</summary>
    public async ValueTask<bool> SendAsync(OutgoingMessage message, CancellationToken operation)
    {
        counters.AddPending(message.Length);
        try
        {
            if (!turn.Wait(0, CancellationToken.None))
            {
                await turn.WaitAsync(CancellationToken.None);
            }

            try
            {
                return !isClosed && !operation.IsCancellationRequested && await WriteAsync(message);
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            counters.AddPending(-message.Length);
        }
    }

    /// <summary>
    /// Sends the close frame as soon as the message in hand is sent; no other message goes out any more.
    /// </summary>
    public async Task CloseAsync(CloseReason reason)
    {
        isClosed = true;
        await turn.WaitAsync(CancellationToken.None);
        try
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)reason.Code, reason.Text, CancellationToken.None);
        }
        catch (Exception failure) when (IsConnectionFailure(failure))
        {
            // There is nobody to tell any more.
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Whether an exception says that the connection is gone, and not that something is wrong here.</summary>
    public static bool IsConnectionFailure(Exception failure) =>
        failure is WebSocketException or IOException or OperationCanceledException
            or ObjectDisposedException or InvalidOperationException;

    private async ValueTask<bool> WriteAsync(OutgoingMessage message)
    {
        var length = message.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        Volatile.Write(ref sendingSince, Math.Max(1, time.GetTimestamp()));
        try
        {
            message.CopyTo(buffer);
            await socket.SendAsync(
                buffer.AsMemory(0, length), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            return true;
        }
        catch (Exception failure) when (IsConnectionFailure(failure))
        {
            // Whoever reads from the connection meets the same end, and clears up.
            isClosed = true;
            return false;
        }
        finally
        {
            Volatile.Write(ref sendingSince, 0);
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
