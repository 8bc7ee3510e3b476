using System.Net;
using System.Text.Json.Nodes;
using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Api.Tests.Feed;
using HeadlessCrm.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Api.Tests.Hosting;

/// <summary>What load balancers and supervisors are told, and how the program stops.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task A_node_whose_storage_answers_is_ready()
    {
        await using var server = await FeedServer.StartAsync();

        Assert.Equal((HttpStatusCode.OK, "live"), await AskAsync(server, HealthEndpoints.Live));
        Assert.Equal((HttpStatusCode.OK, "ready"), await AskAsync(server, HealthEndpoints.Ready));
    }

    [Fact]
    public async Task A_node_whose_storage_is_away_lives_but_is_not_ready()
    {
        var storage = new Storage { Reason = "The database does not answer." };
        await using var server = await FeedServer.StartAsync(
            adjust: builder => builder.Services.AddSingleton<IStorageHealth>(storage));

        Assert.Equal((HttpStatusCode.OK, "live"), await AskAsync(server, HealthEndpoints.Live));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready"), await AskAsync(server, HealthEndpoints.Ready));
        var body = JsonNode.Parse(await (await server.Api.Http.GetAsync(HealthEndpoints.Ready)).Content.ReadAsStringAsync())!;
        Assert.Equal("The database does not answer.", body["checks"]!["storage"]!.ToString());

        storage.Reason = null;
        Assert.Equal((HttpStatusCode.OK, "ready"), await AskAsync(server, HealthEndpoints.Ready));
    }

    [Fact]
    public async Task A_node_that_stops_says_so_sends_the_long_lived_away_and_finishes_what_was_begun()
    {
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource());
        var settings = new Dictionary<string, string?> { ["Shutdown:Delay"] = "00:05:00", ["Shutdown:Timeout"] = "00:01:00" };
        await using var server = await FeedServer.StartAsync(settings, builder => builder.Services.AddSingleton<IStartupFilter>(
            new Slow("/slow", entered, leave)));
        var request = server.Api.Http.GetAsync("/slow");
        await entered.Task;

        using var hurry = new CancellationTokenSource();
        var stopping = server.StopAsync(hurry.Token);
        await Wait.UntilAsync(() => server.Services.GetRequiredService<GracefulShutdown>().IsStopping, "the node stops");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "stopping"), await AskAsync(server, HealthEndpoints.Ready));
        Assert.Equal((HttpStatusCode.OK, "live"), await AskAsync(server, HealthEndpoints.Live));
        using var stream = new HttpRequestMessage(HttpMethod.Get, ApiHost.Path + "?query=subscription{feed{id}}");
        stream.Headers.Accept.ParseAdd("text/event-stream");
        using var refused = await server.Api.Http.SendAsync(stream);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "1"), (refused.StatusCode, refused.Headers.RetryAfter?.ToString()));
        await server.Api.AddCustomerAsync(new { displayName = "Served until the end" });

        leave.SetResult();
        Assert.Equal("begun and finished", await (await request).Content.ReadAsStringAsync());
        await hurry.CancelAsync();
        await Record.ExceptionAsync(() => stopping);
    }

    [Fact]
    public async Task A_proxy_that_is_named_is_believed_and_others_are_not()
    {
        foreach (var (proxy, expected) in new[] { ("127.0.0.1", "https crm.example 203.0.113.7"), ("10.0.0.5", "http 127.0.0.1 127.0.0.1") })
        {
            var settings = new Dictionary<string, string?> { ["ForwardedHeaders:Proxies"] = proxy };
            await using var server = await FeedServer.StartAsync(
                settings, builder => builder.Services.AddSingleton<IStartupFilter>(new Echo()));
            using var request = new HttpRequestMessage(HttpMethod.Get, "/echo");
            request.Headers.Add("X-Forwarded-For", "203.0.113.7");
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-Host", "crm.example");

            using var response = await server.Api.Http.SendAsync(request);

            Assert.Equal(expected, await response.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("ForwardedHeaders:Proxies", "next door", "ForwardedHeaders:Proxies has \"next door\"")]
    [InlineData("ForwardedHeaders:Networks", "10.0.0.0/99", "ForwardedHeaders:Networks has \"10.0.0.0/99\"")]
    [InlineData("Telemetry:Endpoint", "collector", "\"collector\" (OTEL_EXPORTER_OTLP_ENDPOINT or Telemetry:Endpoint)")]
    public async Task A_setting_that_cannot_be_read_is_named(string name, string value, string message)
    {
        using var folder = new TemporaryFolder();
        await using var program = CrmProcess.Start(
            ["--data", folder["data"], "--no-demo", "--urls", "http://127.0.0.1:0"], (name.Replace(":", "__", StringComparison.Ordinal), value));

        Assert.Equal(1, await program.WaitForExitAsync());
        Assert.Contains(message, Assert.Single(program.Errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode, string)> AskAsync(FeedServer server, string path)
    {
        using var response = await server.Api.Http.GetAsync(path);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!["status"]!.ToString());
    }

    private sealed class Storage : IStorageHealth
    {
        public string? Reason { get; set; }

        public Task<StorageHealth> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(new StorageHealth(Reason));
    }

    /// <summary>A request that takes as long as the test wants.</summary>
    private sealed class Slow(string path, TaskCompletionSource entered, TaskCompletionSource leave) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map(path, slow => slow.Run(async context =>
            {
                entered.SetResult();
                await leave.Task;
                await context.Response.WriteAsync("begun and finished");
            }));
            next(app);
        };
    }

    /// <summary>Says what the pipeline knows of a request after the program's own steps.</summary>
    private sealed class Echo : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Run(context => context.Response.WriteAsync(
                $"{context.Request.Scheme} {context.Request.Host.Host} {context.Connection.RemoteIpAddress}"));
        };
    }
}
