using HeadlessCrm.GraphQL.AspNetCore.Sse;
using HeadlessCrm.GraphQL.AspNetCore.Subscriptions;
using HeadlessCrm.GraphQL.AspNetCore.Tests.Http;
using HeadlessCrm.GraphQL.AspNetCore.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>A real Kestrel on a free loopback port that serves the schema of streams.</summary>
internal sealed class StreamServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private StreamServer(WebApplication app, LogRecorder log)
    {
        this.app = app;
        Log = log;
        var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Address = new Uri(listening.Addresses.First());
    }

    public Uri Address { get; }

    public Uri Endpoint => new(Address, "/graphql");

    public Uri SocketEndpoint => new UriBuilder(Endpoint) { Scheme = "ws" }.Uri;

    public LogRecorder Log { get; }

    public IServiceProvider Services => app.Services;

    public Probe Probe => app.Services.GetRequiredService<Probe>();

    public OpenConnections Connections => app.Services.GetRequiredService<OpenConnections>();

    public static async Task<StreamServer> StartAsync(
        Action<GraphQLWebSocketOptions>? sockets = null,
        Action<GraphQLEventStreamOptions>? streams = null,
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? pipeline = null)
    {
        var log = new LogRecorder();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        services?.Invoke(builder.Services);
        builder.Services.AddGraphQLServer(_ => StreamSchema.Build());
        builder.Services.Configure(sockets ?? (_ => { }));
        builder.Services.Configure(streams ?? (_ => { }));
        builder.Services.AddSingleton<Probe>();
        builder.Services.AddScoped<EventScope>();
        var app = builder.Build();
        pipeline?.Invoke(app);
        app.MapGraphQL();
        await app.StartAsync();
        return new StreamServer(app, log);
    }

    /// <summary>Stops the host as an operator would.</summary>
    public Task StopAsync() => app.StopAsync();

    /// <summary>Waits until nothing is open and no source runs.</summary>
    public Task UntilQuietAsync() => Probe.UntilAsync(
        () => Connections.Count == 0 && Probe.Active == 0 && Connections.Counters is { Operations: 0, PendingBytes: 0 },
        "every connection and every source has ended");

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
