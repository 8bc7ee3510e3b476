namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http;

/// <summary>Which media type answers which <c>Accept</c> header (RFC 9110, section 12.5.1).</summary>
public sealed class NegotiationTests
{
    private const string GraphQLResponse = "application/graphql-response+json";
    private const string Json = "application/json";
    private const string Query = """{"query":"{ __typename }"}""";

    [Theory]
    [InlineData(null, GraphQLResponse)]
    [InlineData("", GraphQLResponse)]
    [InlineData("*/*", GraphQLResponse)]
    [InlineData("application/*", GraphQLResponse)]
    [InlineData("application/json", Json)]
    [InlineData("APPLICATION/JSON", Json)]
    [InlineData("application/graphql-response+json", GraphQLResponse)]
    [InlineData("application/graphql-response+json, application/json;q=0.9", GraphQLResponse)]
    [InlineData("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", GraphQLResponse)]
    [InlineData("application/json, application/graphql-response+json", Json)]
    [InlineData("application/json;q=0.5, application/graphql-response+json;q=0.6", GraphQLResponse)]
    [InlineData("application/json;q=0.7, application/graphql-response+json;q=0.6", Json)]
    [InlineData("application/graphql-response+json;q=0, */*", Json)]
    [InlineData("application/json;q=0, */*", GraphQLResponse)]
    [InlineData("text/html;q=0.1, application/json;q=0.2, */*;q=0.15", Json)]
    [InlineData("application/json;charset=utf-16, application/graphql-response+json;q=0.1", GraphQLResponse)]
    [InlineData("image/png, */*;q=0.1", GraphQLResponse)]
    [InlineData("nonsense, application/json", Json)]
    [InlineData("text/plain;x=\"a,b\", application/json", Json)]
    [InlineData("multipart/mixed, application/json", Json)]
    public async Task The_most_welcome_media_type_answers(string? accept, string expected)
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync(Query, accept);

        Assert.Equal(200, reply.Status);
        Assert.Equal(expected, reply.ContentType!.MediaType);
        Assert.Equal("utf-8", reply.ContentType.CharSet);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml, text/*")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json;q=0, application/graphql-response+json;q=0.0")]
    [InlineData("application/json;charset=iso-8859-1")]
    [InlineData("nonsense")]
    [InlineData("*/*;q=0")]
    public async Task What_cannot_be_produced_is_not_acceptable_and_nothing_is_executed(string accept)
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync("no JSON at all", accept);

        Assert.Equal(406, reply.Status);
        Assert.Equal("NOT_ACCEPTABLE", reply.Code);
        Assert.Contains(accept, reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_accept_headers_are_one_list()
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync(
            Query, "application/json;q=0.1", "application/json", ("Accept", "application/graphql-response+json;q=0.2"));

        Assert.Equal(GraphQLResponse, reply.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_flood_of_different_headers_does_not_change_the_answer()
    {
        await using var server = await TestServer.StartAsync();
        for (var i = 0; i < 300; i++)
        {
            var reply = await server.PostAsync(Query, $"text/x-{i}, application/json");
            Assert.Equal(Json, reply.ContentType!.MediaType);
        }
    }
}
