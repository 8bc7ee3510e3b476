using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.WebSockets;

public sealed class ShutdownTests
{
    private const string Hint = "Going away: connect again and resume after the last cursor";

    [Fact]
    public async Task Closes_with_1001_and_a_hint_when_the_host_stops()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);
        await client.SubscribeAsync("1", "subscription { published }");
        await Probe.UntilAsync(() => server.Probe.Active == 1, "the source has begun");

        var stopping = server.StopAsync();

        // The very next thing is the close frame: a "complete" would tell the client not to come back.
        await Assert.ThrowsAnyAsync<Exception>(client.ReceiveTextAsync);
        Assert.Equal((1001, Hint), ((int)client.Socket.CloseStatus!, client.Socket.CloseStatusDescription));
        await client.Socket.CloseOutputAsync(client.Socket.CloseStatus.Value, null, CancellationToken.None);
        await stopping;
        Assert.Equal(0, server.Probe.Active);
    }

    [Fact]
    public async Task Lets_a_mutation_finish_first()
    {
        await using var server = await StreamServer.StartAsync(
            sockets => sockets.ShutdownGrace = TimeSpan.FromMinutes(1));
        await using var client = await SocketClient.OpenAsync(server);
        await client.SubscribeAsync("stream", "subscription { published }");
        await client.SubscribeAsync("change", "mutation { await }");
        await Probe.UntilAsync(() => server.Probe.Active == 2, "both run");

        var stopping = server.StopAsync();
        await Probe.UntilAsync(() => server.Probe.Active == 1, "the subscription has ended");
        server.Probe.Publish(42);

        var answer = JsonNode.Parse(await client.ReceiveTextAsync())!;
        Assert.Equal("""{"data":{"await":42}}""", answer["payload"]!.ToJsonString());
        await client.ReceiveAsync("change", "complete");
        Assert.Equal((1001, Hint), await client.ReceiveCloseAsync());
        await stopping;
    }

    [Fact]
    public async Task Does_not_wait_for_ever()
    {
        await using var server = await StreamServer.StartAsync(
            sockets => sockets.ShutdownGrace = TimeSpan.FromMilliseconds(50));
        await using var client = await SocketClient.OpenAsync(server);
        await client.SubscribeAsync("1", "{ wait }");
        await Probe.UntilAsync(() => server.Probe.Active == 1, "the query runs");

        var stopping = server.StopAsync();

        Assert.Equal((1001, Hint), await client.ReceiveCloseAsync());
        await stopping;
        Assert.Equal(0, server.Probe.Active);
    }
}
