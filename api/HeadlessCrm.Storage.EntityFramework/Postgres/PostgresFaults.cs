using System.Net.Sockets;
using Npgsql;

namespace HeadlessCrm.Storage.EntityFramework.Postgres;

/// <summary>PostgreSQL's error codes (https://www.postgresql.org/docs/15/errcodes-appendix.html).</summary>
internal sealed class PostgresFaults : DatabaseFaults
{
    /// <summary>The database named in the connection string is not there.</summary>
    public const string NoSuchDatabase = PostgresErrorCodes.InvalidCatalogName;

    /// <inheritdoc/>
    public override bool IsUniqueViolation(Exception fault) => StateOf(fault) == PostgresErrorCodes.UniqueViolation;

    /// <inheritdoc/>
    public override bool IsRolledBackForOthers(Exception fault) =>
        StateOf(fault) is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <inheritdoc/>
    public override bool IsConnectionLost(Exception fault) => StateOf(fault) is { } state
        ? state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            || state.StartsWith("08", StringComparison.Ordinal)
        : Chain(fault).Any(one => one is IOException or SocketException || IsOfBrokenReader(one));

    /// <inheritdoc/>
    public override bool IsUnavailable(Exception fault) => StateOf(fault) is { } state
        ? IsUnavailable(state)
        : Chain(fault).Any(one => one is NpgsqlException or SocketException || IsOfBrokenReader(one));

    /// <summary>The error code of the server; null: the fault is not the server's.</summary>
    public static string? StateOf(Exception fault) => Chain(fault).OfType<PostgresException>().FirstOrDefault()?.SqlState;

    // 08 connection, 28 credentials, 53 resources, 57P shutdown and start, 58 system. A read-only transaction is that of a
    // standby; a cancelled query is that of a statement timeout or of an operator.
    private static bool IsUnavailable(string state) =>
        state is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.QueryCanceled or NoSuchDatabase
        || state[..2] is "08" or "28" or "53" or "58"
        || state.StartsWith("57P", StringComparison.Ordinal);

    // Npgsql 10.0.0: a connection that is closed under a batch leaves its reader without a connector, which the reader meets
    // as a null reference of its own.
    private static bool IsOfBrokenReader(Exception fault) => fault is NullReferenceException { Source: "Npgsql" };

    private static IEnumerable<Exception> Chain(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            yield return fault;
        }
    }
}
