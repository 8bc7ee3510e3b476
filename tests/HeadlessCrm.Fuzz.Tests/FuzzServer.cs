using HeadlessCrm.GraphQL.AspNetCore;
using HeadlessCrm.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HeadlessCrm.Fuzz.Tests;

/// <summary>The engine and its transports on a loopback port, with a small plan cache, so that its growth would show.</summary>
internal sealed class FuzzServer : IAsyncDisposable
{
    private const long PlanCacheBytes = 4 * 1024 * 1024;

    private readonly WebApplication app;

    private FuzzServer(WebApplication app, FaultLog log)
    {
        this.app = app;
        Log = log;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public FaultLog Log { get; }

    public Uri Address { get; }

    public static async Task<FuzzServer> StartAsync()
    {
        var log = new FaultLog();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.Configure<ExecutionOptions>(options => options.PlanCacheBytes = PlanCacheBytes);
        builder.Services.AddGraphQLServer(_ => FuzzSchema.Bind(), options =>
        {
            options.EnableIde = false;
            options.EnableBatching = true;
            options.EnablePersistedQueries = true;
        });
        var server = builder.Build();
        server.MapGraphQL("/graphql");
        await server.StartAsync();
        return new FuzzServer(server, log);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
