using System.Data.Common;
using HeadlessCrm.Storage.EntityFramework.Feed;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework;

/// <summary>
/// One database as the stores use it: reading by SQL on pooled sessions, writing by the model, one writer at a time.
/// </summary>
/// <param name="contexts">Makes contexts for writing.</param>
/// <param name="dialect">The database's SQL.</param>
/// <param name="reader">Runs reading statements.</param>
/// <param name="clock">The time.</param>
internal abstract class CrmDatabase(
    Func<CancellationToken, Task<CrmDbContext>> contexts, SqlDialect dialect, SqlReader reader, TimeProvider clock)
    : IDisposable
{
    // SQLite has one writer. Queuing here keeps callers of this process waiting without holding a thread each;
    // writers of other processes are waited for by the database's busy timeout.
    private readonly SemaphoreSlim writing = new(1, 1);

    public SqlDialect Dialect { get; } = dialect;

    public SqlReader Reader { get; } = reader;

    /// <summary>Raised after every commit that told the feed something.</summary>
    public FeedSignal Signal { get; } = new();

    public TimeProvider Clock { get; } = clock;

    /// <summary>A context of its own, for the caller to dispose.</summary>
    public Task<CrmDbContext> CreateContextAsync(CancellationToken cancellationToken) => contexts(cancellationToken);

    /// <summary>Creates the indexes that an import broken off may have left out.</summary>
    public abstract void RepairIndexes();

    /// <summary>Waits for the turn to write; dispose the answer to give it up.</summary>
    public async Task<IDisposable> EnterWriteAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        return new WriteTurn(writing);
    }

    /// <summary>
    /// Carries out a write in one transaction. A row that was changed, or a unique key that was taken, in between makes it
    /// come to nothing and answers <paramref name="conflict"/>.
    /// </summary>
    public async Task<TResult> WriteAsync<TResult>(
        Func<CrmDbContext, CancellationToken, Task<TResult>> write, TResult conflict, CancellationToken cancellationToken)
    {
        using var turn = await EnterWriteAsync(cancellationToken);
        await using var context = await contexts(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            context.Feed.Clear();
            var result = await write(context, cancellationToken);
            var written = await context.Feed.FlushAsync(context, Dialect, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            if (written is { } position)
            {
                Signal.Raise(position);
            }

            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            return conflict;
        }
        catch (DbUpdateException fault) when (IsUniqueViolation(fault))
        {
            return conflict;
        }
    }

    /// <summary>
    /// Carries out a write of what can be derived again. It is atomic and never overtaken by a later write, but it does not
    /// wait for the disk.
    /// </summary>
    public async Task<TResult> WriteDerivedAsync<TResult>(
        Func<CrmDbContext, CancellationToken, Task<TResult>> write, CancellationToken cancellationToken)
    {
        using var turn = await EnterWriteAsync(cancellationToken);
        await using var context = await contexts(cancellationToken);
        await context.Database.OpenConnectionAsync(cancellationToken);
        await RelaxAsync(context, cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var result = await write(context, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>
    /// Runs <c>SELECT parents.i, {select}</c> for many ids and hands each row over with the index of its parent.
    /// </summary>
    public async Task ForEachParentAsync(
        IReadOnlyList<Guid> ids, string select, Action<DbDataReader, int> read, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var sql = new SqlText().Append("WITH RECURSIVE ");
        Dialect.AppendParents(sql, ids);
        sql.Append(" SELECT parents.i, ").Append(select);
        await Reader.QueryAsync(sql, row => read(row, row.GetInt32(0)), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Reader.Dispose();
        writing.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes the next commit of an open connection not wait for the disk.</summary>
    protected abstract Task RelaxAsync(CrmDbContext context, CancellationToken cancellationToken);

    /// <summary>Whether a fault is a unique key taken by somebody else.</summary>
    protected abstract bool IsUniqueViolation(DbUpdateException fault);

    private sealed class WriteTurn(SemaphoreSlim writing) : IDisposable
    {
        public void Dispose() => writing.Release();
    }
}
