using System.Globalization;
using HeadlessCrm.GraphQL.AspNetCore.Budgets;
using HeadlessCrm.GraphQL.AspNetCore.Http;
using HeadlessCrm.GraphQL.AspNetCore.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Budgets;

public sealed class BudgetTests
{
    /// <summary>Estimated 1 for the query and 1 for each of ten items; three come.</summary>
    private const string Items = """{"query":"{ items { id } }"}""";

    private readonly ManualTime time = new();

    [Fact]
    public async Task Report_adds_the_cost_to_the_response()
    {
        await using var server = await TestServer.StartAsync();
        var reply = await server.PostAsync(Items, headers: ("GraphQL-Cost", "report"));

        Assert.Equal(200, reply.Status);
        Assert.Equal(3, reply.Json["data"]!["items"]!.AsArray().Count);
        Assert.Equal("""{"requested":11,"actual":4}""", reply.Json["extensions"]!["cost"]!.ToJsonString());
        Assert.False(reply.Headers.ContainsKey("RateLimit"));
    }

    [Fact]
    public async Task Validate_prices_and_does_not_execute()
    {
        await using var server = await TestServer.StartAsync();
        var reply = await server.PostAsync(
            """{"query":"{ broken items { id } }"}""", headers: ("GraphQL-Cost", "validate"));

        Assert.Equal(200, reply.Status);
        Assert.Equal("""{"extensions":{"cost":{"requested":11}}}""", reply.Text);
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task Another_word_in_the_header_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var reply = await server.PostAsync(Items, headers: ("GraphQL-Cost", "guess"));

        Assert.Equal(422, reply.Status);
        Assert.Equal("INVALID_COST_HEADER", reply.Code);
        Assert.Contains("guess", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_costs_more_than_the_limit_is_422()
    {
        await using var server = await TestServer.StartAsync(execution: options => options.MaxCost = 10);
        var reply = await server.PostAsync(Items);

        Assert.Equal(422, reply.Status);
        Assert.Equal("COST_LIMIT", reply.Code);
    }

    [Fact]
    public async Task A_budget_is_spent_refunded_and_told_in_headers()
    {
        await using var server = await StartAsync(capacity: 25, rate: 2);
        var first = await server.PostAsync(Items, headers: ("GraphQL-Cost", "report"));
        var second = await server.PostAsync(Items);

        Assert.Equal("\"cost\";q=25;w=13", first.Headers["RateLimit-Policy"]);
        Assert.Equal("\"cost\";r=21;t=2", first.Headers["RateLimit"]);
        Assert.Equal(
            """{"requested":11,"actual":4,"available":21,"restoreRate":2}""",
            first.Json["extensions"]!["cost"]!.ToJsonString());
        Assert.Equal("\"cost\";r=17;t=4", second.Headers["RateLimit"]);
        Assert.False(second.Headers.ContainsKey("Retry-After"));
    }

    [Fact]
    public async Task An_empty_budget_is_429_until_the_time_told()
    {
        await using var server = await StartAsync(capacity: 12, rate: 2);
        for (var i = 0; i < 1; i++)
        {
            Assert.Equal(200, (await server.PostAsync(Items)).Status);
        }

        // 8 are left, 11 are needed: 3 come back in 1.5 seconds.
        var refused = await server.PostAsync(Items);
        Assert.Equal(429, refused.Status);
        Assert.Equal("BUDGET_EXHAUSTED", refused.Code);
        Assert.Equal("2", refused.Headers["Retry-After"]);
        Assert.Equal("\"cost\";r=8;t=2", refused.Headers["RateLimit"]);

        time.Advance(TimeSpan.FromSeconds(int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture)));
        Assert.Equal(200, (await server.PostAsync(Items)).Status);
    }

    [Fact]
    public async Task What_can_never_be_paid_is_a_cost_limit()
    {
        await using var server = await StartAsync(capacity: 10, rate: 2);
        var reply = await server.PostAsync(Items);
        Assert.Equal(422, reply.Status);
        Assert.Equal("COST_LIMIT", reply.Code);
    }

    [Fact]
    public async Task Requests_that_are_refused_early_cost_a_little_and_an_empty_bucket_is_not_even_read()
    {
        await using var server = await StartAsync(capacity: 3, rate: 0.5);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(400, (await server.PostAsync("""{"query":"{"}""")).Status);
        }

        var refused = await server.PostAsync("""{"query":"{"}""");
        Assert.Equal(429, refused.Status);
        Assert.Equal("2", refused.Headers["Retry-After"]);
    }

    [Fact]
    public async Task Pricing_is_free()
    {
        await using var server = await StartAsync(capacity: 12, rate: 1);
        for (var i = 0; i < 20; i++)
        {
            var reply = await server.PostAsync(Items, headers: ("GraphQL-Cost", "validate"));
            Assert.Equal(
                """{"requested":11,"available":12,"restoreRate":1}""",
                reply.Json["extensions"]!["cost"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task Clients_are_told_apart_by_a_trusted_header_where_one_is_named()
    {
        await using var server = await StartAsync(capacity: 12, rate: 1, budget => budget.ClientHeader = "X-Client");
        Assert.Equal(200, (await server.PostAsync(Items, headers: ("X-Client", "a"))).Status);
        Assert.Equal(429, (await server.PostAsync(Items, headers: ("X-Client", "a"))).Status);
        Assert.Equal(200, (await server.PostAsync(Items, headers: ("X-Client", "b"))).Status);
        Assert.Equal(200, (await server.PostAsync(Items)).Status);
        Assert.Equal(429, (await server.PostAsync(Items)).Status);
    }

    [Fact]
    public async Task Clients_are_named_by_the_host_if_it_likes()
    {
        await using var server = await StartAsync(
            capacity: 12,
            rate: 1,
            budget => budget.ClientKey = (context, _) => context.Request.Headers.UserAgent.ToString());
        Assert.Equal(200, (await server.PostAsync(Items, headers: ("User-Agent", "a"))).Status);
        Assert.Equal(429, (await server.PostAsync(Items, headers: ("User-Agent", "a"))).Status);
        Assert.Equal(200, (await server.PostAsync(Items, headers: ("User-Agent", "b"))).Status);
    }

    [Fact]
    public async Task Each_request_of_a_batch_is_paid()
    {
        await using var server = await StartAsync(
            capacity: 15, rate: 1, http: options => options.EnableBatching = true);
        var reply = await server.PostAsync($"[{Items},{Items},{Items}]", accept: "application/json");

        Assert.Equal(200, reply.Status);
        Assert.Equal(
            [null, null, "BUDGET_EXHAUSTED"],
            reply.Json.AsArray().Select(entry => entry!["errors"]?[0]!["extensions"]!["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Wrong_options_stop_the_start()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(
            () => TestServer.StartAsync(options => options.Budget.Capacity = -1));
        Assert.Contains("Budget: The field Capacity must be between", failure.Message, StringComparison.Ordinal);
    }

    private Task<TestServer> StartAsync(
        double capacity,
        double rate,
        Action<CostBudgetOptions>? budget = null,
        Action<GraphQLHttpOptions>? http = null) =>
        TestServer.StartAsync(
            options =>
            {
                options.Budget.Capacity = capacity;
                options.Budget.RestoreRate = rate;
                budget?.Invoke(options.Budget);
                http?.Invoke(options);
            },
            services: services => services.AddSingleton<TimeProvider>(time));
}
