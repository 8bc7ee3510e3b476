namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http;

/// <summary>GraphQL over HTTP, section 4.3: parameters in the query string.</summary>
public sealed class GetTests
{
    [Theory]
    [InlineData("query={echo(text:\"x\")}", "x")]
    [InlineData("query=%7Becho(text%3A%22a%20b%2Bc%22)%7D", "a b+c")]
    [InlineData("query={echo(text:\"a+b\")}", "a b")]
    [InlineData("query={echo(text:\"%C3%A9%F0%9F%98%80\")}", "é😀")]
    [InlineData("query=query($t:String){echo(text:$t)}&variables={\"t\":\"v\"}", "v")]
    [InlineData("query=query($t:String){echo(text:$t)}&variables=%7B%22t%22%3A%22%5Cu0041%22%7D", "A")]
    [InlineData("variables=&extensions=&operationName=&query={echo(text:\"x\")}", "x")]
    [InlineData("variables=null&query={echo(text:\"x\")}", "x")]
    [InlineData("query=query A{echo(text:\"a\")} query null{echo(text:\"n\")}&operationName=null", "n")]
    [InlineData("query={echo(text:\"x\")}&extensions={\"a\":[1]}&other=1", "x")]
    [InlineData("query={echo(text:\"x\\\\y\")}", "x\\y")]
    public async Task A_query_is_executed(string parameters, string expected)
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.GetAsync("/graphql?" + parameters);

        Assert.Equal(200, reply.Status);
        Assert.Equal(expected, reply.Json["data"]!["echo"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("query=mutation{set(value:1)}")]
    [InlineData("query=query A{__typename} mutation B{set(value:1)}&operationName=B")]
    [InlineData("query=subscription{ticks(count:1)}")]
    public async Task Whatever_is_not_a_query_is_refused(string parameters)
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.GetAsync("/graphql?" + parameters);

        Assert.Equal(405, reply.Status);
        Assert.Equal("POST", reply.Headers["Allow"]);
        Assert.Contains("Use POST", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_beside_a_mutation_is_executed()
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.GetAsync(
            "/graphql?query=query A{__typename} mutation B{set(value:1)}&operationName=A");

        Assert.Equal(200, reply.Status);
    }

    [Theory]
    [InlineData("", 422, "query")]
    [InlineData("operationName=A", 422, "query")]
    [InlineData("query=", 400, "Syntax Error")]
    [InlineData("query={", 400, "Syntax Error")]
    [InlineData("query={unknown}", 422, "unknown")]
    [InlineData("query={__typename}&variables={", 400, "variables")]
    [InlineData("query={__typename}&variables=[]", 422, "variables")]
    [InlineData("query={__typename}&variables=7", 422, "variables")]
    [InlineData("query={__typename}&extensions=\"x\"", 422, "extensions")]
    [InlineData("query={__typename}&query={a:__typename}", 422, "2 times")]
    [InlineData("query=query($n:Int!){number(n:$n)}&variables={\"n\":null}", 422, "n")]
    public async Task What_is_wrong_is_named(string parameters, int status, string named)
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.GetAsync("/graphql?" + parameters);

        Assert.Equal(status, reply.Status);
        Assert.Contains(named, reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_needs_post()
    {
        await using var server = await TestServer.StartAsync(options => options.EnableBatching = true);

        var reply = await server.GetAsync("/graphql?query={__typename}&variables=[{}]");

        Assert.Equal(422, reply.Status);
        Assert.Contains("POST", reply.Message, StringComparison.Ordinal);
    }
}
