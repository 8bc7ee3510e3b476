using HeadlessCrm.Storage.Specification;
using HeadlessCrm.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Storage.EntityFramework.Tests.Postgres;

/// <summary>A database of its own for one test, copied from one that was brought to the present schema once.</summary>
public sealed class PostgresStorageFactory : IStorageFactory
{
    private static readonly Lazy<Task<string>> Template = new(async () =>
    {
        var template = await PostgresTestDatabase.CreateAsync();
        await using var storage = new PostgresStorage(template, TimeProvider.System, ownsDatabase: false);
        await storage.InitializeAsync();
        return template.Name;
    });

    public async Task<IStorageUnderTest> CreateAsync(TimeProvider clock) => await CreateStorageAsync(clock);

    internal static async Task<PostgresStorage> CreateStorageAsync(TimeProvider clock)
    {
        // Asked first, so that each test that has no server is skipped by its own name.
        await PostgresServer.SharedAsync();
        var database = await PostgresTestDatabase.CreateAsync(await Template.Value);
        var storage = new PostgresStorage(database, clock, RandomWorld.ReportingCurrency);
        await storage.InitializeAsync();
        return storage;
    }
}

internal sealed class PostgresStorage : IStorageUnderTest
{
    private readonly PostgresTestDatabase database;
    private readonly bool ownsDatabase;
    private readonly ServiceProvider provider;

    public PostgresStorage(
        PostgresTestDatabase database, TimeProvider clock, string? reportingCurrency = null, bool ownsDatabase = true)
    {
        this.database = database;
        this.ownsDatabase = ownsDatabase;
        provider = Open(database.ConnectionString, clock, reportingCurrency);
    }

    public IServiceProvider Services => provider;

    public string ConnectionString => database.ConnectionString;

    /// <summary>Another node on the same database.</summary>
    public static ServiceProvider Open(string connectionString, TimeProvider clock, string? reportingCurrency = null) =>
        new ServiceCollection()
            .AddSingleton(clock)
            .AddEntityFrameworkStorage(options =>
            {
                options.Provider = "Postgres";
                options.ConnectionString = connectionString;
                options.ReportingCurrency = reportingCurrency;
            })
            .BuildServiceProvider(validateScopes: true);

    public Task InitializeAsync() => provider.InitializeStorageAsync();

    public Task<object?> ScalarAsync(string sql) => database.ScalarAsync(sql);

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        if (ownsDatabase)
        {
            await database.DisposeAsync();
        }
    }
}
