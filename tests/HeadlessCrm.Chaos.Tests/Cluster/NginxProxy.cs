using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace HeadlessCrm.Chaos.Tests.Cluster;

/// <summary>
/// nginx with the example configuration of the documentation, in which nothing is changed but its addresses and the folders
/// for its temporary files, whose usual place only root may use.
/// </summary>
internal sealed partial class NginxProxy : IAsyncDisposable
{
    private readonly GuardedProcess process;
    private readonly string pidFile;

    private NginxProxy(GuardedProcess process, string pidFile, int port)
    {
        this.process = process;
        this.pidFile = pidFile;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Starts it and waits until it listens; skips when nginx is not installed.</summary>
    /// <param name="folder">For its files; its log stays there.</param>
    /// <param name="port">Where it listens, on loopback.</param>
    /// <param name="nodes">The ports of the nodes behind it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<NginxProxy> StartAsync(
        DirectoryInfo folder, int port, IReadOnlyList<int> nodes, CancellationToken cancellationToken)
    {
        var example = await File.ReadAllTextAsync(Path.Combine(Needs.RepositoryRoot, "docs", "nginx.conf"), cancellationToken);
        var file = Path.Combine(folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(file, FillIn(example, port, nodes), cancellationToken);
        var log = Path.Combine(folder.FullName, "nginx.log");
        var process = GuardedProcess.Start(
            log, "TERM", [Needs.Nginx(), "-p", folder.FullName, "-e", "stderr", "-c", file, "-g", "daemon off;"]);
        var proxy = new NginxProxy(process, Path.Combine(folder.FullName, "nginx.pid"), port);
        while (!await ListensAsync(port, cancellationToken))
        {
            if (process.Exited.IsCompleted)
            {
                throw new InvalidOperationException($"nginx did not start: {await File.ReadAllTextAsync(log, cancellationToken)}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }

        return proxy;
    }

    /// <summary>Reads the configuration again: new workers take over, the old ones go on with what they have.</summary>
    public Task ReloadAsync() => process.SignalAsync("HUP");

    /// <summary>Kills the workers, and with them every connection; new ones are started by nginx.</summary>
    public async Task KillWorkersAsync()
    {
        var master = int.Parse(await File.ReadAllTextAsync(pidFile), CultureInfo.InvariantCulture);
        foreach (var worker in ChildrenOf(master))
        {
            try
            {
                using var running = System.Diagnostics.Process.GetProcessById(worker);
                running.Kill();
            }
            catch (ArgumentException)
            {
                // It ended in between.
            }
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static string FillIn(string example, int port, IReadOnlyList<int> nodes)
    {
        var listed = 0;
        var filled = NodeAddress().Replace(
            example, match => string.Create(CultureInfo.InvariantCulture, $"server 127.0.0.1:{nodes[listed++]}{match.Groups["rest"].Value}"));
        Assert.True(listed == nodes.Count, $"docs/nginx.conf lists {listed} nodes; the test runs {nodes.Count}.");
        filled = ListenAddress().Replace(filled, string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{port};"));
        return filled.Replace(
            "http {",
            "http { client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;",
            StringComparison.Ordinal);
    }

    private static async Task<bool> ListensAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static IEnumerable<int> ChildrenOf(int parent)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && ParentOf(folder) == parent)
            {
                yield return id;
            }
        }
    }

    private static int ParentOf(string folder)
    {
        try
        {
            // The fourth field; the second is a name in brackets that may hold anything.
            var fields = File.ReadAllText(Path.Combine(folder, "stat"));
            return int.Parse(fields[(fields.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    [GeneratedRegex(@"\bserver\s+[\w.\-]+:\d+(?<rest>[^;{]*;)", RegexOptions.None, 1_000)]
    private static partial Regex NodeAddress();

    [GeneratedRegex(@"\blisten\s+[^;]+;", RegexOptions.None, 1_000)]
    private static partial Regex ListenAddress();
}
