using System.Net.Sockets;
using System.Text;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http;

/// <summary>Bodies that are large, slow, chunked or cut off.</summary>
public sealed class BodyLimitTests
{
    private const string Head = "{\"odd\":\"";
    private const string Tail = "\",\"query\":\"{ __typename }\"}";

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 413)]
    public async Task The_limit_is_exact(int beyond, int status)
    {
        await using var server = await TestServer.StartAsync(options => options.MaxRequestBytes = 10_000);
        var body = Padded(10_000 + beyond);

        var reply = await server.PostAsync(body);

        Assert.Equal(status, reply.Status);
        if (status == 413)
        {
            Assert.Contains("10000 bytes", reply.Message, StringComparison.Ordinal);
            Assert.Contains("MaxRequestBytes", reply.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_limit_is_one_mebibyte_unless_told_otherwise()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(200, (await server.PostAsync(Padded(1024 * 1024))).Status);
        Assert.Equal(413, (await server.PostAsync(Padded((1024 * 1024) + 1))).Status);
        Assert.Equal(413, (await server.PostAsync(Padded(10_000_000))).Status);
    }

    [Theory]
    [InlineData(10_000, 200)]
    [InlineData(10_001, 413)]
    [InlineData(1_000_000, 413)]
    public async Task A_body_without_a_length_has_the_same_limit(int bytes, int status)
    {
        await using var server = await TestServer.StartAsync(options => options.MaxRequestBytes = 10_000);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(Padded(bytes)))),
        };
        request.Headers.TransferEncodingChunked = true;
        request.Content.Headers.Add("Content-Type", "application/json");

        using var response = await server.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_limit_above_the_servers_own_is_kept()
    {
        await using var server = await TestServer.StartAsync(options => options.MaxRequestBytes = 40_000_000);

        Assert.Equal(200, (await server.PostAsync(Padded(35_000_000))).Status);
    }

    [Fact]
    public async Task A_body_that_comes_byte_by_byte_is_read()
    {
        await using var server = await TestServer.StartAsync();

        var response = await SendRawAsync(server, """{"query":"{ __typename }"}""", 1, complete: true);

        Assert.StartsWith("HTTP/1.1 200", response, StringComparison.Ordinal);
        Assert.EndsWith("""{"data":{"__typename":"Query"}}""", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_no_fault_of_ours()
    {
        await using var server = await TestServer.StartAsync();

        await SendRawAsync(server, """{"query":"{ __typ""", 5, complete: false);
        var next = await server.PostAsync("""{"query":"{ __typename }"}""");

        Assert.Equal(200, next.Status);
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task Two_requests_in_one_segment_are_answered_in_order()
    {
        await using var server = await TestServer.StartAsync();
        var one = Raw("""{"query":"{ a: echo(text: \"1\") }"}""", close: false);
        var two = Raw("""{"query":"{ b: echo(text: \"2\") }"}""", close: true);

        var response = await ExchangeAsync(server, one + two, int.MaxValue, shutdown: false);

        var first = response.IndexOf("""{"data":{"a":"1"}}""", StringComparison.Ordinal);
        var second = response.IndexOf("""{"data":{"b":"2"}}""", StringComparison.Ordinal);
        Assert.True(first > 0 && second > first, response);
    }

    private static string Padded(int bytes) => Head + new string('x', bytes - Head.Length - Tail.Length) + Tail;

    private static Task<string> SendRawAsync(TestServer server, string body, int chunk, bool complete)
    {
        var length = body.Length + (complete ? 0 : 10);
        return ExchangeAsync(server, Raw(body, close: true, length), chunk, shutdown: !complete);
    }

    private static string Raw(string body, bool close, int? length = null) =>
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
        (close ? "Connection: close\r\n" : string.Empty) + $"Content-Length: {length ?? body.Length}\r\n\r\n{body}";

    private static async Task<string> ExchangeAsync(TestServer server, string request, int chunk, bool shutdown)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        var stream = client.GetStream();
        for (var at = 0; at < request.Length; at += Math.Min(chunk, request.Length - at))
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request, at, Math.Min(chunk, request.Length - at)));
        }

        if (shutdown)
        {
            client.Client.Shutdown(SocketShutdown.Send);
        }

        try
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return await reader.ReadToEndAsync();
        }
        catch (IOException) when (shutdown)
        {
            // The server may reset a connection whose request never became whole.
            return string.Empty;
        }
    }
}
