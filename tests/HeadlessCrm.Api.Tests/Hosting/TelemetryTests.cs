using System.Collections.Concurrent;
using System.Text;
using HeadlessCrm.Api.Tests.Feed;
using HeadlessCrm.Domain.Organisation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HeadlessCrm.Api.Tests.Hosting;

/// <summary>What the program tells those who watch it.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_collector_that_is_named_is_sent_traces_metrics_and_logs()
    {
        var received = new ConcurrentDictionary<string, string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (string signal, HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.AddOrUpdate(signal, _ => Text(body), (_, before) => before + Text(body));
        });
        await collector.StartAsync();
        var address = collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var settings = new Dictionary<string, string?> { ["Telemetry:Endpoint"] = address, ["Telemetry:Protocol"] = "http/protobuf" };
        await using (var server = await FeedServer.StartAsync(settings, WithoutDealers))
        {
            await server.Api.PostAsync("query WhoSells { dealers { nodes { name } } }");
        }

        Assert.Contains("WhoSells", received["traces"], StringComparison.Ordinal);
        Assert.Contains("graphql", received["metrics"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("the dealers are away", received["logs"], StringComparison.Ordinal);
        Assert.Contains("WhoSells", received["logs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_logged_names_the_request_the_operation_and_the_event()
    {
        var log = new ScopeLog();
        var settings = new Dictionary<string, string?> { ["Logging:Console:FormatterName"] = "json" };
        await using var server = await FeedServer.StartAsync(settings, builder =>
        {
            WithoutDealers(builder);
            builder.Logging.AddProvider(log);
        });
        await server.Api.PostAsync("query WhoSells { dealers { nodes { name } } }");

        Assert.Contains("RequestId", log.ScopesOf("Fault"), StringComparison.Ordinal);
        Assert.Contains("OperationType:query OperationName:WhoSells", log.ScopesOf("Fault"), StringComparison.Ordinal);

        log.Clear();
        var ana = await server.Api.AddCustomerAsync(new { displayName = "Ana" });
        await using var client = await FeedSocket.SubscribeAsync(
            server, "subscription Sold { transactionRecorded { id transaction { dealer { name } } } }");
        await server.UntilSubscribedAsync(1);
        await server.Api.AddPurchaseAsync(ana, "2026-06-01T10:00:00Z", "100", dealerCode: "L1");
        var message = await client.ReceiveAsync();
        var id = message!["payload"]!["data"]!["transactionRecorded"]!["id"]!.ToString();

        Assert.Contains($"OperationType:subscription OperationName:Sold EventId:{id}", log.ScopesOf("Fault"), StringComparison.Ordinal);
    }

    private static string Text(MemoryStream body) => Encoding.Latin1.GetString(body.ToArray());

    private static void WithoutDealers(WebApplicationBuilder builder) => builder.Services.AddSingleton<IDealerStore, NoDealers>();

    private sealed class NoDealers : IDealerStore
    {
        public Task<IReadOnlyList<Dealer?>> FindByCodesAsync(IReadOnlyList<string> codes, CancellationToken cancellationToken) =>
            throw new IOException("the dealers are away");

        public Task<IReadOnlyList<Dealer>> GetAllAsync(CancellationToken cancellationToken) => throw new IOException("the dealers are away");

        public Task SaveAsync(IReadOnlyList<Dealer> dealers, CancellationToken cancellationToken) => throw new IOException("the dealers are away");
    }

    /// <summary>Keeps what is logged with the scopes around it.</summary>
    private sealed class ScopeLog : ILoggerProvider, ISupportExternalScope, ILogger
    {
        private readonly ConcurrentQueue<(string Text, string Scopes)> entries = new();
        private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

        public string ScopesOf(string text) => entries.First(entry => entry.Text.StartsWith(text, StringComparison.Ordinal)).Scopes;

        public void Clear() => entries.Clear();

        public ILogger CreateLogger(string categoryName) => this;

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var around = new StringBuilder();
            scopes.ForEachScope((scope, text) => text.Append(scope).Append(" | "), around);
            entries.Enqueue((formatter(state, exception), around.ToString()));
        }

        public void Dispose()
        {
        }
    }
}
