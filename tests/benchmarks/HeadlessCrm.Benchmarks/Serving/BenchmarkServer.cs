using HeadlessCrm.Benchmarks.Data;
using HeadlessCrm.Benchmarks.HandWritten;
using HeadlessCrm.Benchmarks.Subscriptions;
using HeadlessCrm.GraphQL.AspNetCore;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HeadlessCrm.Benchmarks.Serving;

/// <summary>
/// The process that is measured: the engine and its hand-written rivals side by side on one Kestrel, so that runtime,
/// garbage collector and sockets are the same for both.
/// </summary>
internal static class BenchmarkServer
{
    /// <summary>Serves until the standard input ends, which it does when the harness ends, however it ends.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(arguments.Length > 0 ? arguments[0] : "http://127.0.0.1:0");
        builder.Services.AddSingleton(DataSet.Create());
        builder.Services.AddSingleton<NoticeHub>();
        builder.Services.AddGraphQLServer(_ => BenchmarkSchema.Bind(), options => options.EnableIde = false);
        var app = builder.Build();
        app.UseWebSockets();
        app.MapGraphQL();
        HandWrittenEndpoints.Map(app);
        HandWrittenBroadcast.Map(app);
        ProcessState.Map(app);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Console.WriteLine(address);
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }
}
