using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Sse;

public sealed class EventStreamTests : IDisposable
{
    private readonly HttpClient http = new();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Answers_each_event_and_then_completes()
    {
        await using var server = await StreamServer.StartAsync();

        using var events = await PostAsync(server, "subscription { ticks(count: 2) }");

        Assert.Equal(HttpStatusCode.OK, events.Response.StatusCode);
        Assert.Equal("text/event-stream; charset=utf-8", events.Response.Content.Headers.ContentType!.ToString());
        Assert.Equal(
            [
                new("next", null, """{"data":{"ticks":1}}"""),
                new("next", null, """{"data":{"ticks":2}}"""),
                new("complete", null, string.Empty),
            ],
            await events.ReadAllAsync());
        await server.UntilQuietAsync();
    }

    [Theory]
    [InlineData("{ hello }", """{"data":{"hello":"world"}}""")]
    [InlineData("mutation { double(value: 2) }", """{"data":{"double":4}}""")]
    [InlineData(
        "{ nothing }",
        """
        {"errors":[
          {"message":"Cannot query field \"nothing\" on type \"Query\".","locations":[{"line":1,"column":3}],
           "extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}
        ]}
        """)]
    [InlineData(
        "subscription { refusedAtOnce }",
        """
        {"errors":[{
          "message":"Not for you.","locations":[{"line":1,"column":16}],"path":["refusedAtOnce"],
          "extensions":{"code":"REFUSED"}
        }]}
        """)]
    public async Task Answers_single_results_and_refusals_as_events_too(string document, string response)
    {
        await using var server = await StreamServer.StartAsync();

        using var events = await PostAsync(server, document);

        Assert.Equal(HttpStatusCode.OK, events.Response.StatusCode);
        var expected = JsonNode.Parse(response)!.ToJsonString();
        var received = await events.ReadAllAsync();
        Assert.Equal(["next", "complete"], received.Select(found => found.Name));
        Assert.Equal(expected, JsonNode.Parse(received[0].Data)!.ToJsonString());
    }

    [Fact]
    public async Task Delivers_incremental_results()
    {
        await using var server = await StreamServer.StartAsync();

        using var events = await PostAsync(server, "{ hello ... @defer { letters } }");

        Assert.Equal(["next", "next", "complete"], (await events.ReadAllAsync()).Select(found => found.Name));
    }

    [Fact]
    public async Task The_headers_come_before_the_first_event()
    {
        await using var server = await StreamServer.StartAsync();

        using var events = await PostAsync(server, "subscription { published }");
        await Probe.UntilAsync(() => server.Probe.Active == 1, "the source has begun");
        server.Probe.Publish(5);

        Assert.Equal(new ServerEvent("next", null, """{"data":{"published":5}}"""), await events.ReadAsync());
        Assert.Equal(1, events.Comments);
    }

    [Fact]
    public async Task The_cursor_of_an_event_is_its_id_and_resumes_after_it()
    {
        await using var server = await StreamServer.StartAsync();
        using var first = await PostAsync(server, "subscription { log(count: 2) { number } }");
        var seen = await first.ReadAllAsync();
        Assert.Equal(["1", "2", null], seen.Select(found => found.Id));

        using var second = await PostAsync(
            server, "subscription { log(count: 1) { number } }", ("Last-Event-ID", seen[1].Id!));

        Assert.Equal(new ServerEvent("next", "3", """{"data":{"log":{"number":3}}}"""), await second.ReadAsync());
    }

    [Fact]
    public async Task A_source_that_breaks_ends_with_a_response_that_says_so()
    {
        await using var server = await StreamServer.StartAsync();

        using var events = await PostAsync(server, "subscription { breaks(after: 1) }");

        var all = await events.ReadAllAsync();
        Assert.Equal(["next", "next", "complete"], all.Select(found => found.Name));
        Assert.Contains("The source broke.", all[1].Data);
    }

    [Theory]
    [InlineData("GraphQL-Require-Preflight", "1")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    public async Task A_get_may_subscribe_with_a_sign_that_no_foreign_page_sent_it(string header, string value)
    {
        await using var server = await StreamServer.StartAsync();

        using var events = await GetAsync(server, "subscription { ticks(count: 1) }", (header, value));

        Assert.Equal(["next", "complete"], (await events.ReadAllAsync()).Select(found => found.Name));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("X-Other", "1")]
    public async Task A_get_without_such_a_sign_is_refused(string header, string value)
    {
        await using var server = await StreamServer.StartAsync();

        using var events = await GetAsync(server, "subscription { ticks(count: 1) }", (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, events.Response.StatusCode);
        Assert.Equal(0, server.Probe.Started);
    }

    [Fact]
    public async Task A_get_never_changes_anything()
    {
        await using var server = await StreamServer.StartAsync();

        using var events = await GetAsync(server, "mutation { double(value: 1) }", ("GraphQL-Require-Preflight", "1"));

        var refusal = await events.ReadAsync();
        Assert.Contains("A mutation cannot be executed with GET. Use POST.", refusal!.Data);
    }

    [Fact]
    public async Task Ends_the_source_when_the_client_goes()
    {
        await using var server = await StreamServer.StartAsync();
        var events = await PostAsync(server, "subscription { published }");
        await Probe.UntilAsync(() => server.Probe.Active == 1, "the source has begun");

        events.Dispose();

        await server.UntilQuietAsync();
        Assert.Equal(1, server.Probe.Started);
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task Sends_comments_while_nothing_happens()
    {
        await using var server = await StreamServer.StartAsync(
            streams: streams => streams.HeartbeatInterval = TimeSpan.FromMilliseconds(30));
        using var events = await PostAsync(server, "subscription { published }");
        var reading = events.ReadAsync();

        await Probe.UntilAsync(() => events.Comments >= 4, "comments arrive");
        server.Probe.Publish(1);

        Assert.Equal("next", (await reading)!.Name);
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_cut_and_its_source_ends()
    {
        await using var server = await StreamServer.StartAsync(
            streams: streams => streams.SlowClientTimeout = TimeSpan.FromMilliseconds(300));
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(server.Address.Host, server.Address.Port);
        const string Body = """{"query":"subscription { flood(size: 100000) }"}""";
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: {server.Address.Authority}\r\nContent-Type: application/json\r\n" +
            $"Accept: text/event-stream\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"));
        await Probe.UntilAsync(() => server.Probe.Started == 1, "the source has begun");

        await server.UntilQuietAsync();

        Assert.Equal(1, server.Connections.Counters.SlowClients);
        Assert.True(server.Probe.Pulled < 200, $"{server.Probe.Pulled} events were taken though nobody reads.");
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task Tells_the_client_to_come_back_when_the_host_stops()
    {
        await using var server = await StreamServer.StartAsync();
        using var events = await PostAsync(server, "subscription { log(count: 0) { number } }");
        using var published = await PostAsync(server, "subscription { published }");
        await Probe.UntilAsync(() => server.Probe.Active == 1, "the source has begun");

        var stopping = server.StopAsync();

        // The end of the stream without "complete": there is more to come, elsewhere.
        Assert.Null(await events.ReadAsync());
        Assert.Null(await published.ReadAsync());
        Assert.Equal("1000", events.Retry);
        await stopping;
        Assert.Equal(0, server.Probe.Active);
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task A_thousand_streams_get_every_event()
    {
        await using var server = await StreamServer.StartAsync();
        var streams = new List<EventReader>();
        for (var number = 0; number < 1_000; number++)
        {
            streams.Add(await PostAsync(server, "subscription { published }"));
        }

        await Probe.UntilAsync(() => server.Probe.Active == 1_000, "all sources have begun");
        server.Probe.Publish(1);
        server.Probe.Publish(2);

        await Task.WhenAll(streams.Select(async stream =>
        {
            Assert.Equal("""{"data":{"published":1}}""", (await stream.ReadAsync())!.Data);
            Assert.Equal("""{"data":{"published":2}}""", (await stream.ReadAsync())!.Data);
            stream.Dispose();
        }));
        await server.UntilQuietAsync();
    }

    private Task<EventReader> PostAsync(
        StreamServer server, string document, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, server.Endpoint)
        {
            Content = new StringContent($$"""{"query":"{{document}}"}""", Encoding.UTF8, "application/json"),
        };
        return SendAsync(request, headers);
    }

    private Task<EventReader> GetAsync(
        StreamServer server, string document, params (string Name, string Value)[] headers)
    {
        var address = $"{server.Endpoint}?query={Uri.EscapeDataString(document)}";
        return SendAsync(new HttpRequestMessage(HttpMethod.Get, address), headers);
    }

    private Task<EventReader> SendAsync(HttpRequestMessage request, (string Name, string Value)[] headers)
    {
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return EventReader.SendAsync(http, request);
    }
}
