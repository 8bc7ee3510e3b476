using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.WebSockets;

/// <summary>A scripted client: sends what the test says, whether it is right or wrong.</summary>
internal sealed class SocketClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource patience = new(Patience);

    private HttpMessageInvoker? http;

    private SocketClient(ClientWebSocket socket) => Socket = socket;

    public ClientWebSocket Socket { get; }

    public static async Task<SocketClient> ConnectAsync(
        StreamServer server, string? subprotocol = "graphql-transport-ws", string? origin = null, Version? httpVersion = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        if (httpVersion is not null)
        {
            socket.Options.HttpVersion = httpVersion;
            socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        }

        if (subprotocol is not null)
        {
            socket.Options.AddSubProtocol(subprotocol);
        }

        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        var client = new SocketClient(socket) { http = httpVersion is null ? null : new HttpMessageInvoker(new SocketsHttpHandler()) };
        await socket.ConnectAsync(server.SocketEndpoint, client.http, client.patience.Token);
        return client;
    }

    /// <summary>Connects and is let in.</summary>
    public static async Task<SocketClient> OpenAsync(StreamServer server)
    {
        var client = await ConnectAsync(server);
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveTextAsync());
        return client;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(
        byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Text, bool isLast = true) =>
        await Socket.SendAsync(bytes, type, isLast, patience.Token);

    public Task SubscribeAsync(string id, string query, JsonNode? variables = null) => SendAsync(new JsonObject
    {
        ["id"] = id,
        ["type"] = "subscribe",
        ["payload"] = new JsonObject { ["query"] = query, ["variables"] = variables?.DeepClone() },
    }.ToJsonString());

    public Task CompleteAsync(string id) =>
        SendAsync(new JsonObject { ["id"] = id, ["type"] = "complete" }.ToJsonString());

    /// <summary>The next message; fails when the server closes instead.</summary>
    public async Task<string> ReceiveTextAsync()
    {
        var text = await TryReceiveAsync();
        Assert.True(text is not null, $"closed with {(int?)Socket.CloseStatus} {Socket.CloseStatusDescription}");
        return text;
    }

    /// <summary>The next message of one kind for an operation, with nothing before it.</summary>
    public async Task<JsonNode?> ReceiveAsync(string id, string type)
    {
        var message = JsonNode.Parse(await ReceiveTextAsync())!;
        Assert.Equal((id, type), (message["id"]?.GetValue<string>(), message["type"]!.GetValue<string>()));
        return message["payload"];
    }

    /// <summary>Reads on until the server closes; answers the code and the text.</summary>
    public async Task<(int Code, string? Text)> ReceiveCloseAsync()
    {
        while (await TryReceiveAsync() is not null)
        {
            // What was on its way before the close frame.
        }

        var close = ((int)Socket.CloseStatus!.Value, Socket.CloseStatusDescription);
        if (Socket.State == WebSocketState.CloseReceived)
        {
            try
            {
                await Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
            }
            catch (WebSocketException)
            {
                // The server did not wait for the answer.
            }
        }

        return close;
    }

    public async Task CloseAsync() => await Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);

    public ValueTask DisposeAsync()
    {
        Socket.Dispose();
        http?.Dispose();
        patience.Dispose();
        return default;
    }

    private async Task<string?> TryReceiveAsync()
    {
        var bytes = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var received = await Socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            bytes.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
            {
                return Encoding.UTF8.GetString(bytes.ToArray());
            }
        }
    }
}
