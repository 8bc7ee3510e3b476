using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.WebSockets;

public sealed class OperationTests
{
    [Theory]
    [InlineData("{ hello }", """{"data":{"hello":"world"}}""")]
    [InlineData("mutation { double(value: 21) }", """{"data":{"double":42}}""")]
    public async Task Answers_queries_and_mutations_with_one_response(string document, string response)
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);

        await client.SubscribeAsync("a \"quoted\" id", document);

        Assert.Equal(response, (await client.ReceiveAsync("a \"quoted\" id", "next"))!.ToJsonString());
        await client.ReceiveAsync("a \"quoted\" id", "complete");
    }

    [Fact]
    public async Task Delivers_incremental_results()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);

        await client.SubscribeAsync("1", "{ hello ... @defer { letters } }");

        Assert.True((await client.ReceiveAsync("1", "next"))!["hasNext"]!.GetValue<bool>());
        var last = (await client.ReceiveAsync("1", "next"))!;
        Assert.Equal("""["a","b","c"]""", last["incremental"]![0]!["data"]!["letters"]!.ToJsonString());
        Assert.False(last["hasNext"]!.GetValue<bool>());
        await client.ReceiveAsync("1", "complete");
    }

    [Fact]
    public async Task Answers_each_event_of_a_subscription_and_then_completes()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);

        await client.SubscribeAsync("1", "subscription($n: Int!) { ticks(count: $n) }", new JsonObject { ["n"] = 3 });

        for (var tick = 1; tick <= 3; tick++)
        {
            var response = await client.ReceiveAsync("1", "next");
            Assert.Equal($$$"""{"data":{"ticks":{{{tick}}}}}""", response!.ToJsonString());
        }

        await client.ReceiveAsync("1", "complete");
        await Probe.UntilAsync(() => server.Connections.Counters.Operations == 0, "the operation is over");
    }

    [Theory]
    [InlineData("{ hello", "Syntax Error: Expected Name, found <EOF>.")]
    [InlineData("{ nothing }", "Cannot query field \"nothing\" on type \"Query\".")]
    [InlineData("query($n: Int!) { hello }", "Variable \"$n\" is never used.")]
    [InlineData(
        "subscription($n: Int!) { ticks(count: $n) }",
        "Variable \"$n\" has invalid value: Expected a value of non-null type \"Int!\" to be provided.")]
    [InlineData("subscription { refusedAtOnce }", "Not for you.")]
    [InlineData("subscription { refusedAfterLooking }", "The cursor has expired.")]
    public async Task Answers_a_refused_request_with_errors_alone(string document, string message)
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);

        await client.SubscribeAsync("1", document);
        var errors = (await client.ReceiveAsync("1", "error"))!;
        Assert.Equal(message, errors[0]!["message"]!.GetValue<string>());

        // No "complete" follows, and the id is free.
        await client.SubscribeAsync("1", "{ hello }");
        await client.ReceiveAsync("1", "next");
        await client.ReceiveAsync("1", "complete");
    }

    [Fact]
    public async Task A_source_that_breaks_ends_with_a_response_that_says_so()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);

        await client.SubscribeAsync("1", "subscription { breaks(after: 1) }");

        await client.ReceiveAsync("1", "next");
        var last = (await client.ReceiveAsync("1", "next"))!;
        Assert.Equal("The source broke.", last["errors"]![0]!["message"]!.GetValue<string>());
        Assert.Equal("BROKEN", last["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
        Assert.Null(last["data"]);
        await client.ReceiveAsync("1", "complete");
        await Probe.UntilAsync(() => server.Probe.Active == 0, "the source has ended");
    }

    [Fact]
    public async Task A_fault_of_a_source_is_masked_and_logged()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);

        await client.SubscribeAsync("1", "subscription { faults(after: 0) }");

        var text = await client.ReceiveTextAsync();
        Assert.Contains("An unexpected fault occurred", text);
        Assert.DoesNotContain("secret", text);
        Assert.Equal("secret detail", Assert.Single(server.Log.Errors).Fault!.Message);
    }

    [Fact]
    public async Task Ends_the_source_when_the_client_completes()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);
        await client.SubscribeAsync("1", "subscription { published }");
        await Probe.UntilAsync(() => server.Probe.Active == 1, "the source has begun");

        await client.CompleteAsync("1");

        await Probe.UntilAsync(() => server.Probe.Active == 0, "the source has ended");
        server.Probe.Publish(1);
        await client.SubscribeAsync("1", "{ hello }");
        Assert.Equal("world", (await client.ReceiveAsync("1", "next"))!["data"]!["hello"]!.GetValue<string>());
    }

    [Fact]
    public async Task Ends_a_query_when_the_client_completes()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);
        await client.SubscribeAsync("1", "{ wait }");
        await Probe.UntilAsync(() => server.Probe.Active == 1, "the query runs");

        await client.CompleteAsync("1");

        await Probe.UntilAsync(() => server.Probe.Active == 0, "the query has ended");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ends_all_sources_when_the_client_goes(bool politely)
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);
        for (var id = 1; id <= 5; id++)
        {
            await client.SubscribeAsync(id.ToString(), "subscription { published }");
        }

        await Probe.UntilAsync(() => server.Probe.Active == 5, "the sources have begun");

        if (politely)
        {
            await client.CloseAsync();
        }
        else
        {
            client.Socket.Abort();
        }

        await server.UntilQuietAsync();
        Assert.Equal(5, server.Probe.Started);
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task Completing_what_does_not_run_is_no_mistake()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);

        await client.CompleteAsync("unknown");
        await client.SubscribeAsync("1", "{ hello }");

        await client.ReceiveAsync("1", "next");
    }

    [Fact]
    public async Task Closes_with_4409_when_an_id_is_in_use()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);
        await client.SubscribeAsync("same", "subscription { published }");

        await client.SubscribeAsync("same", "{ hello }");

        Assert.Equal((4409, "Subscriber for same already exists"), await client.ReceiveCloseAsync());
        await server.UntilQuietAsync();
    }

    [Fact]
    public async Task Runs_operations_of_one_connection_side_by_side()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);
        await client.SubscribeAsync("waiting", "{ wait }");
        await client.SubscribeAsync("source", "subscription { published }");
        await Probe.UntilAsync(() => server.Probe.Active == 2, "both run");

        server.Probe.Publish(7);

        Assert.Equal(7, (await client.ReceiveAsync("source", "next"))!["data"]!["published"]!.GetValue<int>());
    }

    [Fact]
    public async Task Refuses_more_operations_than_a_connection_may_run()
    {
        await using var server = await StreamServer.StartAsync(sockets => sockets.MaxOperations = 2);
        await using var client = await SocketClient.OpenAsync(server);
        await client.SubscribeAsync("1", "subscription { published }");
        await client.SubscribeAsync("2", "subscription { published }");

        await client.SubscribeAsync("3", "subscription { published }");
        var errors = (await client.ReceiveAsync("3", "error"))!;
        Assert.Equal("TOO_MANY_OPERATIONS", errors[0]!["extensions"]!["code"]!.GetValue<string>());

        await client.CompleteAsync("1");
        await client.SubscribeAsync("3", "{ hello }");
        await client.ReceiveAsync("3", "next");
    }

    [Fact]
    public async Task Each_event_has_a_unit_of_work_of_its_own()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);

        await client.SubscribeAsync("1", "subscription { log(count: 3) { number scope } }");

        var scopes = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            scopes.Add((await client.ReceiveAsync("1", "next"))!["data"]!["log"]!["scope"]!.GetValue<string>());
        }

        await client.ReceiveAsync("1", "complete");
        Assert.Equal(3, scopes.Count);
        await Probe.UntilAsync(() => server.Probe.DisposedScopes.Count == 3, "all units of work are disposed");
        Assert.Equal(scopes, server.Probe.DisposedScopes.ToHashSet());
    }

    [Fact]
    public async Task Events_that_are_null_are_answered_with_null()
    {
        await using var server = await StreamServer.StartAsync();
        await using var client = await SocketClient.OpenAsync(server);

        await client.SubscribeAsync("1", "subscription { nulls(count: 2) }");

        Assert.Equal("""{"data":{"nulls":null}}""", (await client.ReceiveAsync("1", "next"))!.ToJsonString());
        Assert.Equal("""{"data":{"nulls":1}}""", (await client.ReceiveAsync("1", "next"))!.ToJsonString());
        await client.ReceiveAsync("1", "complete");
    }
}
