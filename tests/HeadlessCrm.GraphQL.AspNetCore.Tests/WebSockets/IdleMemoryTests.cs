using HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.WebSockets;

/// <summary>Measures the memory of the process, so nothing else may run meanwhile.</summary>
[Collection(typeof(IdleMemoryTests))]
[CollectionDefinition(DisableParallelization = true)]
public sealed class IdleMemoryTests(ITestOutputHelper output)
{
    private const int Subscribers = 1_000;

    [Fact]
    public async Task An_idle_subscriber_holds_no_large_buffers()
    {
        await using var server = await StreamServer.StartAsync();
        var first = await ConnectRawAsync(server, 50);
        var before = Settle();

        var clients = await ConnectRawAsync(server, Subscribers);
        await Probe.UntilAsync(() => server.Probe.Active == Subscribers + 50, "all sources have begun");
        var each = (Settle() - before) / Subscribers;

        // The clients' own sockets are in it, for they live in this process: the bound tells a buffer kept while idle, not
        // the exact size.
        output.WriteLine($"{each} bytes for each idle subscriber");
        Assert.True(each <= 48 * 1024, $"{each} bytes for each idle subscriber");
        GC.KeepAlive((first, clients));
    }

    private static long Settle()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task<List<RawSocketClient>> ConnectRawAsync(StreamServer server, int count)
    {
        var clients = new List<RawSocketClient>();
        for (var number = 0; number < count; number++)
        {
            clients.Add(await RawSocketClient.SubscribeAsync(server, "subscription { published }"));
        }

        return clients;
    }
}
