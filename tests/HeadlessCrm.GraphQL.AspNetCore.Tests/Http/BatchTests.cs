using System.Text.Json.Nodes;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http;

/// <summary>
/// Request, operation and variable batching (GraphQL over HTTP, proposed appendix on batching): bounded, off by
/// default.
/// </summary>
public sealed class BatchTests
{
    private const string Two = """[{"query":"{ a: echo(text: \"1\") }"},{"query":"{ b: echo(text: \"2\") }"}]""";
    private const string Variables = """{"query":"query ($n: Int!) { number(n: $n) }","variables":[{"n":1},{"n":2},{"n":3}]}""";

    [Theory]
    [InlineData(Two, "EnableBatching")]
    [InlineData(Variables, "EnableBatching")]
    [InlineData("[]", "EnableBatching")]
    public async Task A_batch_is_refused_unless_batching_is_on(string body, string named)
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync(body);

        Assert.Equal(422, reply.Status);
        Assert.Contains(named, reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operation_names_in_the_extensions_mean_nothing_unless_batching_is_on()
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync("""{"query":"{ __typename }","extensions":{"operationNames":["A"]}}""");

        Assert.Equal("""{"data":{"__typename":"Query"}}""", reply.Text);
    }

    [Fact]
    public async Task An_array_is_answered_by_an_array_in_its_order()
    {
        await using var server = await TestServer.StartAsync(options => options.EnableBatching = true);

        var reply = await server.PostAsync(Two, "application/json");

        Assert.Equal((200, "application/json"), (reply.Status, reply.ContentType!.MediaType));
        AssertJson("""[{"data":{"a":"1"}},{"data":{"b":"2"}}]""", reply.Json);
    }

    [Fact]
    public async Task A_client_that_names_json_lines_gets_a_line_with_its_indexes_for_each_execution()
    {
        await using var server = await TestServer.StartAsync(options => options.EnableBatching = true);
        var body = $$"""[{{Variables}},{"query":"{ a: echo(text: \"1\") }"}]""";

        var reply = await server.PostAsync(body, "application/jsonl");

        Assert.Equal((200, "application/jsonl"), (reply.Status, reply.ContentType!.MediaType));
        AssertLines(
            reply,
            """{"requestIndex":0,"variableIndex":0,"data":{"number":1}}""",
            """{"requestIndex":0,"variableIndex":1,"data":{"number":2}}""",
            """{"requestIndex":0,"variableIndex":2,"data":{"number":3}}""",
            """{"requestIndex":1,"data":{"a":"1"}}""");
    }

    [Fact]
    public async Task One_operation_is_executed_for_each_set_of_variables()
    {
        await using var server = await TestServer.StartAsync(options => options.EnableBatching = true);

        var array = await server.PostAsync(Variables);
        var lines = await server.PostAsync(Variables, "application/jsonl, application/json;q=0.5");

        AssertJson("""[{"data":{"number":1}},{"data":{"number":2}},{"data":{"number":3}}]""", array.Json);
        AssertLines(
            lines,
            """{"variableIndex":0,"data":{"number":1}}""",
            """{"variableIndex":1,"data":{"number":2}}""",
            """{"variableIndex":2,"data":{"number":3}}""");
    }

    [Fact]
    public async Task Several_operations_of_one_document_are_executed_in_order()
    {
        await using var server = await TestServer.StartAsync(options => options.EnableBatching = true);

        var reply = await server.PostAsync(
            """{"query":"query A { __typename } mutation B { set(value: 7) }","extensions":{"operationNames":["B","A","C"]}}""",
            "application/jsonl");

        AssertLines(
            reply,
            """{"operationIndex":0,"data":{"set":7}}""",
            """{"operationIndex":1,"data":{"__typename":"Query"}}""",
            """
            {"operationIndex":2,"errors":[
              {"message":"Unknown operation named \"C\".","extensions":{"code":"OPERATION_RESOLUTION_FAILURE"}}
            ]}
            """);
    }

    [Fact]
    public async Task A_bad_entry_does_not_spoil_the_others()
    {
        await using var server = await TestServer.StartAsync(options => options.EnableBatching = true);

        var reply = await server.PostAsync(
            """[{"query":7},"x",{"query":"{ unknown }"},{"query":"{ a: __typename }"},{"query":"query ($n: Int!) { number(n: $n) }","variables":[{"n":1},2]}]""");

        var answers = reply.Json.AsArray();
        Assert.Equal(6, answers.Count);
        Assert.Equal("INVALID_REQUEST", answers[0]!["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
        Assert.Contains("not an object", MessageOf(answers[1]), StringComparison.Ordinal);
        Assert.NotNull(answers[2]!["errors"]);
        Assert.Equal("Query", answers[3]!["data"]!["a"]!.GetValue<string>());
        Assert.Equal(1, answers[4]!["data"]!["number"]!.GetValue<int>());
        Assert.Contains("element 1", MessageOf(answers[5]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 200)]
    [InlineData(5, 422)]
    [InlineData(50_000, 422)]
    public async Task An_array_has_a_limit(int count, int status)
    {
        await using var server = await TestServer.StartAsync(
            options => (options.EnableBatching, options.MaxBatch) = (true, 4));

        var reply = await server.PostAsync($"[{string.Join(',', Enumerable.Repeat("""{"query":"{a}"}""", count))}]");

        Assert.Equal(status, reply.Status);
        if (status == 422)
        {
            Assert.Equal("BATCH_TOO_LARGE", reply.Code);
            Assert.Contains("limit of 4 (MaxBatch)", reply.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_limit_counts_all_kinds_of_batching_multiplied()
    {
        await using var server = await TestServer.StartAsync(
            options => (options.EnableBatching, options.MaxBatch) = (true, 11));
        var entry = """{"query":"query A($n: Int!) { number(n: $n) } query B { __typename }","variables":[{"n":1},{"n":2},{"n":3}],"extensions":{"operationNames":["A","B"]}}""";

        Assert.Equal(200, (await server.PostAsync($"[{entry}]")).Status);
        Assert.Equal("BATCH_TOO_LARGE", (await server.PostAsync($"[{entry},{entry}]")).Code);
    }

    [Theory]
    [InlineData("[]", "empty")]
    [InlineData("[{]", "JSON")]
    [InlineData("[{\"query\":\"{ __typename }\"}", "JSON")]
    public async Task A_batch_that_is_none_is_refused_as_a_whole(string body, string named)
    {
        await using var server = await TestServer.StartAsync(options => options.EnableBatching = true);

        var reply = await server.PostAsync(body);

        Assert.InRange(reply.Status, 400, 422);
        Assert.Contains(named, reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"query":"{ __typename }","variables":[]}""", "variables")]
    [InlineData("""{"query":"{ __typename }","extensions":{"operationNames":[]}}""", "operationNames")]
    [InlineData("""{"query":"{ __typename }","extensions":{"operationNames":"A"}}""", "operationNames")]
    [InlineData("""{"query":"{ __typename }","extensions":{"operationNames":["A",1]}}""", "operationNames")]
    public async Task A_member_that_asks_for_no_execution_is_named(string body, string named)
    {
        await using var server = await TestServer.StartAsync(options => options.EnableBatching = true);

        var reply = await server.PostAsync(body);

        Assert.Contains(named, MessageOf(reply.Json[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_answers_in_several_parts_cannot_be_in_a_batch()
    {
        await using var server = await TestServer.StartAsync(options => options.EnableBatching = true);

        var reply = await server.PostAsync("""[{"query":"subscription { ticks(count: 2) }"},{"query":"{ __typename }"}]""");

        Assert.Contains("by itself", MessageOf(reply.Json[0]), StringComparison.Ordinal);
        Assert.NotNull(reply.Json[1]!["data"]);
    }

    private static string MessageOf(JsonNode? answer) => answer!["errors"]![0]!["message"]!.GetValue<string>();

    private static void AssertJson(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());

    private static void AssertLines(Reply reply, params string[] expected)
    {
        Assert.EndsWith("\n", reply.Text, StringComparison.Ordinal);
        var lines = reply.Text.TrimEnd('\n').Split('\n');
        Assert.Equal(expected.Length, lines.Length);
        foreach (var (line, wanted) in lines.Zip(expected))
        {
            AssertJson(wanted, JsonNode.Parse(line)!);
        }
    }
}
