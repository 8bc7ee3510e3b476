using System.Net;

namespace HeadlessCrm.Chaos.Tests.Cluster;

/// <summary>One API process, which can be ended and started again.</summary>
internal sealed class ApiNode(string name, int port, string connectionString, string log) : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };

    private GuardedProcess? process;

    public string Name { get; } = name;

    public int Port { get; } = port;

    /// <summary>Whether it was up when it was last looked at; it is down from when it is told to end.</summary>
    public bool IsUp { get; private set; }

    /// <summary>
    /// Starts it and waits until it is ready. A node whose database is away for too long ends; it is then started again, as
    /// whatever looks after services does.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        while (!IsUp)
        {
            cancellationToken.ThrowIfCancellationRequested();
            process ??= Launch();
            if (await IsReadyAsync(cancellationToken))
            {
                IsUp = true;
                return;
            }

            await Task.WhenAny(process.Exited, Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken));
            if (process.Exited.IsCompleted)
            {
                await process.DisposeAsync();
                process = null;
            }
        }
    }

    /// <summary>Ends it with a signal and waits until it has ended.</summary>
    public async Task EndAsync(string signal)
    {
        IsUp = false;
        if (process is { } running)
        {
            await running.SignalAsync(signal);
            await running.Exited;
            await running.DisposeAsync();
            process = null;
        }
    }

    public async ValueTask DisposeAsync() => await EndAsync("KILL");

    private GuardedProcess Launch() => GuardedProcess.Start(
        log,
        "KILL",
        ["dotnet", Program(), "serve", "--no-demo", "--urls", $"http://127.0.0.1:{Port}"],
        ("Storage__Provider", "Postgres"),
        ("Storage__ConnectionString", connectionString),
        ("DOTNET_gcConcurrent", "0"),
        ("DOTNET_TieredPGO", "0"));

    // This program's folder ends with the configuration and the framework, as that of the API does.
    private static string Program()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(
            Needs.RepositoryRoot, "api", "HeadlessCrm.Api", "bin", framework.Parent!.Name, framework.Name, "HeadlessCrm.Api.dll");
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Http.GetAsync(new Uri($"http://127.0.0.1:{Port}/readyz"), cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception fault) when (
            fault is HttpRequestException || (fault is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
