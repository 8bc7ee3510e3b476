using System.Data.Common;
using Npgsql;

namespace HeadlessCrm.Storage.EntityFramework.Postgres;

/// <summary>What every PostgreSQL connection is set to, whoever opens it.</summary>
internal sealed class PostgresConnectionSettings(StorageOptions options)
{
    private const int PreparedStatements = 128;
    private const int PoolSize = 40;

    /// <summary>The configured connection string, with our defaults where it says nothing.</summary>
    public string ConnectionString { get; } = Complete(options.ConnectionString);

    /// <summary>Opens a connection for reading by SQL of our own.</summary>
    public async ValueTask<DbConnection> OpenForReadingAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken);
        try
        {
            // Compiling a plan costs more than the short statements of an API ever win back.
            await using var command = new NpgsqlCommand("SET jit = off", connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a connection, from the pool when there is one.</summary>
    public async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(ConnectionString);
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

    /// <summary>Closes the pool's idle connections.</summary>
    public void ForgetConnections()
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(connection);
    }

    // Repeated statements are prepared by the driver. The pool is bounded so that several nodes fit into the hundred
    // connections a server has by default; whoever runs more says so in the connection string.
    private static string Complete(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (!Says(connectionString, "maxpoolsize", "maximumpoolsize"))
        {
            builder.MaxPoolSize = Math.Max(PoolSize, builder.MinPoolSize);
        }

        if (!Says(connectionString, "maxautoprepare"))
        {
            builder.MaxAutoPrepare = PreparedStatements;
            builder.AutoPrepareMinUsages = 2;
        }

        builder.ApplicationName ??= "HeadlessCrm";
        return builder.ToString();
    }

    private static bool Says(string connectionString, params ReadOnlySpan<string> keywords)
    {
        foreach (string key in new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys)
        {
            if (keywords.Contains(key.Replace(" ", string.Empty, StringComparison.Ordinal).ToLowerInvariant()))
            {
                return true;
            }
        }

        return false;
    }
}
