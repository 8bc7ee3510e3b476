using System.Net;
using System.Text;
using HeadlessCrm.Api.Hosting;

namespace HeadlessCrm.Api.Tests;

/// <summary>What nobody should send: a clear error that says what to do, never a stack trace, and the store is as before.</summary>
public sealed class BadInputTests(CrmApi api) : IClassFixture<CrmApi>
{
    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("{\"query\": }", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.UnprocessableEntity)]
    [InlineData("null", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{}", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{\"query\": 1}", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{\"query\": \"{ customers { totalCount } }\", \"variables\": 1}", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{\"query\": \"{ customers { totalCount }\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"query\": \"{ nothing }\"}", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{\"query\": \"query Q($n: Int!) { customers(first: $n) { totalCount } }\"}", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{\"query\": \"query Q($n: Int) { customers(first: $n) { totalCount } }\", \"variables\": {\"n\": \"two\"}}", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{\"query\": \"{ customers(first: 2147483648) { totalCount } }\"}", HttpStatusCode.UnprocessableEntity)]
    public async Task A_request_that_is_wrong_is_refused_with_a_reason(string body, HttpStatusCode status)
    {
        var answer = await api.SendAsync(CrmApi.Utf8(body));

        Assert.Equal(status, answer.Status);
        RequireReason(answer);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        var answer = await api.SendAsync([.. CrmApi.Utf8("{\"query\": \"{ customers { totalCount } } # "), 0xFF, 0xC0, .. CrmApi.Utf8("\"}")]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        RequireReason(answer);
    }

    [Fact]
    public async Task A_body_of_ten_megabytes_is_refused()
    {
        var answer = await api.SendAsync(CrmApi.Utf8("{\"query\": \"{ customers { totalCount } } #" + new string('x', 10 * 1024 * 1024) + "\"}"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        RequireReason(answer);
    }

    [Fact]
    public async Task A_media_type_that_is_not_read_is_refused()
    {
        var answer = await api.SendAsync(CrmApi.Utf8("<query/>"), contentType: "application/xml");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
    }

    [Fact]
    public async Task A_document_that_never_ends_its_nesting_is_refused()
    {
        var document = new StringBuilder("{ customers { nodes { ");
        for (var level = 0; level < 3000; level++)
        {
            document.Append("transactions { nodes { customer { ");
        }

        document.Append("id ").Insert(document.Length, "} } } ", 3000).Append("} } }");

        var answer = await api.PostAsync(document.ToString());

        Assert.True((int)answer.Status is >= 400 and < 500, answer.Status.ToString());
        RequireReason(answer);
    }

    [Fact]
    public async Task A_filter_that_is_too_deep_or_too_large_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("{ not: ", 25)) + "{ kind: { eq: PERSON } }" + new string('}', 25);
        var large = "{ or: [" + string.Concat(Enumerable.Repeat("{ kind: { eq: PERSON } }", 600)) + "] }";
        foreach (var where in new[] { deep, large })
        {
            var answer = await api.PostAsync($"{{ customers(where: {where}) {{ totalCount }} }}");

            Assert.Equal("INVALID_FILTER", answer.Root.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task A_mutation_over_GET_is_refused_and_does_nothing()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, ApiHost.Path + "?query=" + Uri.EscapeDataString("mutation { customerUpsert(input: { displayName: \"By GET\" }) { replayed } }"));
        request.Headers.Add("GraphQL-Require-Preflight", "1");

        using var response = await api.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("0", (await api.AskAsync("{ customers { totalCount } }")).Text("customers.totalCount"));
    }

    [Fact]
    public async Task A_query_over_GET_is_answered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ApiHost.Path + "?query=" + Uri.EscapeDataString("{ __typename }"));
        request.Headers.Add("GraphQL-Require-Preflight", "1");

        using var response = await api.Http.SendAsync(request);

        Assert.Equal("""{"data":{"__typename":"Query"}}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_browser_gets_a_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ApiHost.Path);
        request.Headers.Accept.ParseAdd("text/html");

        using var response = await api.Http.SendAsync(request);

        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    private static void RequireReason(Answer answer)
    {
        var message = Assert.Single(answer.Messages);
        Assert.NotEmpty(message);
        Assert.DoesNotContain("   at ", answer.Root.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", message, StringComparison.Ordinal);
    }
}
