namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http;

/// <summary>Requests that a browser sends across sites without asking first need a header that makes it ask.</summary>
public sealed class PreflightTests
{
    private const string Get = "/graphql?query={__typename}";

    [Fact]
    public async Task A_get_without_the_header_is_forbidden_and_told_what_to_do()
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.GetAsync(Get, withPreflightHeader: false);

        Assert.Equal(403, reply.Status);
        Assert.Equal("PREFLIGHT_REQUIRED", reply.Code);
        Assert.Contains("GraphQL-Require-Preflight", reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GraphQL-Require-Preflight", "1")]
    [InlineData("graphql-require-preflight", "yes")]
    [InlineData("GraphQL-Preflight", "1")]
    [InlineData("Apollo-Require-Preflight", "true")]
    [InlineData("X-Apollo-Operation-Name", "A")]
    [InlineData("X-Requested-With", "XMLHttpRequest")]
    public async Task Any_header_that_a_simple_request_cannot_have_will_do(string name, string value)
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(200, (await server.GetAsync(Get, withPreflightHeader: false, headers: (name, value))).Status);
    }

    [Fact]
    public async Task An_empty_header_is_none()
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.GetAsync(Get, withPreflightHeader: false, headers: ("GraphQL-Require-Preflight", ""));

        Assert.Equal(403, reply.Status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task A_post_that_a_form_could_send_is_forbidden(string? contentType)
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(403, (await server.PostAsync("""{"query":"{ __typename }"}""", contentType: contentType)).Status);
    }

    [Fact]
    public async Task A_post_of_json_needs_no_header()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(200, (await server.PostAsync("""{"query":"{ __typename }"}""")).Status);
    }

    [Fact]
    public async Task The_rule_can_be_switched_off()
    {
        await using var server = await TestServer.StartAsync(options => options.RequirePreflight = false);

        Assert.Equal(200, (await server.GetAsync(Get, withPreflightHeader: false)).Status);
    }
}
