using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HeadlessCrm.Api.Tests.Feed;

/// <summary>A client of <c>graphql-transport-ws</c> that says every step itself.</summary>
internal sealed class FeedSocket : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource patience = new(Wait.Patience);
    private readonly byte[] buffer = new byte[64 * 1024];

    private FeedSocket()
    {
    }

    public ClientWebSocket Socket => socket;

    public static async Task<FeedSocket> OpenAsync(FeedServer server)
    {
        var client = new FeedSocket();
        client.socket.Options.AddSubProtocol("graphql-transport-ws");
        await client.socket.ConnectAsync(server.SocketEndpoint, client.patience.Token);
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("connection_ack", (await client.ReceiveAsync())?["type"]?.GetValue<string>());
        return client;
    }

    /// <summary>Opens a connection with one subscription on it.</summary>
    public static async Task<FeedSocket> SubscribeAsync(FeedServer server, string document, object? variables = null)
    {
        var client = await OpenAsync(server);
        await client.SubscribeAsync("1", document, variables);
        return client;
    }

    public Task SubscribeAsync(string id, string query, object? variables = null) =>
        SendAsync(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query, variables } }));

    public async Task SendAsync(string text) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, patience.Token);

    /// <summary>The next message; null when the server closes.</summary>
    public async Task<JsonNode?> ReceiveAsync()
    {
        var length = 0;
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += received.Count;
            if (!received.EndOfMessage)
            {
                continue;
            }

            var message = JsonNode.Parse(buffer.AsSpan(0, length))!;
            if (message["type"]!.GetValue<string>() != "ping")
            {
                return message;
            }

            await SendAsync("""{"type":"pong"}""");
            length = 0;
        }
    }

    /// <summary>The next event of a root field.</summary>
    public async Task<JsonNode> NextAsync(string field)
    {
        var message = await ReceiveAsync();
        Assert.True(message is not null, $"closed with {socket.CloseStatus} {socket.CloseStatusDescription}");
        var happened = message["payload"]?["data"]?[field];
        Assert.True(happened is not null, message.ToJsonString());
        return happened;
    }

    /// <summary>A part of each of the next events.</summary>
    public async Task<List<string>> TakeAsync(int count, string field, string part)
    {
        var taken = new List<string>();
        while (taken.Count < count)
        {
            taken.Add((await NextAsync(field))[part]!.ToString());
        }

        return taken;
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        patience.Dispose();
        return default;
    }
}
