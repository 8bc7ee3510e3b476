using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;

namespace HeadlessCrm.Benchmarks.FanOut;

/// <summary>One subscriber: it notes when its latest message came, and how many there were.</summary>
internal sealed class FanOutClient : IDisposable
{
    private const string Subscribe =
        """{"id":"1","type":"subscribe","payload":{"query":"subscription Visits { interactionRecorded { id cursor type occurredAt recordedAt customerId touchpoint channel } }"}}""";

    private readonly ClientWebSocket socket = new();
    private int received;
    private long lastAt;

    public int Received => Volatile.Read(ref received);

    /// <summary>When the latest message came, by the clock of the machine.</summary>
    public long LastAt => Volatile.Read(ref lastAt);

    /// <summary>The first message.</summary>
    public byte[] First { get; private set; } = [];

    public async Task ConnectAsync(Uri server, bool isEngine, CancellationToken cancellationToken)
    {
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        socket.Options.SetBuffer(1024, 256);
        var address = new UriBuilder(server) { Scheme = "ws", Path = isEngine ? "/graphql" : "/hand/broadcast" };
        await socket.ConnectAsync(address.Uri, cancellationToken);
        if (isEngine)
        {
            var answer = new byte[256];
            await SendAsync("""{"type":"connection_init"}""", cancellationToken);
            await socket.ReceiveAsync(answer.AsMemory(), cancellationToken);
            await SendAsync(Subscribe, cancellationToken);
        }
    }

    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[1024];
        while (!cancellationToken.IsCancellationRequested)
        {
            var message = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (message.MessageType == WebSocketMessageType.Close)
            {
                throw new InvalidOperationException($"The server closed with {socket.CloseStatus} {socket.CloseStatusDescription}.");
            }

            if (message.EndOfMessage)
            {
                Volatile.Write(ref lastAt, Stopwatch.GetTimestamp());
                if (First.Length == 0)
                {
                    First = buffer[..message.Count];
                }

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
