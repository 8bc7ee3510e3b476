using HeadlessCrm.GraphQL.AspNetCore;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HeadlessCrm.Ide.Tests;

/// <summary>The engine with a subscription that needs no data.</summary>
internal sealed class TickingServer : IAsyncDisposable
{
    private const string Sdl = """
        type Query { nothing: Int }
        type Subscription { ticks(to: Int!): Tick }
        type Tick { number: Int! }
        """;

    private readonly WebApplication app;

    private TickingServer(WebApplication app)
    {
        this.app = app;
        var origin = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Address = new Uri(new Uri(origin), "graphql");
    }

    /// <summary>The address of the page and of the endpoint.</summary>
    public Uri Address { get; }

    public static async Task<TickingServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddGraphQLServer(_ => new ExecutableSchemaBuilder(SchemaBuilder.Build(new Source(Sdl)))
            .AddType<Tick>("Tick")
            .AddResolvers(typeof(NothingQueries))
            .AddResolvers(typeof(TickSources))
            .Build());
        var app = builder.Build();
        app.MapGraphQL("/graphql");
        await app.StartAsync();
        return new TickingServer(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    internal sealed record Tick(int Number);

    [ResolversOf("Query")]
    internal static class NothingQueries
    {
        public static int? Nothing() => null;
    }

    [ResolversOf("Subscription")]
    internal static class TickSources
    {
        public static async IAsyncEnumerable<Tick> Ticks(int to)
        {
            for (var number = 1; number <= to; number++)
            {
                await Task.Yield();
                yield return new Tick(number);
            }
        }
    }
}
