using System.Text;
using HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;
using HeadlessCrm.GraphQL.AspNetCore.WebSockets;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.WebSockets;

public sealed class SlowClientTests
{
    private const int EventBytes = 100_000;
    private const string Flood = "subscription { flood(size: 100000) }";

    [Fact]
    public async Task A_client_that_does_not_read_is_cut_and_its_source_ends()
    {
        await using var server = await StartAsync(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(200));
        using var client = await RawSocketClient.SubscribeAsync(server, Flood);
        await Probe.UntilAsync(() => server.Probe.Started == 1, "the source has begun");

        await server.UntilQuietAsync();

        Assert.Equal(1, server.Probe.Started);
        Assert.Equal(1, server.Connections.Counters.SlowClients);
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task A_client_that_reads_again_in_time_is_told_why()
    {
        await using var server = await StartAsync(TimeSpan.FromMilliseconds(300), TimeSpan.FromMinutes(5));
        using var client = await RawSocketClient.SubscribeAsync(server, Flood);
        await Probe.UntilAsync(() => server.Connections.Counters.SlowClients == 1, "the client counts as slow");

        // 4513 in two bytes, then the text.
        var received = Encoding.Latin1.GetString(await client.ReadToEndAsync(until: "Too slow"));
        Assert.Contains("\u0011\u00a1Too slow", received);
        await client.SendAsync(Frames.Of(Frames.Close, [0x11, 0xA1]));
        await server.UntilQuietAsync();
    }

    [Fact]
    public async Task A_slow_client_slows_its_sources_so_that_nothing_piles_up()
    {
        await using var server = await StartAsync(TimeSpan.FromHours(1), TimeSpan.FromMilliseconds(100));
        using var client = await RawSocketClient.SubscribeAsync(server, Flood);
        await UntilStalledAsync(server);

        // What the systems' sockets and the server's own buffer took is gone; one response waits.
        Assert.InRange(server.Connections.Counters.PendingBytes, EventBytes, 2 * EventBytes);
        Assert.InRange(server.Connections.Counters.PeakPendingBytes, EventBytes, 2 * EventBytes);
        Assert.True(server.Probe.Pulled < 200, $"{server.Probe.Pulled} events were taken though nobody reads.");
    }

    [Fact]
    public async Task One_slow_client_does_not_hold_up_another()
    {
        await using var server = await StartAsync(TimeSpan.FromHours(1), TimeSpan.FromMilliseconds(100));
        using var slow = await RawSocketClient.SubscribeAsync(server, Flood);
        await UntilStalledAsync(server);
        await using var quick = await SocketClient.OpenAsync(server);

        await quick.SubscribeAsync("1", "subscription { ticks(count: 100) }");

        for (var tick = 1; tick <= 100; tick++)
        {
            await quick.ReceiveAsync("1", "next");
        }

        await quick.ReceiveAsync("1", "complete");
    }

    [Fact]
    public async Task Waiting_can_be_chosen()
    {
        await using var server = await StreamServer.StartAsync(sockets =>
        {
            sockets.SlowClient = SlowClientPolicy.Wait;
            sockets.SlowClientTimeout = TimeSpan.FromMilliseconds(50);

            // A ping that comes before the first event stalls would find the client dead, which is another matter.
            sockets.HeartbeatInterval = TimeSpan.Zero;
        });
        using var client = await RawSocketClient.SubscribeAsync(server, Flood);
        await UntilStalledAsync(server);

        Assert.Equal(1, server.Connections.Count);
        Assert.Equal(1, server.Probe.Active);
        Assert.Equal(0, server.Connections.Counters.SlowClients);
    }

    private static Task<StreamServer> StartAsync(TimeSpan slow, TimeSpan close) => StreamServer.StartAsync(sockets =>
    {
        sockets.SlowClientTimeout = slow;
        sockets.CloseTimeout = close;
    });

    /// <summary>Waits until a response waits and the source has not been asked for anything for a while.</summary>
    private static async Task UntilStalledAsync(StreamServer server)
    {
        await Probe.UntilAsync(() => server.Probe.Pulled > 0, "the source has begun");
        int before;
        do
        {
            before = server.Probe.Pulled;
            await Task.Delay(300);
        }
        while (server.Probe.Pulled != before || server.Connections.Counters.PendingBytes < EventBytes);
    }
}
