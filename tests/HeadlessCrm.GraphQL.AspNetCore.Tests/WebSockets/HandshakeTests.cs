using System.Net;
using System.Net.WebSockets;
using HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.WebSockets;

public sealed class HandshakeTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task Closes_with_4406_when_another_subprotocol_is_wanted(string? subprotocol)
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.ConnectAsync(server, subprotocol);

        Assert.Equal(
            (4406, "Subprotocol not acceptable: use graphql-transport-ws"), await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task Confirms_its_subprotocol()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.ConnectAsync(server);

        Assert.Equal("graphql-transport-ws", client.Socket.SubProtocol);
    }

    [Fact]
    public async Task Is_spoken_over_HTTP_2_as_well()
    {
        await using var server = await StreamServer.StartAsync(services: services =>
            services.Configure<KestrelServerOptions>(kestrel => kestrel.ConfigureEndpointDefaults(
                endpoint => endpoint.Protocols = HttpProtocols.Http2)));
        await using var client = await SocketClient.ConnectAsync(server, httpVersion: HttpVersion.Version20);

        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveTextAsync());
        await client.SubscribeAsync("1", "subscription { ticks(count: 2) }");

        Assert.Equal(1, (await client.ReceiveAsync("1", "next"))!["data"]!["ticks"]!.GetValue<int>());
        Assert.Equal(2, (await client.ReceiveAsync("1", "next"))!["data"]!["ticks"]!.GetValue<int>());
        Assert.Null(await client.ReceiveAsync("1", "complete"));
        await client.SendAsync("[]");
        Assert.Equal(4400, (await client.ReceiveCloseAsync()).Code);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task Refuses_pages_of_other_origins(string origin)
    {
        await using var server = await StreamServer.StartAsync();

        var refused = await Assert.ThrowsAsync<WebSocketException>(
            () => SocketClient.ConnectAsync(server, origin: origin));

        Assert.Contains("403", refused.Message);
    }

    [Theory]
    [InlineData("https://shop.example", "https://shop.example")]
    [InlineData("https://shop.example/", "https://shop.example")]
    [InlineData("*", "https://anywhere.example")]
    public async Task Lets_pages_of_listed_origins_connect(string listed, string origin)
    {
        await using var server = await StreamServer.StartAsync(sockets => sockets.AllowedOrigins.Add(listed));

        await using var client = await SocketClient.ConnectAsync(server, origin: origin);

        Assert.Equal(WebSocketState.Open, client.Socket.State);
    }

    [Fact]
    public async Task Lets_its_own_pages_connect()
    {
        await using var server = await StreamServer.StartAsync();

        await using var client = await SocketClient.ConnectAsync(server, origin: $"http://{server.Address.Authority}");

        Assert.Equal(WebSocketState.Open, client.Socket.State);
    }

    [Fact]
    public async Task Serves_where_the_host_uses_the_websocket_middleware_too()
    {
        await using var server = await StreamServer.StartAsync(pipeline: app => app.UseWebSockets());

        await using var client = await SocketClient.OpenAsync(server);

        Assert.Equal(WebSocketState.Open, client.Socket.State);
    }

    [Fact]
    public async Task Answers_426_to_an_upgrade_that_is_no_handshake()
    {
        await using var server = await StreamServer.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Endpoint);
        request.Headers.Connection.Add("Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "7");

        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.UpgradeRequired, response.StatusCode);
        Assert.Equal("13", response.Headers.GetValues("Sec-WebSocket-Version").Single());
        Assert.Contains("BAD_HANDSHAKE", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Serves_no_sockets_when_they_are_off()
    {
        await using var server = await StreamServer.StartAsync(sockets => sockets.Enabled = false);

        await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.ConnectAsync(server));
    }

    [Fact]
    public async Task Options_out_of_range_stop_the_start()
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(
            () => StreamServer.StartAsync(sockets => sockets.MaxOperations = 0));

        Assert.Contains("MaxOperations", fault.Message);
    }
}
