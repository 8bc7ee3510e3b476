using System.Diagnostics;

namespace HeadlessCrm.Benchmarks.Targets;

/// <summary>A server started as a child, which says its address on its first line and ends when its input does.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan PatienceAtEnd = TimeSpan.FromSeconds(10);

    private readonly Process process;

    private ServerProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>Where it serves.</summary>
    public Uri Address { get; }

    /// <summary>Its process id.</summary>
    public int Id => process.Id;

    /// <summary>Starts this program again with other arguments and waits for its address.</summary>
    public static Task<ServerProcess> StartSelfAsync(
        IEnumerable<string> arguments,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string?>? settings = null) => StartAsync(
        "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "HeadlessCrm.Benchmarks.dll"), .. arguments],
        null,
        cancellationToken,
        settings);

    /// <summary>Starts a program and waits for its address.</summary>
    public static async Task<ServerProcess> StartAsync(
        string program,
        IEnumerable<string> arguments,
        string? folder,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string?>? settings = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder ?? Environment.CurrentDirectory,
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        var started = Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
        var line = await started.StandardOutput.ReadLineAsync(cancellationToken);
        return Uri.TryCreate(line, UriKind.Absolute, out var address)
            ? new ServerProcess(started, address)
            : throw new InvalidOperationException($"{program} {string.Join(' ', start.ArgumentList)} said '{line}' instead of its address.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(PatienceAtEnd);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
