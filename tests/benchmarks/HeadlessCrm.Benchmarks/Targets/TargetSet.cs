using HeadlessCrm.Benchmarks.Data;

namespace HeadlessCrm.Benchmarks.Targets;

/// <summary>All targets, started; what cannot be started is named in <see cref="Missing"/>.</summary>
internal sealed class TargetSet : IAsyncDisposable
{
    /// <summary>The engine that the ratios are about.</summary>
    public const string Engine = "engine";

    /// <summary>The endpoints written by hand.</summary>
    public const string HandWritten = "hand-written";

    private static readonly string[] Peers = ["mercurius", "yoga"];

    private readonly List<ServerProcess> processes = [];
    private readonly List<Target> targets = [];

    public IReadOnlyList<Target> Targets => targets;

    public List<string> Missing { get; } = [];

    /// <summary>Starts the server of this program and the peers in npm whose packages are restored.</summary>
    /// <param name="peersFolder">The folder of the peers.</param>
    /// <param name="wanted">Names of targets; empty: all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<TargetSet> StartAsync(
        string peersFolder, IReadOnlyCollection<string> wanted, CancellationToken cancellationToken)
    {
        var set = new TargetSet();
        try
        {
            await set.StartOwnAsync(wanted, cancellationToken);
            await set.StartPeersAsync(peersFolder, wanted, cancellationToken);
            return set;
        }
        catch
        {
            await set.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }
    }

    /// <summary>The engine and the hand-written endpoints of one process.</summary>
    public static IReadOnlyList<Target> OwnOf(ServerProcess process) =>
        [new Target(Engine, process), new Target(HandWritten, process, IsEngine: false)];

    private static bool IsWanted(IReadOnlyCollection<string> wanted, string name) => wanted.Count == 0 || wanted.Contains(name);

    private async Task StartOwnAsync(IReadOnlyCollection<string> wanted, CancellationToken cancellationToken)
    {
        var process = await ServerProcess.StartSelfAsync(["serve"], cancellationToken);
        processes.Add(process);
        targets.AddRange(OwnOf(process).Where(target => IsWanted(wanted, target.Name)));
    }

    private async Task StartPeersAsync(
        string folder, IReadOnlyCollection<string> wanted, CancellationToken cancellationToken)
    {
        var names = Peers.Where(name => IsWanted(wanted, name)).ToArray();
        if (!File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json")))
        {
            Missing.AddRange(names.Select(name => $"{name}: the npm packages of {folder} are not restored (npm ci)"));
            return;
        }

        var data = Path.GetTempFileName();
        try
        {
            await DataSet.Create().SaveAsync(data, cancellationToken);
            foreach (var name in names)
            {
                var schema = Path.GetFullPath(Path.Combine(folder, "..", "schema.graphql"));
                var process = await ServerProcess.StartAsync("node", [$"{name}.mjs", data, schema], folder, cancellationToken);
                processes.Add(process);
                targets.Add(new Target(name, process));
            }
        }
        finally
        {
            File.Delete(data);
        }
    }
}
