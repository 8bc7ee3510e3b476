using HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.WebSockets;

public sealed class ManySubscribersTests
{
    private const int Subscribers = 1_000;

    [Fact]
    public async Task Every_one_of_a_thousand_subscribers_gets_every_event_in_order()
    {
        await using var server = await StreamServer.StartAsync();
        var clients = await ConnectAsync(server, client => client.SubscribeAsync("1", "subscription { published }"));
        await Probe.UntilAsync(() => server.Probe.Active == Subscribers, "all sources have begun");

        for (var value = 1; value <= 5; value++)
        {
            server.Probe.Publish(value);
        }

        await Task.WhenAll(clients.Select(async client =>
        {
            for (var value = 1; value <= 5; value++)
            {
                Assert.Equal(value, (await client.ReceiveAsync("1", "next"))!["data"]!["published"]!.GetValue<int>());
            }
        }));

        foreach (var client in clients)
        {
            client.Socket.Abort();
            await client.DisposeAsync();
        }

        await server.UntilQuietAsync();
        Assert.Equal(Subscribers, server.Probe.Started);
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task A_thousand_subscriptions_share_one_connection()
    {
        await using var server = await StreamServer.StartAsync(sockets => sockets.MaxOperations = Subscribers);
        await using var client = await SocketClient.OpenAsync(server);
        for (var id = 1; id <= Subscribers; id++)
        {
            await client.SubscribeAsync(id.ToString(), "subscription { published }");
        }

        await Probe.UntilAsync(() => server.Probe.Active == Subscribers, "all sources have begun");
        server.Probe.Publish(1);

        for (var received = 0; received < Subscribers; received++)
        {
            Assert.Contains("\"next\"", await client.ReceiveTextAsync());
        }

        client.Socket.Abort();
        await server.UntilQuietAsync();
    }

    private static async Task<SocketClient[]> ConnectAsync(StreamServer server, Func<SocketClient, Task> then)
    {
        var clients = new List<SocketClient>();
        foreach (var group in Enumerable.Range(0, Subscribers).Chunk(50))
        {
            clients.AddRange(await Task.WhenAll(group.Select(async _ =>
            {
                var client = await SocketClient.OpenAsync(server);
                await then(client);
                return client;
            })));
        }

        return [.. clients];
    }
}
