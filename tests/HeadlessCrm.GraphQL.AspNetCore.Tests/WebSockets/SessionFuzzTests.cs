using System.Text;
using HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.WebSockets;

public sealed class SessionFuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_a_client_sends_causes_no_fault_and_leaves_nothing_behind(int seed)
    {
        await using var server = await StreamServer.StartAsync();
        var feed = new SessionFeed(server.Services);
        var generator = new SessionGenerator(seed);

        for (var number = 0; number < 2_000; number++)
        {
            await feed.FeedAsync(generator.Next(), generator.NextPieces());
            Assert.True(
                server.Log.Errors.IsEmpty, $"session {number} of seed {seed}: {server.Log.Errors.FirstOrDefault()}");
        }

        await server.UntilQuietAsync();
    }

    [Fact]
    public async Task A_fed_session_answers_like_one_over_the_network()
    {
        await using var server = await StreamServer.StartAsync();

        var feed = new SessionFeed(server.Services)
        {
            StaysUntil = sent => Encoding.UTF8.GetString(sent).Contains("complete", StringComparison.Ordinal),
        };

        var sent = await feed.FeedAsync(
        [
            .. Frames.OfText("""{"type":"connection_init"}"""),
            .. Frames.OfText("""{"id":"1","type":"subscribe","payload":{"query":"{ hello }"}}"""),
        ]);

        var text = Encoding.UTF8.GetString(sent);
        Assert.Contains("""{"type":"connection_ack"}""", text);
        Assert.Contains("""{"id":"1","type":"next","payload":{"data":{"hello":"world"}}}""", text);
        Assert.Contains("""{"id":"1","type":"complete"}""", text);
    }
}
