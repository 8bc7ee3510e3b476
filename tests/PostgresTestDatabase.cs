using Npgsql;

namespace HeadlessCrm.Tests;

/// <summary>A database of its own on the shared server, dropped when the test is over.</summary>
internal sealed class PostgresTestDatabase : IAsyncDisposable
{
    private readonly string server;

    private PostgresTestDatabase(string server, string name)
    {
        this.server = server;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }

    public string Name { get; }

    public string ConnectionString { get; }

    /// <summary>Makes one, empty or as a copy; skips when there is no server.</summary>
    public static async Task<PostgresTestDatabase> CreateAsync(string? template = null)
    {
        var database = await NameAsync();
        await database.OnServerAsync($"CREATE DATABASE {database.Name}{(template is null ? "" : $" TEMPLATE {template}")}");
        return database;
    }

    /// <summary>One that is not there yet; skips when there is no server.</summary>
    public static async Task<PostgresTestDatabase> NameAsync() =>
        new(await PostgresServer.SharedAsync(), $"crm_test_{Guid.CreateVersion7():N}");

    /// <summary>Runs a statement in it and answers the first value.</summary>
    public Task<object?> ScalarAsync(string sql) => RunAsync(ConnectionString, sql);

    public async ValueTask DisposeAsync() => await OnServerAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");

    private Task<object?> OnServerAsync(string sql) => RunAsync(server, sql);

    private static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
#pragma warning disable CA2100 // The statements are the tests' own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
