using System.Net.Sockets;
using System.Text;
using HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.WebSockets;

/// <summary>A client on a bare socket, which reads only when told to and answers nothing by itself.</summary>
internal sealed class RawSocketClient : IDisposable
{
    private readonly Socket socket;

    private RawSocketClient(Socket socket) => this.socket = socket;

    /// <summary>Shakes hands.</summary>
    public static async Task<RawSocketClient> ConnectAsync(StreamServer server, int receiveBuffer = 4096)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveBufferSize = receiveBuffer,
        };
        await socket.ConnectAsync(server.Address.Host, server.Address.Port);
        var client = new RawSocketClient(socket);
        await client.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /graphql HTTP/1.1\r\nHost: {server.Address.Authority}\r\nUpgrade: websocket\r\n" +
            "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" +
            "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"));
        Assert.StartsWith("HTTP/1.1 101", await client.ReadHeadAsync());
        return client;
    }

    /// <summary>Shakes hands, is let in, and starts an operation.</summary>
    public static async Task<RawSocketClient> SubscribeAsync(
        StreamServer server, string query, int receiveBuffer = 4096)
    {
        var client = await ConnectAsync(server, receiveBuffer);
        await client.SendAsync(Frames.OfText("""{"type":"connection_init"}"""));
        await client.SendAsync(Frames.OfText($$$"""{"id":"1","type":"subscribe","payload":{"query":"{{{query}}}"}}"""));
        return client;
    }

    public async Task SendAsync(byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length;)
        {
            sent += await socket.SendAsync(bytes.AsMemory(sent));
        }
    }

    /// <summary>Reads everything until the connection ends, or until a text has come.</summary>
    public async Task<byte[]> ReadToEndAsync(string? until = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var all = new MemoryStream();
        var buffer = new byte[65536];
        try
        {
            while (await socket.ReceiveAsync(buffer, patience.Token) is var count and > 0)
            {
                all.Write(buffer, 0, count);
                if (until is not null && all.GetBuffer().AsSpan(0, (int)all.Length).IndexOf(Encoding.UTF8.GetBytes(until)) >= 0)
                {
                    break;
                }
            }
        }
        catch (SocketException)
        {
            // Reset: the server cut the connection.
        }

        return all.ToArray();
    }

    public void Dispose() => socket.Dispose();

    private async Task<string> ReadHeadAsync()
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await socket.ReceiveAsync(one) == 1)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
