using System.Data.Common;
using HeadlessCrm.Domain.Filtering;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite;

/// <summary>What every SQLite connection is set to, whoever opens it.</summary>
/// <remarks>
/// <c>synchronous=FULL</c> in WAL mode: an acknowledged write survives the loss of power, at the price of one fsync per
/// commit. (With NORMAL it would survive the death of the process, but not of the machine.) Imports commit in large
/// batches with NORMAL and pay for durability once, at the end.
/// </remarks>
internal sealed class SqliteConnectionSettings(StorageOptions options) : DbConnectionInterceptor
{
    public string ConnectionString { get; } = new SqliteConnectionStringBuilder(options.ConnectionString)
    {
        ForeignKeys = true,
        DefaultTimeout = Math.Max(1, options.BusyTimeoutMilliseconds / 1000),
    }.ToString();

    /// <summary>Opens a connection for SQL of our own, with the functions our translations use.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        Apply(connection);
        connection.CreateFunction<string?, string?>(
            SqliteDialect.FoldFunction, text => text is null ? null : TextFolding.Fold(text), isDeterministic: true);
        return connection;
    }

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    /// <inheritdoc/>
    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"PRAGMA busy_timeout={options.BusyTimeoutMilliseconds}; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;";
        command.ExecuteNonQuery();
    }
}
