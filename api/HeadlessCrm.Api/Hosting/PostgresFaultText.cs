using System.Net.Sockets;
using HeadlessCrm.Domain;
using Npgsql;

namespace HeadlessCrm.Api.Hosting;

/// <summary>Says in one line why a PostgreSQL database cannot be used. Passwords never show.</summary>
internal static class PostgresFaultText
{
    /// <summary>The text; null: the exception is of another kind.</summary>
    public static string? Of(Exception fault, string? connectionString)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case PostgresException refusal:
                    return OfRefusal(refusal, connectionString);
                case SocketException or TimeoutException:
                    return $"The server of {Place(connectionString)} cannot be reached: {OneLine(cause.Message)}. " +
                        "Check Storage:ConnectionString and that the server runs; " +
                        "Storage:StartupPatienceSeconds says how long to wait for it.";
            }
        }

        return fault is NpgsqlException or StorageUnavailableException
            ? $"The database of {Place(connectionString)} cannot be used: {OneLine(fault.InnerException?.Message ?? fault.Message)}"
            : null;
    }

    private static string OfRefusal(PostgresException refusal, string? connectionString) => refusal.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"The server of {Place(connectionString)} refuses the user: {OneLine(refusal.MessageText)}. " +
            "Check user name and password in Storage:ConnectionString.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"The user may not do what is needed in {Place(connectionString)}: {OneLine(refusal.MessageText)}. " +
            "Make it the owner of the database.",
        PostgresErrorCodes.ReadOnlySqlTransaction =>
            $"The server of {Place(connectionString)} is a standby and cannot be written; name the primary.",
        _ => $"The database of {Place(connectionString)} cannot be used: {OneLine(refusal.MessageText)} ({refusal.SqlState})",
    };

    private static string Place(string? connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        return $"\"Host={settings.Host};Port={settings.Port};Database={settings.Database ?? settings.Username}\"";
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd('.');
}
