using HeadlessCrm.Api.Feed.Live;
using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.GraphQL.AspNetCore.Subscriptions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HeadlessCrm.Api.Tests.Feed;

/// <summary>The whole program on a real port of the loopback and an SQLite file of its own.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly WebApplication app;
    private readonly bool ownsFolder;

    private FeedServer(WebApplication app, TemporaryFolder folder, bool ownsFolder)
    {
        (this.app, this.folder, this.ownsFolder) = (app, folder, ownsFolder);
        var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Endpoint = new Uri(new Uri(listening.Addresses.First()), ApiHost.Path);
        Api = new CrmClient(new HttpClient { BaseAddress = new Uri(Endpoint, "/") });
    }

    public Uri Endpoint { get; }

    public Uri SocketEndpoint => new UriBuilder(Endpoint) { Scheme = "ws" }.Uri;

    public CrmClient Api { get; }

    public IServiceProvider Services => app.Services;

    public string DataFolder => folder.Path;

    public FeedTail Tail => app.Services.GetRequiredService<FeedTail>();

    public FeedCursors Cursors => app.Services.GetRequiredService<FeedCursors>();

    /// <summary>Starts a server, with settings by their names in the configuration.</summary>
    public static async Task<FeedServer> StartAsync(
        Dictionary<string, string?>? settings = null, Action<WebApplicationBuilder>? adjust = null, FeedServer? after = null)
    {
        var folder = after?.folder ?? new TemporaryFolder();
        var options = new ServeOptions(Urls: "http://127.0.0.1:0", DataFolder: folder.Path);
        var app = ApiHost.Build(options, builder =>
        {
            builder.Logging.ClearProviders();
            foreach (var (name, value) in settings ?? [])
            {
                builder.Configuration[name] = value;
            }

            adjust?.Invoke(builder);
        });
        await StorageStartup.InitializeAsync(app.Services, app.Configuration, CancellationToken.None);
        await app.StartAsync();
        return new FeedServer(app, folder, after is null);
    }

    /// <summary>Stops as when an operator ends the program.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => app.StopAsync(cancellationToken);

    /// <summary>Cuts every long-lived connection, as a network does.</summary>
    public void Cut() => app.Services.GetRequiredService<OpenConnections>().EndAll();

    /// <summary>Waits until so many subscriptions are accepted.</summary>
    public Task UntilSubscribedAsync(int count) => Wait.UntilAsync(() => Tail.Readers == count, $"{count} subscriptions are accepted");

    public async ValueTask DisposeAsync()
    {
        Api.Http.Dispose();
        await app.DisposeAsync();
        if (ownsFolder)
        {
            folder.Dispose();
        }
    }
}

/// <summary>Waiting for what is to come.</summary>
internal static class Wait
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            Assert.False(patience.IsCancellationRequested, $"It did not come to it that {what}.");
            await Task.Delay(10, CancellationToken.None);
        }
    }
}
