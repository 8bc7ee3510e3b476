using System.Net.WebSockets;
using System.Text;

namespace HeadlessCrm.Benchmarks.Subscriptions;

/// <summary>A client that subscribes and counts what it gets.</summary>
internal sealed class Subscriber : IDisposable
{
    private const string Subscribe =
        """{"id":"1","type":"subscribe","payload":{"query":"subscription Notices { notices { number text at } }"}}""";

    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[1024];
    private int received;

    /// <summary>How many messages came.</summary>
    public int Received => Volatile.Read(ref received);

    /// <summary>The last message, for comparing.</summary>
    public string Last { get; private set; } = string.Empty;

    public async Task ConnectAsync(Uri server, bool isEngine, CancellationToken cancellationToken)
    {
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        var address = new UriBuilder(server) { Scheme = "ws", Path = isEngine ? "/graphql" : "/hand/notices" };
        await socket.ConnectAsync(address.Uri, cancellationToken);
        if (isEngine)
        {
            await SendAsync("""{"type":"connection_init"}""", cancellationToken);
            await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            await SendAsync(Subscribe, cancellationToken);
        }
    }

    /// <summary>Counts until cancelled.</summary>
    public async Task CountAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var message = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (message.MessageType == WebSocketMessageType.Close)
            {
                throw new InvalidOperationException($"The server closed with {socket.CloseStatus} {socket.CloseStatusDescription}.");
            }

            if (message.EndOfMessage)
            {
                Last = received == 0 ? Encoding.UTF8.GetString(buffer, 0, message.Count) : Last;
                Interlocked.Increment(ref received);
            }
        }
    }

    public void Dispose()
    {
        socket.Abort();
        socket.Dispose();
    }

    private Task SendAsync(string message, CancellationToken cancellationToken) => socket.SendAsync(
        Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
}
