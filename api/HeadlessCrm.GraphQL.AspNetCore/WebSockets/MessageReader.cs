using System.Buffers;
using System.Net.WebSockets;

namespace HeadlessCrm.GraphQL.AspNetCore.WebSockets;

/// <summary>
/// Gathers the fragments of one message. While the client is silent it waits with an empty buffer: memory is only
/// rented when there is something to read.
/// </summary>
internal sealed class MessageReader(WebSocket socket, int maxBytes)
{
    private const int FirstBytes = 1024;

    private byte[] buffer = [];
    private int length;

    /// <summary>The last message; valid until the next is read.</summary>
    public ReadOnlyMemory<byte> Message => buffer.AsMemory(0, length);

    /// <summary>Reads the next message. Of one that is too large, or while discarding, nothing is kept.</summary>
    public async ValueTask<ReceivedKind> ReadAsync(bool discard)
    {
        Release();
        var received = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
        var kind = KindOf(received.MessageType);
        if (kind == ReceivedKind.Close || received.EndOfMessage)
        {
            return kind;
        }

        buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
        while (true)
        {
            received = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return ReceivedKind.Close;
            }

            length = discard || kind == ReceivedKind.TooLarge ? 0 : length + received.Count;
            if (length > maxBytes)
            {
                // The connection ends now, so the rest of the message need not be waited for.
                return ReceivedKind.TooLarge;
            }

            if (received.EndOfMessage)
            {
                return kind;
            }

            if (length == buffer.Length)
            {
                Grow();
            }
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Release()
    {
        var rented = buffer;
        buffer = [];
        length = 0;
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * buffer.Length, maxBytes + 1L));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    private static ReceivedKind KindOf(WebSocketMessageType type) => type switch
    {
        WebSocketMessageType.Text => ReceivedKind.Text,
        WebSocketMessageType.Binary => ReceivedKind.Binary,
        _ => ReceivedKind.Close,
    };
}

/// <summary>What was received.</summary>
internal enum ReceivedKind
{
    /// <summary>A text message.</summary>
    Text,

    /// <summary>A binary message.</summary>
    Binary,

    /// <summary>More than a message may have.</summary>
    TooLarge,

    /// <summary>The client closes the connection.</summary>
    Close,
}
