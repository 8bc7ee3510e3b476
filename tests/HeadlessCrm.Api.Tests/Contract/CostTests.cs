using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using HeadlessCrm.Api.Hosting;
using HeadlessCrm.GraphQL.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Tests.Contract;

/// <summary>What operations cost by the schema's own <c>@cost</c> and <c>@listSize</c>, asked through HTTP.</summary>
public sealed class CostTests(CrmApi api) : IClassFixture<CrmApi>
{
    // Each price worked out by hand: a connection costs 1, each of its items 1, amounts and edges nothing; the query itself 1.
    [Theory]
    [InlineData("{ customers(first: 10) { nodes { displayName } } }", 1 + 10)]
    [InlineData("{ customers { nodes { displayName } } }", 1 + 50)]
    [InlineData("{ customers(last: 20) { edges { cursor node { displayName } } pageInfo { endCursor } } }", 1 + 20)]
    [InlineData("{ customers(first: 10) { totalCount nodes { id } } }", 1 + 5 + 10)]
    [InlineData("{ customers(first: 4) { nodes { purchaseSummary { netTotal { amount } } } } }", 1 + (4 * (1 + 2 + 1)))]
    [InlineData("{ customers(first: 4) { nodes { rfm { cell } } } }", 1 + (4 * (1 + 4 + 1)))]
    [InlineData("{ rfmThresholds { recencyDays monetary { amount } } }", 50 + 1)]
    [InlineData(
        "{ customers(first: 10) { nodes { transactions(first: 3) { totalCount nodes { net { amount } customer { id } } } } } }",
        1 + (10 * (1 + 1 + 5 + (3 * (1 + 1)))))]
    [InlineData("{ customers(first: 2, where: { transactions: { some: {} } }) { nodes { id } } }", 1 + 2 + 1 + 5 + 1)]
    public async Task A_query_is_priced_by_what_it_asks_for(string document, double price)
    {
        var (status, _, json) = await SendAsync(api, document, "report");

        Assert.Equal(HttpStatusCode.OK, status);
        var cost = json.GetProperty("extensions").GetProperty("cost");
        Assert.Equal(1 + price, cost.GetProperty("requested").GetDouble());
        Assert.True(cost.GetProperty("actual").GetDouble() <= 1 + price, cost.GetRawText());
    }

    [Fact]
    public async Task Who_has_spent_the_budget_is_told_when_to_come_back()
    {
        await using var metered = new CrmApi
        {
            Configure = builder =>
            {
                builder.Configuration["Http:Budget:Capacity"] = "11";
                builder.Configuration["Http:Budget:RestoreRate"] = "0.001";
            },
        };
        await metered.InitializeAsync();

        // Twelve can never be saved up. Eleven can be paid once: the empty base gives nine of it back, which is too little.
        var never = await SendAsync(metered, "{ customers(first: 10) { nodes { id } } }", null);
        var paid = await SendAsync(metered, "{ customers(first: 9) { nodes { id } } }", null);
        var refused = await SendAsync(metered, "{ customers(first: 9) { nodes { id } } }", null);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "COST_LIMIT"), (never.Status, CodeOf(never.Json)));
        Assert.Equal(HttpStatusCode.OK, paid.Status);
        Assert.StartsWith("\"cost\";r=9", paid.Headers["RateLimit"], StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.TooManyRequests, "BUDGET_EXHAUSTED"), (refused.Status, CodeOf(refused.Json)));
        Assert.InRange(int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture), 1, 2000);
    }

    [Fact]
    public async Task Every_sample_query_of_the_editor_can_be_paid()
    {
        foreach (var query in SampleQueries.All)
        {
            var (status, _, json) = await SendAsync(api, query.Layout, "validate");
            Assert.True(status == HttpStatusCode.OK, json.GetRawText());
        }
    }

    private static string? CodeOf(JsonElement json) =>
        json.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    private static async Task<(HttpStatusCode Status, Dictionary<string, string> Headers, JsonElement Json)> SendAsync(
        CrmApi api, string document, string? mode)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiHost.Path)
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query = document }), Encoding.UTF8, "application/json"),
        };
        if (mode is not null)
        {
            request.Headers.Add("GraphQL-Cost", mode);
        }

        using var response = await api.Http.SendAsync(request);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var headers = response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return (response.StatusCode, headers, json.RootElement.Clone());
    }
}
