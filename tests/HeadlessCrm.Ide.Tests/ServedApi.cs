using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HeadlessCrm.Ide.Tests;

/// <summary>The built program, started as its users start it: on a free loopback port, with an empty data folder.</summary>
internal sealed class ServedApi : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly OutputLines output;
    private readonly DirectoryInfo data;

    private ServedApi(Process process, OutputLines output, DirectoryInfo data, Uri origin)
    {
        this.process = process;
        this.output = output;
        this.data = data;
        Origin = origin;
    }

    /// <summary>Scheme, host and port, with a slash at the end.</summary>
    public Uri Origin { get; }

    public static async Task<ServedApi> StartAsync(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("headless-crm-ide-");
        var origin = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}/"));
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = data.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "HeadlessCrm.Api.dll"),
                "--urls", origin.GetLeftPart(UriPartial.Authority),
                "--no-demo",
            },
            Environment =
            {
                ["Storage__Provider"] = "Sqlite",
                ["Storage__ConnectionString"] = $"Data Source={Path.Combine(data.FullName, "ide.db")}",
            },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var api = new ServedApi(process, OutputLines.Of(process), data, origin);
        try
        {
            await api.AnswerAsync(cancellationToken);
            return api;
        }
        catch
        {
            await api.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        data.Delete(recursive: true);
    }

    private async Task AnswerAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Origin };
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (process.HasExited || waited.Elapsed > Patience)
            {
                throw new InvalidOperationException($"The program does not answer at {Origin}. It wrote:\n{output}");
            }

            try
            {
                using var response = await client.GetAsync(new Uri("graphql?query=%7B__typename%7D", UriKind.Relative), cancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
