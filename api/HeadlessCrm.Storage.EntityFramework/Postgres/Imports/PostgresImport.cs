using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Imports;
using HeadlessCrm.Storage.EntityFramework.Imports;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Npgsql;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Imports;

/// <summary>
/// An import into PostgreSQL. A batch is one transaction: it reads what is known of its rows in a few statements, decides
/// row by row in memory, and writes the outcome by COPY and by updates over arrays. Writers of customers wait for it from its
/// beginning to its end (see <see cref="PostgresDatabase"/>), so what it read stays true.
/// </summary>
internal abstract class PostgresImport<TRow>(
    PostgresDatabase database, NpgsqlConnection connection, ImportContext context) : IImport<TRow>
{
    /// <summary>How many customers' ids are remembered between batches, to save looking them up.</summary>
    protected const int MaxRemembered = 1_000_000;

    private const int WorthAnalyzing = 1_000;

    private long written;
    private long knownMerges = -1;

    /// <inheritdoc/>
    /// <remarks>Small enough that writers who wait for a batch hardly notice.</remarks>
    public int PreferredBatchSize => 10_000;

    protected NpgsqlConnection Connection { get; } = connection;

    protected string System { get; } = context.System;

    protected bool IsDryRun { get; } = context.IsDryRun;

    /// <summary>Entities recorded since are this import's own.</summary>
    protected DateTimeOffset StartedAt { get; } = 
        EntityId.RecordingTime(context.StartedAt ?? database.Clock.GetUtcNow());

    /// <summary>What the batch tells the feed.</summary>
    protected FeedCopy Feed { get; } = new();

    /// <summary>The tables it fills, comma separated.</summary>
    protected abstract string Tables { get; }

    /// <inheritdoc/>
    public async Task<ImportBatchResult> WriteAsync(
        IReadOnlyList<TRow> rows, Func<ImportBatchResult, ImportCheckpoint>? checkpoint, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var tally = new ImportTally(rows.Count);
        var isCommitting = false;
        try
        {
            await using var transaction = await Connection.BeginTransactionAsync(cancellationToken);
            if (!IsDryRun)
            {
                await PostgresDatabase.LockAllCustomersAsync(Connection, cancellationToken);
            }

            var now = EntityId.RecordingTime(database.Clock.GetUtcNow());
            Feed.Begin(now);
            await ForgetWhoIsWhoAfterMergesAsync(cancellationToken);
            await WriteBatchAsync(rows, tally, now, cancellationToken);
            if (IsDryRun)
            {
                await transaction.RollbackAsync(cancellationToken);
                Forget();
            }
            else
            {
                var told = await Feed.WriteAsync(Connection, cancellationToken);
                if (checkpoint is not null)
                {
                    await KeepAsync(checkpoint(tally.ToResult()), cancellationToken);
                }

                isCommitting = true;
                await transaction.CommitAsync(cancellationToken);
                if (told is { } position)
                {
                    database.Signal.Raise(position);
                }
            }
        }
        catch (Exception fault)
        {
            Forget();
            if (database.Faults.IsUnavailable(fault))
            {
                throw new StorageUnavailableException(fault, isCommitting);
            }

            throw;
        }

        var result = tally.ToResult();
        written += result.Inserted + result.Changed;
        return result;
    }

    /// <inheritdoc/>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        // Every batch was durable already. The planner would learn of a large import only after a while by itself.
        if (!IsDryRun && written >= WorthAnalyzing)
        {
            await ExecuteAsync($"ANALYZE {Tables}", cancellationToken);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    /// <summary>Writes the rows inside the open transaction.</summary>
    protected abstract Task WriteBatchAsync(
        IReadOnlyList<TRow> rows, ImportTally tally, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Drops what was remembered of a batch that came to nothing.</summary>
    protected abstract void Forget();

    /// <summary>Drops what was remembered of whom keys lead to.</summary>
    protected virtual void ForgetCustomers()
    {
    }

    /// <summary>Runs a statement with the parameters $1, $2, …; answers how many rows it touched.</summary>
    protected async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs a query with the parameters $1, $2, … and hands every row over.</summary>
    protected async Task QueryAsync(
        string sql, Action<NpgsqlDataReader> read, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            read(rows);
        }
    }

    private async Task KeepAsync(ImportCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        if (await ExecuteAsync(database.Dialect.Advance(checkpoint), cancellationToken) == 0)
        {
            throw new BulkOperationLeaseLostException(checkpoint.Lease.OperationId);
        }

        foreach (var error in database.Dialect.Errors(checkpoint))
        {
            await ExecuteAsync(error, cancellationToken);
        }
    }

    private Task<int> ExecuteAsync(SqlText sql, CancellationToken cancellationToken) =>
        ExecuteAsync(sql.ToString(), cancellationToken, [.. sql.Parameters]);

    private async Task ForgetWhoIsWhoAfterMergesAsync(CancellationToken cancellationToken)
    {
        long version = 0;
        await QueryAsync("SELECT merge_version FROM store_state", row => version = row.GetInt64(0), cancellationToken);
        if (version != knownMerges)
        {
            ForgetCustomers();
            knownMerges = version;
        }
    }

    private NpgsqlCommand Command(string sql, object[] parameters)
    {
#pragma warning disable CA2100 // The statements are our own; values are parameters.
        var command = new NpgsqlCommand(sql, Connection);
#pragma warning restore CA2100
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        return command;
    }
}
