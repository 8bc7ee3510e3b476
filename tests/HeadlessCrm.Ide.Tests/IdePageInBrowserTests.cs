using System.Net.Http.Headers;
using System.Text.Json;
using HeadlessCrm.Tests;

namespace HeadlessCrm.Ide.Tests;

/// <summary>The IDE as a newcomer meets it: the built program on a loopback port, a real browser.</summary>
public sealed class IdePageInBrowserTests
{
    [Fact]
    public async Task Runs_a_query_and_shows_its_answer_without_leaving_the_origin()
    {
        // Asked for before anything starts, so that the test is skipped at once where there is no browser.
        Needs.NpmPackages("HeadlessCrm.Ide.Tests");
        Needs.Chromium();
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var api = await ServedApi.StartAsync(cancellationToken);
        var address = new Uri(api.Origin, "graphql");
        await RequireIdeAsync(address, cancellationToken);

        var sight = await Browser.RunQueryAsync(address, "{ __typename }", cancellationToken);

        Assert.Empty(sight.Elsewhere);
        Assert.Empty(sight.Failures);
        Assert.Equal("HeadlessCrm", sight.Title);
        Assert.True(sight.Tabs.Count >= 3, $"The page should open with the three queries worth trying: {string.Join(", ", sight.Tabs)}");
        Assert.True(sight.Types > 10, $"The page knows {sight.Types} types of the schema.");
        using var answer = JsonDocument.Parse(sight.Result);
        Assert.Equal("Query", answer.RootElement.GetProperty("data").GetProperty("__typename").GetString());
    }

    [Fact]
    public async Task A_subscription_typed_into_the_page_shows_its_events()
    {
        Needs.NpmPackages("HeadlessCrm.Ide.Tests");
        Needs.Chromium();
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var server = await TickingServer.StartAsync();
        await RequireIdeAsync(server.Address, cancellationToken);

        var sight = await Browser.RunQueryAsync(
            server.Address, "subscription Ticks { ticks(to: 3) { number } }", cancellationToken, "\"number\": 3");

        Assert.Empty(sight.Failures);
        Assert.Empty(sight.Elsewhere);
        Assert.Equal(new UriBuilder(server.Address) { Scheme = "ws" }.Uri.AbsoluteUri, Assert.Single(sight.Sockets));
        using var answer = JsonDocument.Parse(sight.Result);
        Assert.Equal(3, answer.RootElement.GetProperty("data").GetProperty("ticks").GetProperty("number").GetInt32());
    }

    private static async Task RequireIdeAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var response = await client.SendAsync(request, cancellationToken);
        var html = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.StartsWith("<!doctype html>", html, StringComparison.OrdinalIgnoreCase);
        Assert.SkipUnless(
            html.Contains("/ide/assets/", StringComparison.Ordinal),
            "This build has the plain page in place of the IDE: Node.js was missing when it was built.");
    }
}
