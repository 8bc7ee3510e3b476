using HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.WebSockets;

public sealed class HeartbeatTests
{
    [Theory]
    [InlineData("""{"type":"ping"}""", """{"type":"pong"}""")]
    [InlineData("""{"type":"ping","payload":null}""", """{"type":"pong"}""")]
    [InlineData("""{"type":"ping","payload":{"at":1.50}}""", """{"type":"pong","payload":{"at":1.50}}""")]
    public async Task Answers_a_ping_with_its_payload(string ping, string pong)
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.ConnectAsync(server);

        // Even before the client is let in.
        await client.SendAsync(ping);

        Assert.Equal(pong, await client.ReceiveTextAsync());
    }

    [Fact]
    public async Task Takes_a_pong_that_nobody_asked_for()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);

        await client.SendAsync("""{"type":"pong","payload":{}}""");
        await client.SendAsync("""{"type":"ping"}""");

        Assert.Equal("""{"type":"pong"}""", await client.ReceiveTextAsync());
    }

    [Fact]
    public async Task Pings_a_silent_client_and_keeps_it_when_it_answers()
    {
        await using var server = await StartAsync(patience: TimeSpan.FromMinutes(5));
        await using var client = await SocketClient.OpenAsync(server);

        for (var round = 0; round < 3; round++)
        {
            Assert.Equal("""{"type":"ping"}""", await client.ReceiveTextAsync());
            await client.SendAsync("""{"type":"pong"}""");
        }

        Assert.Equal(0, server.Connections.Counters.DeadPeers);
    }

    [Fact]
    public async Task Closes_with_4499_when_nothing_answers()
    {
        await using var server = await StartAsync();
        await using var client = await SocketClient.OpenAsync(server);
        await client.SubscribeAsync("1", "subscription { published }");

        Assert.Equal("""{"type":"ping"}""", await client.ReceiveTextAsync());

        Assert.Equal((4499, "Terminated: no answer to the heartbeat"), await client.ReceiveCloseAsync());
        await server.UntilQuietAsync();
        Assert.Equal(1, server.Connections.Counters.DeadPeers);
    }

    [Fact]
    public async Task A_connection_whose_other_end_is_dead_is_cut()
    {
        await using var server = await StartAsync();

        // It never reads, never answers, not even the close frame; its system still takes the bytes.
        using var client = await RawSocketClient.SubscribeAsync(server, "subscription { published }");
        await Probe.UntilAsync(() => server.Probe.Started == 1, "the source has begun");

        await server.UntilQuietAsync();
        Assert.Equal(1, server.Connections.Counters.DeadPeers);
        Assert.Empty(server.Log.Errors);
    }

    private static Task<StreamServer> StartAsync(TimeSpan? patience = null) => StreamServer.StartAsync(sockets =>
    {
        sockets.HeartbeatInterval = TimeSpan.FromMilliseconds(100);
        sockets.HeartbeatTimeout = patience ?? TimeSpan.FromMilliseconds(500);
        sockets.CloseTimeout = patience ?? TimeSpan.FromMilliseconds(200);
    });
}
