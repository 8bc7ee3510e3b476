using HeadlessCrm.Storage.EntityFramework;
using Microsoft.Data.Sqlite;

namespace HeadlessCrm.Api.Hosting;

/// <summary>Where the data is: the one place that reads the storage settings.</summary>
internal static class CrmSettings
{
    /// <summary>The default database file in a data folder.</summary>
    public const string DatabaseFile = "crm.db";

    private const string ProviderKey = "Storage:Provider";
    private const string ConnectionStringKey = "Storage:ConnectionString";

    /// <summary>Settings from files, the environment and the command line, for verbs that serve nothing.</summary>
    public static IConfigurationRoot Load(string? dataFolder)
    {
        var environment = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environments.Production;
        var configuration = new ConfigurationBuilder()
            .SetBasePath(HomeFolder.OfSettings)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true)
            .AddEnvironmentVariables()
            .Build();
        UseDataFolder(configuration, dataFolder);
        return configuration;
    }

    /// <summary>Sets the connection string when only a data folder, or nothing, says where the data is.</summary>
    /// <exception cref="StartupException">Both are given, or what is given does not suit the provider.</exception>
    public static void UseDataFolder(IConfiguration configuration, string? dataFolder)
    {
        var isConfigured = !string.IsNullOrWhiteSpace(configuration[ConnectionStringKey]);
        if (IsServer(configuration))
        {
            // What a server's connection string says may be secret; it is never shown.
            RequireServer(configuration, isConfigured, dataFolder);
            return;
        }

        if (isConfigured && dataFolder is not null)
        {
            throw new StartupException(
                $"Both --data ({dataFolder}) and {ConnectionStringKey} ({configuration[ConnectionStringKey]}) " +
                "say where the data is; give one of them.");
        }

        if (!isConfigured)
        {
            configuration[ConnectionStringKey] = new SqliteConnectionStringBuilder
            {
                DataSource = Path.Combine(Path.GetFullPath(dataFolder ?? HomeFolder.OfData), DatabaseFile),
            }.ToString();
        }
    }

    /// <summary>Whether the data is on a server and not in a file.</summary>
    public static bool IsServer(IConfiguration configuration) =>
        string.Equals(configuration[ProviderKey], StorageOptions.Postgres, StringComparison.OrdinalIgnoreCase);

    private static void RequireServer(IConfiguration configuration, bool isConfigured, string? dataFolder)
    {
        const string Example = "\"Host=localhost;Database=crm;Username=crm\"";
        if (dataFolder is not null)
        {
            throw new StartupException(
                $"--data ({dataFolder}) is for a SQLite file, but {ProviderKey} is {configuration[ProviderKey]}; " +
                $"say with {ConnectionStringKey} where the server is, such as {Example}.");
        }

        if (!isConfigured)
        {
            throw new StartupException(
                $"{ProviderKey} is {configuration[ProviderKey]} and {ConnectionStringKey} is empty; " +
                $"say where the server is, such as {Example}.");
        }
    }

    /// <summary>Chooses and registers the storage.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration) =>
        services.AddEntityFrameworkStorage(options => configuration.GetSection(StorageOptions.Section).Bind(options));
}
