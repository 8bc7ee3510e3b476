using System.Net.WebSockets;
using System.Text;
using HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.WebSockets;

public sealed class InvalidMessageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"connection_init\"")]
    [InlineData("""{}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"start"}""")]
    [InlineData("""{"type":"next","id":"1","payload":{}}""")]
    [InlineData("""{"type":"connection_ack"}""")]
    [InlineData("""{"type":"ping"} {}""")]
    [InlineData("""{"type":"ping","payload":[]}""")]
    [InlineData("""{"type":"ping","payload":"x"}""")]
    [InlineData("""{"type":"ping""")]
    [InlineData("""{"type":"complete"}""")]
    [InlineData("""{"type":"complete","id":7}""")]
    [InlineData("""{"type":"complete","id":""}""")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ hello }"}}""")]
    [InlineData("""{"type":"subscribe","id":"1"}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":"{ hello }"}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":1}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":"{ hello }","variables":[]}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":"{ hello }","operationName":1}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":"{ hello }","extensions":""}}""")]
    [InlineData("""{"type":"subscribe","id":"\ud800","payload":{"query":"{ hello }"}}""")]
    public async Task Closes_with_4400(string message)
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);

        await client.SendAsync(message);

        var (code, text) = await client.ReceiveCloseAsync();
        Assert.Equal(4400, code);
        Assert.StartsWith("Invalid message: ", text);
        await server.UntilQuietAsync();
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task Closes_with_4400_when_an_id_is_too_long()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);

        await client.SubscribeAsync(new string('1', 257), "{ hello }");

        Assert.Equal((4400, "Invalid message: its id is longer than 256 characters"), await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task Closes_with_4400_when_a_payload_nests_too_deep()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);

        var deep = new string('[', 2000) + new string(']', 2000);
        await client.SendAsync($$$"""{"type":"ping","payload":{"a":{{{deep}}}}}""");

        Assert.Equal(4400, (await client.ReceiveCloseAsync()).Code);
    }

    [Fact]
    public async Task Closes_with_4400_when_a_message_is_binary()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);

        await client.SendAsync("""{"type":"ping"}"""u8.ToArray(), WebSocketMessageType.Binary);

        Assert.Equal((4400, "Invalid message: it is binary; send JSON as text"), await client.ReceiveCloseAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Closes_with_1009_when_a_message_is_too_large(int fragments)
    {
        await using var server = await StreamServer.StartAsync(sockets => sockets.MaxMessageBytes = 10_000);
        await using var client = await SocketClient.OpenAsync(server);

        for (var fragment = 1; fragment <= fragments; fragment++)
        {
            var blanks = new string(' ', (20_000 / fragments) + 1);
            await client.SendAsync(Encoding.UTF8.GetBytes(blanks), isLast: fragment == fragments);
        }

        Assert.Equal((1009, "Message larger than 10000 bytes (MaxMessageBytes)"), await client.ReceiveCloseAsync());
        await server.UntilQuietAsync();
    }

    [Fact]
    public async Task Takes_a_message_of_exactly_the_largest_size()
    {
        await using var server = await StreamServer.StartAsync(sockets => sockets.MaxMessageBytes = 10_000);
        await using var client = await SocketClient.OpenAsync(server);

        await client.SendAsync("""{"type":"ping"}""".PadRight(10_000));

        Assert.Equal("""{"type":"pong"}""", await client.ReceiveTextAsync());
    }

    [Fact]
    public async Task Ends_the_connection_with_1007_when_a_message_is_not_utf8()
    {
        await using var server = await StreamServer.StartAsync();

        var answer = await new SessionFeed(server.Services).FeedAsync(
            Frames.Of(Frames.Text, [.. "{\"type\":\""u8, 0xC3, 0x28, .. "\"}"u8]));

        Assert.Equal([0x88, 2, 0x03, 0xEF], answer);
        await server.UntilQuietAsync();
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task Puts_fragments_together_even_within_a_character()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);
        var message = Encoding.UTF8.GetBytes("""{"type":"ping","payload":{"text":"ñ€😀"}}""");

        foreach (var (index, piece) in message.Chunk(1).Index())
        {
            await client.SendAsync(piece, isLast: index == message.Length - 1);
        }

        Assert.Equal("""{"type":"pong","payload":{"text":"ñ€😀"}}""", await client.ReceiveTextAsync());
    }

    [Fact]
    public async Task Frames_that_break_the_protocol_end_the_connection_and_nothing_else()
    {
        await using var server = await StreamServer.StartAsync();
        using var client = await RawSocketClient.ConnectAsync(server);

        // A frame without a mask, which a client must not send.
        await client.SendAsync([0x81, 0x02, (byte)'{', (byte)'}']);

        await client.ReadToEndAsync();
        await server.UntilQuietAsync();
        Assert.Empty(server.Log.Errors);
    }
}
