using HeadlessCrm.Storage.EntityFramework;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Hosting;

/// <summary>Opens the storage, or says in one line why it cannot be opened.</summary>
internal static class StorageStartup
{
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static async Task InitializeAsync(
        IServiceProvider services, IConfiguration configuration, CancellationToken cancellationToken)
    {
        var connectionString = configuration["Storage:ConnectionString"];
        try
        {
            await services.InitializeStorageAsync(cancellationToken);
        }
        catch (OptionsValidationException fault)
        {
            throw new StartupException(string.Join(" ", fault.Failures), fault);
        }
        catch (StorageSetupException fault)
        {
            throw new StartupException(fault.Message, fault);
        }
        catch (ArgumentException fault) when (CrmSettings.IsServer(configuration))
        {
            // The driver's message may repeat what it could not read, which may be a password.
            throw new StartupException(
                "Storage:ConnectionString cannot be read; write one such as \"Host=localhost;Database=crm;Username=crm\".", fault);
        }
        catch (Exception fault) when (
            CrmSettings.IsServer(configuration) && PostgresFaultText.Of(fault, connectionString) is not null)
        {
            throw new StartupException(PostgresFaultText.Of(fault, connectionString)!, fault);
        }
        catch (SqliteException fault)
        {
            throw new StartupException(Describe(fault, connectionString), fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"The data folder of \"{connectionString}\" cannot be created or written: {OneLine(fault.Message)} " +
                "Choose another with --data, or Storage:ConnectionString.",
                fault);
        }
        catch (ArgumentException fault)
        {
            throw new StartupException(
                $"Storage:ConnectionString \"{connectionString}\" cannot be read: {OneLine(fault.Message)} " +
                "Write one such as \"Data Source=data/crm.db\".",
                fault);
        }
    }

    private static string Describe(SqliteException fault, string? connectionString) => fault.SqliteErrorCode switch
    {
        NotADatabase or Corrupt =>
            $"The database of \"{connectionString}\" is damaged or no SQLite database; " +
            "restore it from a backup, or move the file away to start with an empty one.",
        CannotOpen or ReadOnly =>
            $"The database of \"{connectionString}\" cannot be opened for writing; " +
            "check that the folder exists and may be written.",
        Full => $"The disk of \"{connectionString}\" is full; make room and start again.",
        Busy =>
            $"The database of \"{connectionString}\" is locked by another program; wait for it to finish, or end it.",
        _ => $"The database of \"{connectionString}\" cannot be used: {OneLine(fault.Message)}",
    };

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
