using HeadlessCrm.Api.DemoData;
using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Benchmarks.FanOut;
using HeadlessCrm.Benchmarks.Serving;
using HeadlessCrm.Storage.EntityFramework;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HeadlessCrm.Benchmarks.Storage;

/// <summary>
/// The product as it is served, over a store with its demo data, and beside it in the same process an endpoint that reads the
/// same with hand-written ADO.NET, when the store is a SQLite file.
/// </summary>
internal static class ProductServer
{
    /// <summary>Serves the data folder, or what the settings say, until the standard input ends.</summary>
    public static async Task<int> RunAsync(string? dataFolder)
    {
        if (dataFolder is not null)
        {
            Directory.CreateDirectory(dataFolder);
        }

        var options = new ServeOptions("http://127.0.0.1:0", dataFolder);
        await using var app = ApiHost.Build(options, builder => builder.Logging.ClearProviders());
        await StorageStartup.InitializeAsync(app.Services, app.Configuration, CancellationToken.None);
        await app.Services.GetRequiredService<DemoDataLoader>().LoadOnFirstStartAsync(CancellationToken.None);
        app.UseWebSockets();
        if (app.Configuration["Storage:Provider"] is null or StorageOptions.Sqlite)
        {
            HandWrittenStorage.Map(app, app.Configuration["Storage:ConnectionString"]!);
        }

        FanOutControl.Map(app);
        ProcessState.Map(app);
        await app.StartAsync();
        Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }
}
