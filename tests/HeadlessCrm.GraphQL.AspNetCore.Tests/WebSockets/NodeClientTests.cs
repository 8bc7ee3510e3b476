using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;
using HeadlessCrm.GraphQL.AspNetCore.WebSockets;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.WebSockets;

/// <summary>The npm client <c>graphql-ws</c>, by the author of the protocol, against ours.</summary>
public sealed class NodeClientTests
{
    private const string Script = "WebSockets/graphql-ws-client.mjs";

    [Theory]
    [InlineData("query", """{"results":[{"data":{"hello":"world"}}],"completed":true}""")]
    [InlineData("mutation", """{"results":[{"data":{"double":8}}],"completed":true}""")]
    [InlineData(
        "subscription",
        """
        {"results":[{"data":{"ticks":1}},{"data":{"ticks":2}},{"data":{"ticks":3}}],"completed":true}
        """)]
    [InlineData(
        "incremental",
        """
        {"results":[
          {"data":{"hello":"world"},"pending":[{"id":"0","path":[]}],"hasNext":true},
          {"incremental":[{"id":"0","data":{"letters":["a","b","c"]}}],"completed":[{"id":"0"}],"hasNext":false}
        ],"completed":true}
        """)]
    [InlineData(
        "invalid",
        """
        {"results":[],"error":[
          {"message":"Cannot query field \"nothing\" on type \"Query\".","locations":[{"line":1,"column":3}],
           "extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}
        ]}
        """)]
    [InlineData(
        "broken",
        """
        {"results":[{"data":{"breaks":1}},{"data":{"breaks":2}},{"errors":[{
          "message":"The source broke.","locations":[{"line":1,"column":16}],"path":["breaks"],
          "extensions":{"code":"BROKEN"}
        }]}],"completed":true}
        """)]
    [InlineData("stop", """{"results":3,"after":{"results":[{"data":{"hello":"world"}}],"completed":true}}""")]
    [InlineData("heartbeat", """{"alive":true,"answered":true}""")]
    public async Task Understands_us(string scenario, string outcome)
    {
        await using var server = await StreamServer.StartAsync();

        var result = await NodeScript.RunAsync(Script, server.SocketEndpoint, scenario);

        Assert.Equal(Normal(outcome), Normal(result.ToJsonString()));
        await server.UntilQuietAsync();
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task Runs_fifty_subscriptions_over_one_connection()
    {
        await using var server = await StreamServer.StartAsync();

        var result = await NodeScript.RunAsync(Script, server.SocketEndpoint, "parallel");

        Assert.Equal(Enumerable.Range(0, 50), result["counts"]!.AsArray().Select(count => count!.GetValue<int>()));
        Assert.True(result["completed"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Shows_its_credentials()
    {
        await using var server = await StartAuthenticatedAsync();

        var result = await NodeScript.RunAsync(Script, server.SocketEndpoint, "authenticated");

        Assert.Equal("right at /graphql", result["results"]![0]!["data"]!["user"]!.GetValue<string>());
        Assert.Equal("""{"welcome":true}""", result["payload"]!.ToJsonString());
    }

    [Fact]
    public async Task Is_told_that_it_may_not_enter()
    {
        await using var server = await StartAuthenticatedAsync();

        var result = await NodeScript.RunAsync(Script, server.SocketEndpoint, "forbidden");

        Assert.Equal(4403, result["error"]!["code"]!.GetValue<int>());
        Assert.Equal("Wrong token", result["error"]!["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task Answers_our_heartbeat()
    {
        await using var server = await StreamServer.StartAsync(sockets =>
        {
            sockets.HeartbeatInterval = TimeSpan.FromMilliseconds(30);
            sockets.HeartbeatTimeout = TimeSpan.FromMinutes(5);
        });

        await NodeScript.RunAsync(Script, server.SocketEndpoint, "heartbeat");

        Assert.Equal(0, server.Connections.Counters.DeadPeers);
    }

    [Fact]
    public async Task Does_not_take_our_shutdown_for_the_end()
    {
        await using var server = await StreamServer.StartAsync();
        using var client = NodeScript.Start(Script, server.SocketEndpoint, "shutdown");
        await Probe.UntilAsync(() => server.Probe.Active == 1, "the client has subscribed");

        await server.StopAsync();

        var result = await NodeScript.FinishAsync(client);
        Assert.Equal(1001, result["error"]!["code"]!.GetValue<int>());
        Assert.Null(result["completed"]);
    }

    [Fact]
    public async Task Comes_back_when_it_was_dropped()
    {
        await using var server = await StreamServer.StartAsync();
        using var client = NodeScript.Start(Script, server.SocketEndpoint, "reconnect");
        await Probe.UntilAsync(() => server.Probe.Active == 1, "the client has subscribed");
        server.Probe.Publish(1);

        await Probe.UntilAsync(() => server.Probe.Pulled == 1, "the event is sent");
        server.Connections.EndAll();
        await Probe.UntilAsync(() => server.Probe is { Started: 2, Active: 1 }, "the client has subscribed again");
        server.Probe.Publish(2);

        var result = await NodeScript.FinishAsync(client);
        Assert.Equal(
            """[{"data":{"published":1}},{"data":{"published":2}}]""", result["results"]!.ToJsonString());
        Assert.Equal(2, result["connections"]!.GetValue<int>());
    }

    private static string Normal(string json) => JsonNode.Parse(json)!.ToJsonString();

    private static Task<StreamServer> StartAuthenticatedAsync() => StreamServer.StartAsync(services: services =>
        services.AddSingleton<IConnectionInitHandler, TokenCheck>());

    private sealed class TokenCheck : IConnectionInitHandler
    {
        public ValueTask<ConnectionInitResult> InitialiseAsync(ConnectionInit init, CancellationToken cancellationToken)
        {
            var token = init.Payload?.GetProperty("token").GetString();
            var name = new Claim(ClaimTypes.Name, token ?? string.Empty);
            var user = new ClaimsPrincipal(new ClaimsIdentity([name], "test"));
            return new(token == "right"
                ? ConnectionInitResult.Accept(user, JsonElement.Parse("""{"welcome":true}"""))
                : ConnectionInitResult.Refuse("Wrong token"));
        }
    }
}
