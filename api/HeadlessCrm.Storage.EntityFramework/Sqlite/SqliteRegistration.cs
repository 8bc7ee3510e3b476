using HeadlessCrm.Storage.EntityFramework.Sqlite.Feed;
using HeadlessCrm.Storage.EntityFramework.Sqlite.Imports;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite;

/// <summary>Registers what SQLite needs.</summary>
internal static class SqliteRegistration
{
    public static void AddSqlite(IServiceCollection services)
    {
        services.AddSingleton(provider =>
            new SqliteConnectionSettings(provider.GetRequiredService<IOptions<StorageOptions>>().Value));
        services.AddPooledDbContextFactory<SqliteCrmDbContext>((provider, options) =>
        {
            var settings = provider.GetRequiredService<SqliteConnectionSettings>();
            Configure(options, settings.ConnectionString).AddInterceptors(settings);
        });
        services.AddSingleton(provider => new SqliteDatabase(
            provider.GetRequiredService<IDbContextFactory<SqliteCrmDbContext>>(),
            provider.GetRequiredService<SqliteConnectionSettings>(),
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.MaxReadConnections,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SqliteFeedStore>();
        services.AddSingleton<SqliteFeedListener>();
        services.AddSingleton<SqliteCustomerImportStore>();
        services.AddSingleton<SqliteTransactionImportStore>();
    }

    /// <summary>Creates the folder of the file and sets the file to WAL, which it keeps.</summary>
    public static void PrepareFile(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        if (settings.Mode != SqliteOpenMode.Memory
            && settings.DataSource is { Length: > 0 } file && file != ":memory:"
            && Path.GetDirectoryName(Path.GetFullPath(file)) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL;";
        command.ExecuteNonQuery();
    }

    /// <summary>A context for writing migrations; it is never connected.</summary>
    public static SqliteCrmDbContext CreateDesignTimeContext()
    {
        var options = new DbContextOptionsBuilder<SqliteCrmDbContext>();
        Configure(options, "Data Source=:memory:");
        return new SqliteCrmDbContext(options.Options);
    }

    private static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseSqlite(connectionString)
            .ReplaceService<IMigrationsSqlGenerator, ClusteredTableSqlGenerator>();
}
