using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace HeadlessCrm.Benchmarks.Load;

/// <summary>A client that subscribes over a WebSocket, counts what it gets, and notes when the latest came.</summary>
/// <param name="query">What it subscribes to at the engine.</param>
/// <param name="barePath">Where the rival sends the same without being asked.</param>
internal sealed class Subscriber(string query, string barePath) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ClientWebSocket socket = new();
    private int received;
    private long lastAt;

    /// <summary>How many messages came.</summary>
    public int Received => Volatile.Read(ref received);

    /// <summary>When the latest message came, by the clock of the machine.</summary>
    public long LastAt => Volatile.Read(ref lastAt);

    /// <summary>The first message, for comparing and for teaching it to the rival.</summary>
    public byte[] First { get; private set; } = [];

    /// <summary>Connects as many more as are wanted and waits until the server says that it has them all.</summary>
    /// <param name="all">Those that are connected; the new ones are added.</param>
    /// <param name="wanted">How many there are to be.</param>
    /// <param name="create">Makes one.</param>
    /// <param name="isEngine">Whether they subscribe at the engine; else the rival sends to them.</param>
    /// <param name="control">The server.</param>
    /// <param name="countPath">Where the server says how many it has.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task ConnectAsync(
        List<Subscriber> all,
        int wanted,
        Func<Subscriber> create,
        bool isEngine,
        HttpClient control,
        string countPath,
        CancellationToken cancellationToken)
    {
        while (all.Count < wanted)
        {
            var subscriber = create();
            all.Add(subscriber);
            await subscriber.ConnectAsync(control.BaseAddress!, isEngine, cancellationToken);
        }

        var path = new Uri(countPath, UriKind.Relative);
        var started = Stopwatch.GetTimestamp();
        while (await control.GetStringAsync(path, cancellationToken) != $"{wanted}")
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"Not all of {wanted} subscriptions have begun.");
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    /// <summary>Listens until cancelled.</summary>
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

    private async Task ConnectAsync(Uri server, bool isEngine, CancellationToken cancellationToken)
    {
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        socket.Options.SetBuffer(1024, 256);
        var address = new UriBuilder(server) { Scheme = "ws", Path = isEngine ? "/graphql" : barePath };
        await socket.ConnectAsync(address.Uri, cancellationToken);
        if (isEngine)
        {
            var answer = new byte[256];
            await SendAsync("""{"type":"connection_init"}""", cancellationToken);
            await socket.ReceiveAsync(answer.AsMemory(), cancellationToken);
            await SendAsync(
                JsonSerializer.Serialize(new { id = "1", type = "subscribe", payload = new { query } }), cancellationToken);
        }
    }

    private Task SendAsync(string message, CancellationToken cancellationToken) => socket.SendAsync(
        Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
}
