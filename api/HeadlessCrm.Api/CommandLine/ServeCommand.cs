using System.CommandLine;
using HeadlessCrm.Api.DemoData;
using HeadlessCrm.Api.Hosting;

namespace HeadlessCrm.Api.CommandLine;

/// <summary><c>serve</c>: opens the storage and serves the API until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command(
            "serve", "Opens the storage, creating it when it is not there, and serves the API. The default.");
        Configure(command);
        return command;
    }

    /// <summary>Gives a command the options of serving, and serves when it is called.</summary>
    public static void Configure(Command command)
    {
        var urls = new Option<string?>("--urls")
        {
            HelpName = "addresses",
            Description =
                "Where to listen, separated by semicolons; loopback only. " +
                $"Default: as configured, or else {LoopbackOnly.DefaultUrl}.",
        };
        var noDemo = new Option<bool>("--no-demo")
        {
            Description = "Leave an empty store empty instead of filling it with demo data.",
        };
        var data = SharedOptions.Data();
        command.Options.Add(urls);
        command.Options.Add(data);
        command.Options.Add(noDemo);
        command.SetAction((result, cancellationToken) => Exit.WithCodeAsync(() => RunAsync(
            new ServeOptions(result.GetValue(urls), result.GetValue(data), result.GetValue(noDemo)),
            cancellationToken)));
    }

    private static async Task<int> RunAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        await using var app = ApiHost.Build(options);
        await StorageStartup.InitializeAsync(app.Services, app.Configuration, cancellationToken);
        var demo = app.Services.GetRequiredService<DemoDataLoader>();
        if (!options.WithoutDemo && await demo.LoadOnFirstStartAsync(cancellationToken))
        {
            Console.WriteLine(
                $"The store was empty: made up a dealer group with {DemoPopulation.Size} customers " +
                "(--no-demo leaves it empty).");
        }

        await app.StartAsync(cancellationToken);
        Banner.Print(app);
        await app.WaitForShutdownAsync(cancellationToken);
        return Exit.Success;
    }
}
