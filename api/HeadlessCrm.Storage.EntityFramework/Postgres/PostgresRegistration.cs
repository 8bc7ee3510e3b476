using HeadlessCrm.Storage.EntityFramework.Postgres.Feed;
using HeadlessCrm.Storage.EntityFramework.Postgres.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Storage.EntityFramework.Postgres;

/// <summary>Registers what PostgreSQL needs.</summary>
internal static class PostgresRegistration
{
    public static void AddPostgres(IServiceCollection services)
    {
        services.AddSingleton(provider =>
            new PostgresConnectionSettings(provider.GetRequiredService<IOptions<StorageOptions>>().Value));
        services.AddPooledDbContextFactory<PostgresCrmDbContext>((provider, options) =>
            options.UseNpgsql(provider.GetRequiredService<PostgresConnectionSettings>().ConnectionString));
        services.AddSingleton(provider =>
        {
            var contexts = provider.GetRequiredService<IDbContextFactory<PostgresCrmDbContext>>();
            return new PostgresDatabase(
                async token => await contexts.CreateDbContextAsync(token),
                provider.GetRequiredService<PostgresConnectionSettings>(),
                provider.GetRequiredService<IOptions<StorageOptions>>().Value,
                provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<PostgresFeedStore>();
        services.AddSingleton<PostgresFeedListener>();
        services.AddSingleton<PostgresCustomerImportStore>();
        services.AddSingleton<PostgresTransactionImportStore>();
    }

    /// <summary>A context for writing migrations; it is never connected.</summary>
    public static PostgresCrmDbContext CreateDesignTimeContext() =>
        new(new DbContextOptionsBuilder<PostgresCrmDbContext>().UseNpgsql("Host=none").Options);
}
