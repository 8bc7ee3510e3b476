using HeadlessCrm.Storage.Specification;
using HeadlessCrm.Storage.Specification.Feed;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Storage.EntityFramework.Tests.Sqlite;

/// <summary>A real file in a folder of its own, for one test.</summary>
public sealed class SqliteStorageFactory : IStorageFactory
{
    public async Task<IStorageUnderTest> CreateAsync(TimeProvider clock)
    {
        var storage = new SqliteStorage(clock, RandomWorld.ReportingCurrency);
        await storage.InitializeAsync();
        return storage;
    }
}

internal sealed class SqliteStorage : IStorageUnderTest
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("crm-test-");
    private readonly ServiceProvider provider;

    public SqliteStorage(TimeProvider clock, string? reportingCurrency = null)
    {
        ConnectionString = $"Data Source={Path.Combine(folder.FullName, "data", "crm.db")}";
        provider = new ServiceCollection()
            .AddSingleton(clock)
            .AddEntityFrameworkStorage(options =>
            {
                options.ConnectionString = ConnectionString;
                options.ReportingCurrency = reportingCurrency;
            })
            .BuildServiceProvider(validateScopes: true);
    }

    public string ConnectionString { get; }

    public Task InitializeAsync() => provider.InitializeStorageAsync();

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    /// <summary>Runs every consumer of the feed until it has taken in what was written.</summary>
    public Task ProjectAsync() => this.ProjectAsync(TimeProvider.System, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
