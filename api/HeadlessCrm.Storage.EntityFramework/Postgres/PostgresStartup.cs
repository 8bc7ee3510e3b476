using System.Diagnostics;
using Npgsql;

namespace HeadlessCrm.Storage.EntityFramework.Postgres;

/// <summary>Waits for the server, creates the database when it is not there, and checks that it can be used.</summary>
internal sealed class PostgresStartup(PostgresConnectionSettings settings, StorageOptions options, PostgresFaults faults)
{
    private const int OldestVersion = 15;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await WaitAsync(cancellationToken);
        if (connection.PostgreSqlVersion.Major < OldestVersion)
        {
            throw new StorageSetupException(
                $"The server is PostgreSQL {connection.PostgreSqlVersion}; version {OldestVersion} or newer is needed.");
        }

        await using var command = new NpgsqlCommand("SHOW server_encoding", connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is string encoding and not "UTF8")
        {
            throw new StorageSetupException(
                $"The database \"{connection.Database}\" has the encoding {encoding}; create it with ENCODING 'UTF8'.");
        }
    }

    // In a data centre that starts as a whole, the database is often up a little later than its users.
    private async Task<NpgsqlConnection> WaitAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await settings.OpenAsync(cancellationToken);
            }
            catch (PostgresException fault) when (fault.SqlState == PostgresFaults.NoSuchDatabase)
            {
                await CreateDatabaseAsync(cancellationToken);
            }
            catch (Exception fault) when (MayPass(fault)
                && Stopwatch.GetElapsedTime(started).TotalSeconds < options.StartupPatienceSeconds)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    // Wrong credentials do not become right by waiting.
    private bool MayPass(Exception fault) => faults.IsConnectionLost(fault)
        || PostgresFaults.StateOf(fault) is PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections;

    private async Task CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false };
        var name = maintenance.Database ?? maintenance.Username!;
        maintenance.Database = "postgres";
        await using var connection = new NpgsqlConnection(maintenance.ToString());
        await connection.OpenAsync(cancellationToken);
        try
        {
#pragma warning disable CA2100 // A name cannot be a parameter; it is quoted.
            await using var command = new NpgsqlCommand(
                $"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\" ENCODING 'UTF8' TEMPLATE template0", connection);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException fault) when (
            fault.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another node was quicker.
        }
    }
}
