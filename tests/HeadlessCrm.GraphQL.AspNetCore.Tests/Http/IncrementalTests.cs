using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http;

/// <summary>Results in several parts over a plain POST, framed as an independent parser expects.</summary>
public sealed class IncrementalTests
{
    private const string Deferred = """{"query":"{ items { id ... @defer(label: \"d\") { details } } }"}""";
    private const string Streamed = """{"query":"{ items @stream(initialCount: 1) { id } }"}""";

    [Theory]
    [InlineData("multipart/mixed")]
    [InlineData("multipart/mixed, application/json")]
    [InlineData("multipart/mixed;deferSpec=v0.2, application/graphql-response+json")]
    [InlineData("application/json, multipart/mixed;q=0.1")]
    public async Task Deferred_data_comes_in_parts(string accept)
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync(Deferred, accept);

        Assert.Equal(200, reply.Status);
        var parts = await ReadPartsAsync(reply);
        Assert.True(parts.Count >= 2, reply.Text);
        Assert.Equal("1", parts[0]["data"]!["items"]![0]!["id"]!.GetValue<string>());
        Assert.Equal(3, parts[0]["pending"]!.AsArray().Count);
        Assert.All(parts.SkipLast(1), part => Assert.True(part["hasNext"]!.GetValue<bool>()));
        Assert.False(parts[^1]["hasNext"]!.GetValue<bool>());
        var details = parts.SelectMany(part => part["incremental"]?.AsArray() ?? [])
            .Select(entry => entry!["data"]!["details"]!.GetValue<string>());
        Assert.Equal(["Details of 1", "Details of 2", "Details of 3"], details.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_streamed_list_comes_in_parts()
    {
        await using var server = await TestServer.StartAsync();

        var parts = await ReadPartsAsync(await server.PostAsync(Streamed, "multipart/mixed"));

        Assert.Single(parts[0]["data"]!["items"]!.AsArray());
        var items = parts
            .SelectMany(part => part["incremental"]?.AsArray() ?? [])
            .SelectMany(entry => entry!["items"]!.AsArray());
        Assert.Equal(["2", "3"], items.Select(item => item!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_delimiter_follows_each_payload_at_once()
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync(Deferred, "multipart/mixed");

        const string start = "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{";
        Assert.StartsWith(start, reply.Text, StringComparison.Ordinal);
        Assert.EndsWith("}\r\n-----\r\n", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"query":"{ __typename }"}""", """{"data":{"__typename":"Query"}}""")]
    [InlineData("""{"query":"{ unknown }"}""", "errors")]
    public async Task A_single_response_is_one_part_for_a_client_that_takes_nothing_else(string query, string expected)
    {
        await using var server = await TestServer.StartAsync();

        var part = Assert.Single(await ReadPartsAsync(await server.PostAsync(query, "multipart/mixed")));

        Assert.Contains(expected, part.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_carry_the_same_payloads()
    {
        await using var server = await TestServer.StartAsync();

        var parts = await ReadPartsAsync(await server.PostAsync(Deferred, "multipart/mixed"));
        var reply = await server.PostAsync(Deferred, "text/event-stream");

        Assert.Equal("text/event-stream", reply.ContentType!.MediaType);
        var events = ReadEvents(reply.Text);
        Assert.Equal("complete", events[^1].Name);
        Assert.All(events.SkipLast(1), entry => Assert.Equal("next", entry.Name));
        Assert.Equal(
            parts.Select(part => part.ToJsonString()),
            events.SkipLast(1).Select(entry => JsonNode.Parse(entry.Data)!.ToJsonString()));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    [InlineData("*/*")]
    [InlineData("multipart/mixed;deferSpec=20220824, application/json")]
    public async Task A_client_that_takes_no_stream_gets_everything_at_once(string accept)
    {
        await using var server = await TestServer.StartAsync();

        foreach (var (request, plain) in new[]
        {
            (Deferred, """{"query":"{ items { id details } }"}"""),
            (Streamed, """{"query":"{ items { id } }"}"""),
        })
        {
            var reply = await server.PostAsync(request, accept);

            Assert.Equal(200, reply.Status);
            Assert.Equal((await server.PostAsync(plain, accept)).Text, reply.Text);
        }

        // The same document, cached by now, still comes in parts for those who take them.
        Assert.True((await ReadPartsAsync(await server.PostAsync(Deferred, "multipart/mixed"))).Count >= 2);
    }

    [Fact]
    public async Task A_deferring_mutation_runs_once_and_is_answered_whatever_is_accepted()
    {
        await using var server = await TestServer.StartAsync();

        foreach (var accept in new[] { "application/json", "multipart/mixed" })
        {
            var before = server.Calls.Sets;
            var reply = await server.PostAsync(
                """{"query":"mutation { store(id: 7) { id ... @defer { details } } }"}""", accept);

            Assert.Equal(200, reply.Status);
            Assert.Contains("\"details\":\"Details of 7\"", reply.Text, StringComparison.Ordinal);
            Assert.Equal(before + 1, server.Calls.Sets);
        }
    }

    [Theory]
    [InlineData("""{"query":"mutation { set(value: 8) }"}""", "application/jsonl")]
    [InlineData("""{"query":"subscription { ticks(count: 2) }"}""", "multipart/mixed")]
    [InlineData("""{"query":"subscription { ticks(count: 2) }"}""", "application/json")]
    public async Task What_cannot_be_answered_does_not_run(string request, string accept)
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync(request, accept);

        Assert.Equal(406, reply.Status);
        Assert.Equal("NOT_ACCEPTABLE", reply.Code);
        Assert.Equal((0, 0), (server.Calls.Sets, server.Calls.OpenedSources));
    }

    [Fact]
    public async Task A_subscription_cannot_be_answered_with_one_response()
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync("""{"query":"subscription { ticks(count: 2) }"}""");

        Assert.Equal(406, reply.Status);
        Assert.Contains("text/event-stream", reply.Message, StringComparison.Ordinal);
    }

    private static async Task<List<JsonNode>> ReadPartsAsync(Reply reply)
    {
        Assert.Equal("multipart/mixed", reply.ContentType!.MediaType);
        var boundary = Assert.Single(reply.ContentType.Parameters, parameter => parameter.Name == "boundary");
        var reader = new MultipartReader(boundary.Value!.Trim('"'), new MemoryStream(reply.Body));
        var parts = new List<JsonNode>();
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            Assert.Equal("application/json; charset=utf-8", section.ContentType);
            parts.Add((await JsonNode.ParseAsync(section.Body))!);
        }

        return parts;
    }

    private static List<(string Name, string Data)> ReadEvents(string text) =>
        [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(block =>
        {
            var lines = block.Split('\n')
                .Select(line => line.Split(':', 2))
                .ToDictionary(line => line[0], line => line[1].Trim());
            return (lines["event"], lines["data"]);
        })];
}
