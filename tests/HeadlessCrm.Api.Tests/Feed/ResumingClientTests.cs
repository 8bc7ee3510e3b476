using System.Diagnostics;
using System.Text.Json.Nodes;
using HeadlessCrm.Tests;

namespace HeadlessCrm.Api.Tests.Feed;

/// <summary>The npm clients, cut off again and again while others write: they miss nothing and get nothing twice.</summary>
public sealed class ResumingClientTests
{
    private const int Count = 40;

    [Theory]
    [InlineData("graphql-ws")]
    [InlineData("graphql-sse")]
    public async Task Reads_the_whole_log_over_many_connections(string library)
    {
        Needs.NpmPackages();
        var settings = new Dictionary<string, string?> { ["Feed:LiveEvents"] = "4", ["Feed:ReplayPage"] = "3" };
        await using var server = await FeedServer.StartAsync(settings);
        var ana = await server.Api.AddCustomerAsync(new { displayName = "Ana" });
        var start = (await server.Api.AskAsync("{ feedEvents { endCursor } }")).Text("feedEvents.endCursor")!;
        using var client = Start(library, library == "graphql-ws" ? server.SocketEndpoint : server.Endpoint, start);
        await server.UntilSubscribedAsync(1);

        for (var i = 1; i <= Count; i++)
        {
            await server.Api.AddInteractionAsync(ana);
            if (i % 5 == 0)
            {
                server.Cut();
            }
        }

        var seen = await FinishAsync(client);
        var log = await server.Api.AskAsync(
            "query Log($after: Cursor) { feedEvents(after: $after, first: 250) { nodes { id } } }", new { after = start });
        Assert.Equal(log.Texts("feedEvents.nodes", "id"), seen["ids"]!.AsArray().Select(id => id!.ToString()));
        Assert.True(seen["connections"]!.GetValue<int>() > 1);
    }

    private static Process Start(string library, Uri endpoint, string after)
    {
        var start = new ProcessStartInfo(Needs.Node())
        {
            WorkingDirectory = Needs.NpmPackages(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Path.Combine(Needs.RepositoryRoot, "tests", "HeadlessCrm.Api.Tests", "Feed", "resuming-client.mjs"),
                library,
                endpoint.ToString(),
                after,
                $"{Count}",
            },
        };
        return Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
    }

    private static async Task<JsonNode> FinishAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Wait.Patience);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            Assert.True(process.ExitCode == 0, await errors);
            return JsonNode.Parse(output)!;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
