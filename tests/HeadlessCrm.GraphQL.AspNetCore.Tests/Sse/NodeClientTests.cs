using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Sse;

/// <summary>The npm client <c>graphql-sse</c>, by the author of the protocol, against ours.</summary>
public sealed class NodeClientTests
{
    private const string Script = "Sse/graphql-sse-client.mjs";

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
        {"results":[{"errors":[
          {"message":"Cannot query field \"nothing\" on type \"Query\".","locations":[{"line":1,"column":3}],
           "extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}
        ]}],"completed":true}
        """)]
    [InlineData(
        "broken",
        """
        {"results":[{"data":{"breaks":1}},{"errors":[{
          "message":"The source broke.","locations":[{"line":1,"column":16}],"path":["breaks"],
          "extensions":{"code":"BROKEN"}
        }]}],"completed":true}
        """)]
    [InlineData("stop", """{"results":3,"after":{"results":[{"data":{"hello":"world"}}],"completed":true}}""")]
    public async Task Understands_us(string scenario, string outcome)
    {
        await using var server = await StreamServer.StartAsync();

        var result = await NodeScript.RunAsync(Script, server.Endpoint, scenario);

        Assert.Equal(JsonNode.Parse(outcome)!.ToJsonString(), result.ToJsonString());
        await server.UntilQuietAsync();
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task Runs_fifty_subscriptions_at_once()
    {
        await using var server = await StreamServer.StartAsync();

        var result = await NodeScript.RunAsync(Script, server.Endpoint, "parallel");

        Assert.Equal(Enumerable.Range(0, 50), result["counts"]!.AsArray().Select(count => count!.GetValue<int>()));
        Assert.True(result["completed"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Comes_back_when_the_stream_ends_without_being_complete()
    {
        await using var server = await StreamServer.StartAsync();
        using var client = NodeScript.Start(Script, server.Endpoint, "reconnect");
        await Probe.UntilAsync(() => server.Probe.Active == 1, "the client has subscribed");
        server.Probe.Publish(1);

        await Probe.UntilAsync(() => server.Probe.Pulled == 1, "the event is sent");
        server.Connections.EndAll();
        await Probe.UntilAsync(() => server.Probe is { Started: 2, Active: 1 }, "the client has subscribed again");
        server.Probe.Publish(2);

        var result = await NodeScript.FinishAsync(client);
        Assert.Equal("""[{"data":{"published":1}},{"data":{"published":2}}]""", result["results"]!.ToJsonString());
        Assert.Equal(2, result["connections"]!.GetValue<int>());
    }
}
