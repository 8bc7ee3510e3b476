using Microsoft.Data.Sqlite;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite;

/// <summary>SQLite's result codes (https://www.sqlite.org/rescode.html).</summary>
internal sealed class SqliteFaults : DatabaseFaults
{
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int UniqueViolation = 2067;
    private const int PrimaryKeyViolation = 1555;

    /// <inheritdoc/>
    public override bool IsUniqueViolation(Exception fault) =>
        Find(fault) is { SqliteExtendedErrorCode: UniqueViolation or PrimaryKeyViolation };

    /// <inheritdoc/>
    public override bool IsRolledBackForOthers(Exception fault) => false;

    /// <inheritdoc/>
    public override bool IsConnectionLost(Exception fault) => false;

    /// <inheritdoc/>
    public override bool IsUnavailable(Exception fault) =>
        Find(fault) is { SqliteErrorCode: Busy or ReadOnly or InputOutput or Full or CannotOpen };

    private static SqliteException? Find(Exception fault) => fault as SqliteException ?? fault.InnerException as SqliteException;
}
