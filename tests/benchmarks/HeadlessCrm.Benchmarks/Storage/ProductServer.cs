using HeadlessCrm.Api.DemoData;
using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Benchmarks.FanOut;
using HeadlessCrm.Benchmarks.Serving;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HeadlessCrm.Benchmarks.Storage;

/// <summary>
/// The product as it is served, over a SQLite file with its demo data, and beside it in the same process an endpoint that
/// reads the same file with hand-written ADO.NET.
/// </summary>
internal static class ProductServer
{
    /// <summary>Serves the data folder until the standard input ends.</summary>
    public static async Task<int> RunAsync(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        var options = new ServeOptions("http://127.0.0.1:0", dataFolder);
        await using var app = ApiHost.Build(options, builder => builder.Logging.ClearProviders());
        await StorageStartup.InitializeAsync(app.Services, app.Configuration, CancellationToken.None);
        await app.Services.GetRequiredService<DemoDataLoader>().LoadOnFirstStartAsync(CancellationToken.None);
        app.UseWebSockets();
        HandWrittenStorage.Map(app, app.Configuration["Storage:ConnectionString"]!);
        FanOutControl.Map(app);
        ProcessState.Map(app);
        await app.StartAsync();
        Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }
}
