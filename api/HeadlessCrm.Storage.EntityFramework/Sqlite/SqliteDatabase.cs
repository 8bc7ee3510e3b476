using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite;

/// <summary>A SQLite file.</summary>
internal sealed class SqliteDatabase(
    IDbContextFactory<SqliteCrmDbContext> contexts,
    SqliteConnectionSettings settings,
    int maxReadConnections,
    TimeProvider clock)
    : CrmDatabase(
        async token => await contexts.CreateDbContextAsync(token),
        new SqliteDialect(),
        new SqlReader(settings.Open, maxReadConnections),
        clock)
{
    private const int UniqueViolation = 2067;
    private const int PrimaryKeyViolation = 1555;

    /// <summary>The indexes that a first import defers.</summary>
    public SecondaryIndexes SecondaryIndexes { get; } = IndexesOf(contexts);

    /// <inheritdoc/>
    public override void RepairIndexes()
    {
        using var connection = settings.Open();
        SecondaryIndexes.Create(connection);
    }

    /// <summary>
    /// Opens a connection of its own for an import. Commits do not wait for the disk (a batch lost with the machine is
    /// imported again; completing the import waits). Foreign keys are not checked row by row: an import writes customers
    /// and what refers to them in one transaction and nothing can delete a customer in between.
    /// </summary>
    public SqliteConnection OpenForImport()
    {
        var connection = settings.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=16000; PRAGMA foreign_keys=OFF;";
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>
    /// The log is written in order, so a commit that did wait for the disk takes all earlier ones with it. The setting ends
    /// with the connection's present use.
    /// </summary>
    protected override Task RelaxAsync(CrmDbContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync("PRAGMA synchronous=NORMAL", cancellationToken);

    /// <inheritdoc/>
    protected override bool IsUniqueViolation(DbUpdateException fault) =>
        fault.InnerException is SqliteException { SqliteExtendedErrorCode: UniqueViolation or PrimaryKeyViolation };

    private static SecondaryIndexes IndexesOf(IDbContextFactory<SqliteCrmDbContext> contexts)
    {
        using var context = contexts.CreateDbContext();
        return new SecondaryIndexes(context.Model);
    }
}
