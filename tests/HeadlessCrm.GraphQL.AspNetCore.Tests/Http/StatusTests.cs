namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http;

/// <summary>GraphQL over HTTP, September 2026, section 5.4: one test for each status it names.</summary>
public sealed class StatusTests
{
    private const string GraphQLResponse = "application/graphql-response+json";

    [Theory]
    [InlineData("""{"query":"{ __typename }"}""", 200)]
    [InlineData("""{"query":"{ echo(text: \"hello\") }"}""", 200)]
    [InlineData("""{"query":"mutation { set(value: 3) }"}""", 200)]
    [InlineData("""{"query":"{ __typename refused }"}""", 294)]
    [InlineData("""{"query":"{ required }"}""", 294)]
    [InlineData("""{"query":"{ broken }"}""", 294)]
    [InlineData("""{"query":"{"}""", 400)]
    [InlineData("""{"query":""}""", 400)]
    [InlineData("""{"query":"{ unknown }"}""", 422)]
    [InlineData("""{"query":"query A { __typename } query B { __typename }"}""", 422)]
    [InlineData("""{"query":"query A { __typename }","operationName":"B"}""", 422)]
    [InlineData("""{"query":"query A { __typename }","operationName":""}""", 422)]
    [InlineData("""{"query":"query ($n: Int!) { number(n: $n) }"}""", 422)]
    [InlineData("""{"query":"query ($n: Int!) { number(n: $n) }","variables":{"n":"x"}}""", 422)]
    [InlineData("NONSENSE", 400)]
    [InlineData("""{"query":""", 400)]
    [InlineData("", 400)]
    [InlineData("""{"qeury":"{ __typename }"}""", 422)]
    [InlineData("""{"query":"query Q ($i: Int!) { number(n: $i) }","variables":[7]}""", 422)]
    [InlineData("""{"query":7}""", 422)]
    [InlineData("\"text\"", 422)]
    [InlineData("null", 422)]
    public async Task A_post_is_answered_with_the_status_of_its_outcome(string body, int status)
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync(body);

        Assert.Equal(status, reply.Status);
        Assert.Equal(GraphQLResponse, reply.ContentType!.MediaType);
        Assert.Equal("utf-8", reply.ContentType.CharSet);
        Assert.Equal("Accept", reply.Headers["Vary"]);
        Assert.Equal(reply.Body.Length.ToString(), reply.Headers["Content-Length"]);
        Assert.Equal(status is 200 or 294, reply.Json.AsObject().ContainsKey("data"));
        Assert.Equal(status != 200, reply.Json.AsObject().ContainsKey("errors"));
    }

    [Fact]
    public async Task A_client_that_only_knows_json_gets_json_for_success_and_a_graphql_response_for_refusals()
    {
        await using var server = await TestServer.StartAsync();

        var success = await server.PostAsync("""{"query":"{ __typename }"}""", accept: "application/json");
        var partial = await server.PostAsync("""{"query":"{ refused }"}""", accept: "application/json");
        var refusal = await server.PostAsync("""{"query":"{ unknown }"}""", accept: "application/json");

        Assert.Equal((200, "application/json"), (success.Status, success.ContentType!.MediaType));
        Assert.Equal((200, "application/json"), (partial.Status, partial.ContentType!.MediaType));
        Assert.Equal((422, GraphQLResponse), (refusal.Status, refusal.ContentType!.MediaType));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("QUERY")]
    public async Task Other_methods_are_not_allowed(string method)
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.GetAsync("/graphql", method: new HttpMethod(method));

        Assert.Equal(405, reply.Status);
        Assert.Equal("GET, HEAD, POST, OPTIONS", reply.Headers["Allow"]);
        Assert.Contains(method, reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_tells_the_methods()
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.GetAsync("/graphql", method: HttpMethod.Options);

        Assert.Equal(204, reply.Status);
        Assert.Equal("GET, HEAD, POST, OPTIONS", reply.Headers["Allow"]);
    }

    [Fact]
    public async Task Head_has_the_headers_of_get_and_no_body()
    {
        await using var server = await TestServer.StartAsync();

        var get = await server.GetAsync("/graphql?query={__typename}");
        var head = await server.GetAsync("/graphql?query={__typename}", method: HttpMethod.Head);

        Assert.Equal(200, head.Status);
        Assert.Empty(head.Body);
        Assert.Equal(get.Headers["Content-Type"], head.Headers["Content-Type"]);
        Assert.Equal(get.Headers["Content-Length"], head.Headers["Content-Length"]);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/graphql")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task A_body_of_another_media_type_is_not_read(string? contentType)
    {
        await using var server = await TestServer.StartAsync(options => options.RequirePreflight = false);

        var reply = await server.PostAsync("""{"query":"{ __typename }"}""", contentType: contentType);

        Assert.Equal(415, reply.Status);
        Assert.Equal("UNSUPPORTED_MEDIA_TYPE", reply.Code);
        Assert.Contains("application/json", reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=\"UTF-8\"")]
    [InlineData("Application/JSON; odd=1")]
    public async Task A_body_in_json_and_utf8_is_read_however_that_is_spelled(string contentType)
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(200, (await server.PostAsync("""{"query":"{ __typename }"}""", contentType: contentType)).Status);
    }

    [Fact]
    public async Task A_compressed_body_is_not_read()
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync("""{"query":"{ __typename }"}""", headers: ("Content-Encoding", "gzip"));

        Assert.Equal(415, reply.Status);
    }

    [Fact]
    public async Task An_unknown_path_is_not_found()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(404, (await server.GetAsync("/graphqlx")).Status);
        Assert.Equal(404, (await server.GetAsync("/graphql/unknown")).Status);
    }

    [Fact]
    public async Task A_resolvers_fault_is_logged_with_an_id_and_shows_nothing_else()
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync("""{"query":"{ broken }"}""");

        var id = reply.Json["errors"]![0]!["extensions"]!["faultId"]!.GetValue<string>();
        var (text, fault) = Assert.Single(server.Log.Errors);
        Assert.Contains(id, text, StringComparison.Ordinal);
        Assert.Equal("secret detail", fault!.Message);
        Assert.DoesNotContain("secret", reply.Text, StringComparison.Ordinal);
    }
}
