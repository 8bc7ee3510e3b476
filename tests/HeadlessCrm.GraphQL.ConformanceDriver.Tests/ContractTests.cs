using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.GraphQL.ConformanceDriver.Tests;

/// <summary>The driver as anybody's cases meet it: over HTTP.</summary>
public sealed class ContractTests : IAsyncLifetime
{
    private readonly WebApplication driver = DriverEndpoints.Create(["--urls", "http://127.0.0.1:0"]);
    private readonly HttpClient client = new();

    public async ValueTask InitializeAsync()
    {
        await driver.StartAsync();
        client.BaseAddress = new Uri(driver.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await driver.DisposeAsync();
    }

    [Fact]
    public async Task Says_when_it_is_ready() => Assert.True((await client.GetAsync("/health")).IsSuccessStatusCode);

    [Fact]
    public async Task Executes_with_values_by_declared_type()
    {
        var answer = await PostAsync("/execute", new { schema = "type Query { a: [Int!]! }", query = "{ a }" });
        Assert.Equal("""{"data":{"a":[2,2]}}""", answer.ToJsonString());
    }

    [Fact]
    public async Task Answers_the_array_of_payloads_of_an_incremental_result()
    {
        const string Schema = "directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT type Query { a: Int }";
        var answer = await PostAsync("/execute", new { schema = Schema, query = "{ __typename ... @defer { a } }" });
        Assert.Equal(2, answer.AsArray().Count);
    }

    [Fact]
    public async Task Says_what_is_wrong_with_a_document()
    {
        var answer = await PostAsync("/validate", new { schema = "type Query { a: Int }", document = "{ b }" });
        Assert.Equal("Cannot query field \"b\" on type \"Query\". Did you mean \"a\"?", answer["errors"]![0]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task Parses_prints_and_builds_schemas()
    {
        Assert.Equal("{\n  a\n}", (await PostAsync("/parse", new { source = "{a}" }))["printed"]!.GetValue<string>());
        Assert.False((await PostAsync("/parse", new { source = "{" }))["ok"]!.GetValue<bool>());
        Assert.True((await PostAsync("/schema", new { sdl = "type Query { a: Int }" }))["ok"]!.GetValue<bool>());
        Assert.Equal("sdl", (await PostAsync("/schema", new { sdl = "type Query { a: B }" }))["phase"]!.GetValue<string>());
        Assert.Empty((await PostAsync("/validate-sdl", new { document = "type A { b: Int }" }))["errors"]!.AsArray());
    }

    private async Task<JsonNode> PostAsync(string path, object body)
    {
        var response = await client.PostAsJsonAsync(path, body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
