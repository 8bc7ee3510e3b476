using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Imports;
using HeadlessCrm.Storage.EntityFramework.Imports;
using HeadlessCrm.Storage.EntityFramework.Sql;
using HeadlessCrm.Storage.EntityFramework.Sqlite.Feed;
using Microsoft.Data.Sqlite;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Imports;

/// <summary>An import into SQLite: a connection of its own, prepared statements, one transaction per batch.</summary>
internal abstract class SqliteImport<TRow> : IImport<TRow>
{
    /// <summary>How many customers' ids are remembered between batches, to save looking them up.</summary>
    protected const int MaxRemembered = 1_000_000;

    private readonly SqliteDatabase database;
    private readonly bool isDryRun;
    private readonly bool isOnline;
    private readonly List<RawStatement> statements = [];
    private readonly RawStatement begin;
    private readonly RawStatement commit;
    private readonly RawStatement rollback;
    private readonly RawStatement lastEvent;
    private readonly RawStatement mergeVersion;
    private long knownMerges = -1;
    private bool hasBegun;
    private bool hasDeferredIndexes;

    protected SqliteImport(SqliteDatabase database, ImportContext context)
    {
        this.database = database;
        isDryRun = context.IsDryRun;
        isOnline = context.IsOnline;
        System = context.System;
        Connection = database.OpenForImport();
        StartedAt = EntityId.RecordingTime(context.StartedAt ?? database.Clock.GetUtcNow());
        begin = Prepare("BEGIN IMMEDIATE");
        commit = Prepare("COMMIT");
        rollback = Prepare("ROLLBACK");
        lastEvent = Prepare("SELECT MAX(sequence) FROM feed_events");
        mergeVersion = Prepare("SELECT merge_version FROM store_state");
        Feed = new SqliteFeedWriter(Prepare);
    }

    /// <inheritdoc/>
    public int PreferredBatchSize => 20_000;

    protected SqliteConnection Connection { get; }

    protected string System { get; }

    /// <summary>Tells of what the batch does, in its transaction.</summary>
    protected SqliteFeedWriter Feed { get; }

    /// <summary>Entities recorded since are this import's own.</summary>
    protected DateTimeOffset StartedAt { get; }

    protected bool IsDryRun => isDryRun;

    /// <inheritdoc/>
    public async Task<ImportBatchResult> WriteAsync(
        IReadOnlyList<TRow> rows, Func<ImportBatchResult, ImportCheckpoint>? checkpoint, CancellationToken cancellationToken)
    {
        using var turn = await database.EnterWriteAsync(cancellationToken);
        var tally = new ImportTally(rows.Count);
        DeferIndexes();
        var now = EntityId.RecordingTime(database.Clock.GetUtcNow());
        Feed.Begin(now);
        begin.Run();
        long written;
        try
        {
            ForgetWhoIsWhoAfterMerges();
            WriteBatch(rows, tally, now, cancellationToken);
            written = LastEvent();
            if (checkpoint is not null && !isDryRun)
            {
                Keep(checkpoint(tally.ToResult()));
            }

            (isDryRun ? rollback : commit).Run();
        }
        catch
        {
            // A failed statement may have rolled back already; then there is nothing left to undo.
            if (SQLitePCL.raw.sqlite3_get_autocommit(Connection.Handle) == 0)
            {
                rollback.Run();
            }

            Forget();
            throw;
        }

        if (isDryRun)
        {
            Forget();
        }
        else if (Feed.Count > 0)
        {
            database.Signal.Raise(new FeedPosition(0, written));
        }

        return tally.ToResult();
    }

    /// <inheritdoc/>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (isDryRun)
        {
            return;
        }

        using var turn = await database.EnterWriteAsync(cancellationToken);
        RestoreIndexes();
        Execute("PRAGMA synchronous=FULL; PRAGMA optimize; PRAGMA wal_checkpoint(PASSIVE);");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Feed.Dispose();
        foreach (var statement in statements)
        {
            statement.Dispose();
        }

        if (hasDeferredIndexes)
        {
            using var turn = await database.EnterWriteAsync(CancellationToken.None);
            RestoreIndexes();
        }

        // Connections are pooled: the next owner expects the usual settings.
        Execute("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=1000; PRAGMA cache_size=-16000;");
        await Connection.DisposeAsync();
    }

    protected RawStatement Prepare(string sql)
    {
        var statement = new RawStatement(Connection, sql);
        statements.Add(statement);
        return statement;
    }

    /// <summary>The tables whose secondary indexes wait until the end, if the first of them is empty at the start.</summary>
    protected abstract IReadOnlyList<string> BulkTables { get; }

    /// <summary>Writes the rows inside the open transaction.</summary>
    protected abstract void WriteBatch(
        IReadOnlyList<TRow> rows, ImportTally tally, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Drops what was remembered of a batch that came to nothing.</summary>
    protected abstract void Forget();

    /// <summary>Runs a statement of the relational stores in the open transaction; answers how many rows it changed.</summary>
    protected int Execute(SqlText sql)
    {
        using var command = CommandOf(sql);
        return command.ExecuteNonQuery();
    }

    /// <summary>A statement of the relational stores as a command in the open transaction.</summary>
    protected SqliteCommand CommandOf(SqlText sql)
    {
        var command = Connection.CreateCommand();
        sql.WriteTo(command, database.Dialect);
        return command;
    }

    /// <summary>Drops what was remembered of whom keys lead to.</summary>
    protected virtual void ForgetCustomers()
    {
    }

    private void Keep(ImportCheckpoint checkpoint)
    {
        if (Execute(database.Dialect.Advance(checkpoint)) == 0)
        {
            throw new BulkOperationLeaseLostException(checkpoint.Lease.OperationId);
        }

        foreach (var error in database.Dialect.Errors(checkpoint))
        {
            Execute(error);
        }
    }

    private void ForgetWhoIsWhoAfterMerges()
    {
        mergeVersion.Read();
        var version = mergeVersion.Long(0);
        mergeVersion.Reset();
        if (version != knownMerges)
        {
            ForgetCustomers();
            knownMerges = version;
        }
    }

    private long LastEvent()
    {
        lastEvent.Read();
        var sequence = lastEvent.Long(0);
        lastEvent.Reset();
        return sequence;
    }

    private void DeferIndexes()
    {
        if (hasBegun || isDryRun || isOnline)
        {
            return;
        }

        hasBegun = true;
        using var anyRow = new RawStatement(Connection, $"SELECT 1 FROM {BulkTables[0]} LIMIT 1");
        if (anyRow.Read())
        {
            return;
        }

        database.SecondaryIndexes.Drop(Connection, [.. BulkTables]);
        hasDeferredIndexes = true;
    }

    private void RestoreIndexes()
    {
        if (hasDeferredIndexes)
        {
            database.SecondaryIndexes.Create(Connection);
            hasDeferredIndexes = false;
        }
    }

    private void Execute(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
