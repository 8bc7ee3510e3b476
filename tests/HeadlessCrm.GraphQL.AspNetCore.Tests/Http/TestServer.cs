using System.Text;
using HeadlessCrm.GraphQL.AspNetCore.Http;
using HeadlessCrm.GraphQL.AspNetCore.Tests.Http.Schema;
using HeadlessCrm.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http;

/// <summary>A real Kestrel on a free loopback port that serves the test schema.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestServer(WebApplication app, LogRecorder log)
    {
        this.app = app;
        Log = log;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Address = new Uri(addresses.First());
        Client = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public LogRecorder Log { get; }

    public IServiceProvider Services => app.Services;

    public CallProbe Calls => app.Services.GetRequiredService<CallProbe>();

    public static async Task<TestServer> StartAsync(
        Action<GraphQLHttpOptions>? http = null,
        Action<ExecutionOptions>? execution = null,
        Action<IServiceCollection>? services = null)
    {
        var log = new LogRecorder();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        services?.Invoke(builder.Services);
        builder.Services.AddGraphQLServer(_ => TestSchema.Build(), http);
        builder.Services.Configure(execution ?? (_ => { }));
        builder.Services.AddScoped<ScopeProbe>();
        builder.Services.AddSingleton<CallProbe>();
        var server = builder.Build();
        server.MapGraphQL();
        await server.StartAsync();
        return new TestServer(server, log);
    }

    /// <summary>POSTs a body as JSON, accepting what the specification prefers unless told otherwise.</summary>
    public async Task<Reply> PostAsync(
        string body,
        string? accept = "application/graphql-response+json",
        string? contentType = "application/json",
        params (string Name, string Value)[] headers) =>
        await PostAsync(Encoding.UTF8.GetBytes(body), accept, contentType, headers);

    public async Task<Reply> PostAsync(
        byte[] body,
        string? accept = "application/graphql-response+json",
        string? contentType = "application/json",
        params (string Name, string Value)[] headers)
    {
        using var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        return await SendAsync(request, accept, headers);
    }

    public async Task<Reply> GetAsync(
        string pathAndQuery,
        string? accept = "application/graphql-response+json",
        bool withPreflightHeader = true,
        HttpMethod? method = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, pathAndQuery);
        if (withPreflightHeader)
        {
            request.Headers.Add("GraphQL-Require-Preflight", "1");
        }

        return await SendAsync(request, accept, headers);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    private async Task<Reply> SendAsync(
        HttpRequestMessage request, string? accept, (string Name, string Value)[] headers)
    {
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await Client.SendAsync(request);
        return new Reply(
            (int)response.StatusCode,
            response.Content.Headers.ContentType,
            await response.Content.ReadAsByteArrayAsync(),
            response.Headers.Concat(response.Content.Headers).ToDictionary(
                header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }
}
