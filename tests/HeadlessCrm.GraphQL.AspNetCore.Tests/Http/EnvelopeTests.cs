using System.Text;
using System.Text.Json.Nodes;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http;

/// <summary>Oddities of request bodies, through HTTP.</summary>
public sealed class EnvelopeTests
{
    [Theory]
    [InlineData("""{"query":"{ echo(text: \"a\\u00e9\\ud83d\\ude00\") }"}""", "aé😀")]
    [InlineData("""{"query":"{ echo(text: \"aé😀\") }"}""", "aé😀")]
    [InlineData("""{"\u0071uery":"{ echo(text: \"x\") }"}""", "x")]
    [InlineData("""{"query":"{ nothing }","query":"{ echo(text: \"last\") }"}""", "last")]
    [InlineData("""{"query":7,"query":"{ echo(text: \"last\") }"}""", "last")]
    [InlineData("""{"odd":{"query":"{","deep":[[[{"a":null}]]]},"query":"{ echo(text: \"x\") }","more":[1,2]}""", "x")]
    [InlineData("""{"variables":{"t":"v"},"query":"query ($t: String) { echo(text: $t) }"}""", "v")]
    [InlineData("""{"variables":{"t":"1"},"query":"query ($t: String) { echo(text: $t) }","variables":{"t":"2"}}""", "2")]
    [InlineData("""{"variables":{"t":"\ud83d\ude00\n"},"query":"query ($t: String) { echo(text: $t) }"}""", "😀\n")]
    [InlineData("""{"query":"query A { echo(text: \"a\") } query B { echo(text: \"b\") }","operationName":"\u0042"}""", "b")]
    [InlineData("""{"query":"{ echo(text: \"x\") }","operationName":null,"variables":null,"extensions":null,"onError":null}""", "x")]
    [InlineData("""{"query":"{ echo(text: \"x\") }","extensions":{"any":[{"thing":1}]}}""", "x")]
    [InlineData(" \r\n\t{ \"query\" : \"{ echo(text: \\\"x\\\") }\" } \n", "x")]
    [InlineData("""{"query":"{ echo(text: \"x\") }","documentId":7}""", "x")]
    public async Task A_request_is_read_whatever_its_spelling(string body, string expected)
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync(body);

        Assert.Equal(200, reply.Status);
        Assert.Equal(expected, reply.Json["data"]!["echo"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_byte_order_mark_is_skipped()
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync([0xEF, 0xBB, 0xBF, .. "{\"query\":\"{ __typename }\"}"u8]);

        Assert.Equal(200, reply.Status);
    }

    [Theory]
    [InlineData("""{"query":"{ __typename }","operationName":7}""", "operationName")]
    [InlineData("""{"query":"{ __typename }","operationName":{"a":1}}""", "operationName")]
    [InlineData("""{"query":"{ __typename }","variables":"{}"}""", "variables")]
    [InlineData("""{"query":"{ __typename }","variables":true}""", "variables")]
    [InlineData("""{"query":"{ __typename }","extensions":[1]}""", "extensions")]
    [InlineData("""{"query":"{ __typename }","onError":"SHRUG"}""", "SHRUG")]
    [InlineData("""{"query":"{ __typename }","onError":1}""", "onError")]
    [InlineData("""{"query":["{ __typename }"]}""", "query")]
    [InlineData("""{"query":null}""", "query")]
    [InlineData("{}", "query")]
    [InlineData("5", "a number")]
    public async Task A_member_of_the_wrong_type_is_named(string body, string named)
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync(body);

        Assert.Equal(422, reply.Status);
        Assert.Contains(named, reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"query":"{ __typename }"}}""")]
    [InlineData("""{"query":"{ __typename }"} {}""")]
    [InlineData("""{"query":"{ __typename }",}""")]
    [InlineData("""{'query':'{ __typename }'}""")]
    [InlineData("""{query:"{ __typename }"}""")]
    [InlineData("""{"query":"{ __typename }" // comment""")]
    [InlineData("{\"query\":\"{ \n __typename }\"}")]
    [InlineData("""{"query":"\x"}""")]
    [InlineData("   ")]
    public async Task What_is_not_json_is_refused_with_its_place(string body)
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync(body);

        Assert.Equal(400, reply.Status);
        Assert.Equal("INVALID_JSON", reply.Code);
        Assert.Contains("line ", reply.Message, StringComparison.Ordinal);
        Assert.Contains("Send a JSON object", reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0xFF)]
    [InlineData(0xC0)]
    [InlineData(0x80)]
    [InlineData(0xED, 0xA0, 0x80)]
    public async Task Invalid_utf8_is_refused_wherever_it_stands(params int[] bytes)
    {
        await using var server = await TestServer.StartAsync();
        byte[] odd = [.. bytes.Select(value => (byte)value)];

        var inQuery = await server.PostAsync([.. "{\"query\":\"{ __typename # "u8, .. odd, .. " \\n }\"}"u8]);
        var inVariables = await server.PostAsync(
            [.. "{\"query\":\"{ __typename }\",\"variables\":{\"a\":\""u8, .. odd, .. "\"}}"u8]);

        Assert.Equal(400, inQuery.Status);
        Assert.Equal(400, inVariables.Status);
        Assert.Contains("UTF-8", inQuery.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"query":"{ __typename } # \ud800"}""")]
    [InlineData("""{"query":"{ __typename }","operationName":"\udc00"}""")]
    [InlineData("""{"\ud800":1,"query":"{ __typename } #\ud800"}""")]
    public async Task Half_a_surrogate_pair_is_a_client_error(string body)
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync(body);

        Assert.InRange(reply.Status, 400, 499);
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_a_variable_is_no_fault_of_ours()
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync("""{"query":"query ($t: String) { echo(text: $t) }","variables":{"t":"\ud800"}}""");

        Assert.InRange(reply.Status, 200, 499);
        Assert.Empty(server.Log.Errors);
    }

    [Theory]
    [InlineData(60, 200)]
    [InlineData(70, 400)]
    [InlineData(100_000, 400)]
    public async Task Nesting_is_bounded(int levels, int status)
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync(
            $$"""{"query":"{ __typename }","odd":{{new string('[', levels)}}{{new string(']', levels)}}}""");

        Assert.Equal(status, reply.Status);
        if (status == 400)
        {
            Assert.Contains("limit of 64 levels", reply.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("PROPAGATE", """{"data":null}""")]
    [InlineData("NULL", """{"data":{"__typename":"Query","required":null}}""")]
    [InlineData("HALT", """{"data":null}""")]
    public async Task The_request_chooses_what_an_error_does(string mode, string expected)
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync($$"""{"query":"{ __typename required }","onError":"{{mode}}"}""");

        Assert.Equal(294, reply.Status);
        var json = reply.Json.AsObject();
        json.Remove("errors");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), json), reply.Text);
    }

    [Fact]
    public async Task The_same_query_in_other_bytes_gives_the_same_answer()
    {
        await using var server = await TestServer.StartAsync();
        var escaped = string.Concat("{ echo(text: \"é\") }".Select(character => $"\\u{(int)character:x4}"));

        var plain = await server.PostAsync("""{"query":"{ echo(text: \"é\") }"}""");
        var exotic = await server.PostAsync($$"""{"query":"{{escaped}}"}""");

        Assert.Equal(plain.Text, exotic.Text);
        Assert.Contains("é", Encoding.UTF8.GetString(plain.Body), StringComparison.Ordinal);
    }
}
