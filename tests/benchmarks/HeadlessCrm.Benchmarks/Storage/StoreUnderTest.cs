using Npgsql;

namespace HeadlessCrm.Benchmarks.Storage;

/// <summary>A new store for one measurement: a SQLite file, or a database of the PostgreSQL that the command has started.</summary>
internal sealed class StoreUnderTest : IAsyncDisposable
{
    private const string ServerVariable = "HEADLESSCRM_POSTGRES";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("headlesscrm-store-");
    private readonly string? database;

    private StoreUnderTest(string name, string provider, string connectionString, string? database)
    {
        Name = name;
        Provider = provider;
        ConnectionString = connectionString.Replace("{folder}", folder.FullName, StringComparison.Ordinal);
        this.database = database;
    }

    /// <summary>Whether there is a PostgreSQL.</summary>
    public static bool HasPostgres => Server is not null;

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>The value of <c>Storage:Provider</c>.</summary>
    public string Provider { get; }

    /// <summary>The value of <c>Storage:ConnectionString</c>.</summary>
    public string ConnectionString { get; }

    /// <summary>What a process of the product needs to use it.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Storage__Provider"] = Provider,
        ["Storage__ConnectionString"] = ConnectionString,
    };

    private static string? Server => Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } server ? server : null;

    public static StoreUnderTest Sqlite() => new("SQLite", "Sqlite", "Data Source={folder}/crm.db", null);

    /// <summary>A new database on the server; it is empty, not even created by the product yet.</summary>
    public static StoreUnderTest Postgres()
    {
        var database = $"crm_benchmark_{Guid.CreateVersion7():N}";
        var connection = new NpgsqlConnectionStringBuilder(Server) { Database = database };
        return new StoreUnderTest("PostgreSQL", "Postgres", connection.ToString(), database);
    }

    /// <summary>One of each kind there is.</summary>
    public static IEnumerable<Func<StoreUnderTest>> All => HasPostgres ? [Sqlite, Postgres] : [Sqlite];

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await using var connection = new NpgsqlConnection(Server + ";Pooling=false");
            await connection.OpenAsync();
#pragma warning disable CA2100 // The name was made here.
            await using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS {database} WITH (FORCE)", connection);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }

        folder.Delete(recursive: true);
    }
}
