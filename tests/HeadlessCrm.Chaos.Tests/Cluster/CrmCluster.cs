using Npgsql;

namespace HeadlessCrm.Chaos.Tests.Cluster;

/// <summary>What runs in a data centre: a PostgreSQL, several API processes, and nginx before them.</summary>
internal sealed class CrmCluster : IAsyncDisposable
{
    private const string Database = "crm_chaos";

    private readonly DirectoryInfo folder;

    private CrmCluster(DirectoryInfo folder, PostgresServer postgres)
    {
        this.folder = folder;
        Postgres = postgres;
        ConnectionString = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = Database }.ToString();
    }

    public PostgresServer Postgres { get; }

    public string ConnectionString { get; }

    public IReadOnlyList<ApiNode> Nodes { get; private set; } = [];

    public NginxProxy Proxy { get; private set; } = null!;

    /// <summary>Where callers reach the API.</summary>
    public Uri Endpoint => new($"http://127.0.0.1:{Proxy.Port}/graphql");

    /// <summary>Starts everything at once, as after a power cut; skips when a part is not installed.</summary>
    public static async Task<CrmCluster> StartAsync(DirectoryInfo folder, int nodes, CancellationToken cancellationToken)
    {
        var cluster = new CrmCluster(folder, await PostgresServer.StartAsync(isDurable: true));
        try
        {
            var ports = FreePorts.Find(nodes + 1);
            cluster.Nodes =
            [
                .. ports[1..].Select((port, index) => new ApiNode(
                    $"node {index + 1}", port, cluster.ConnectionString, Path.Combine(folder.FullName, $"node-{index + 1}.log"))),
            ];
            cluster.Proxy = await NginxProxy.StartAsync(folder, ports[0], ports[1..], cancellationToken);
            await Task.WhenAll(cluster.Nodes.Select(node => node.StartAsync(cancellationToken)));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>A connection to the database, beside the API.</summary>
    public async Task<NpgsqlConnection> OpenDatabaseAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false;Application Name=chaos");
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Nodes.Select(node => node.DisposeAsync().AsTask()));
        if (Proxy is not null)
        {
            await Proxy.DisposeAsync();
        }

        if (File.Exists(Postgres.LogFile))
        {
            File.Copy(Postgres.LogFile, Path.Combine(folder.FullName, "postgres.log"), overwrite: true);
        }

        await Postgres.DisposeAsync();
    }
}
