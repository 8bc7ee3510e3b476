using System.Data.Common;
using HeadlessCrm.Domain;
using HeadlessCrm.Storage.EntityFramework.Feed;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HeadlessCrm.Storage.EntityFramework;

/// <summary>
/// One database as the stores use it: reading by SQL on pooled sessions, writing by the model in short transactions.
/// </summary>
/// <param name="contexts">Makes contexts for writing.</param>
/// <param name="dialect">The database's SQL.</param>
/// <param name="reader">Runs reading statements.</param>
/// <param name="faults">What the database's exceptions mean.</param>
/// <param name="clock">The time.</param>
internal abstract class CrmDatabase(
    Func<CancellationToken, Task<CrmDbContext>> contexts,
    SqlDialect dialect,
    SqlReader reader,
    DatabaseFaults faults,
    TimeProvider clock)
    : IStorageHealth, IDisposable
{
    private const int MaxAttempts = 6;

    public SqlDialect Dialect { get; } = dialect;

    public SqlReader Reader { get; } = reader;

    public DatabaseFaults Faults { get; } = faults;

    /// <summary>Raised after every commit that told the feed something.</summary>
    public FeedSignal Signal { get; } = new();

    public TimeProvider Clock { get; } = clock;

    /// <summary>A context of its own, for the caller to dispose.</summary>
    public Task<CrmDbContext> CreateContextAsync(CancellationToken cancellationToken) => contexts(cancellationToken);

    /// <summary>Makes ready what must be there before the schema is brought up to date, and checks that it is usable.</summary>
    public abstract Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Brings the schema up to date; of several nodes that start together one does, and the others wait for it.</summary>
    public virtual async Task MigrateAsync(CrmDbContext context, CancellationToken cancellationToken)
    {
        // Asked first: to migrate compares the whole model with the last migration, which a test does for all stores.
        if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await context.Database.MigrateAsync(cancellationToken);
        }
    }

    /// <summary>Makes ready what follows the schema: what is no part of it, or what an import broken off left out.</summary>
    public abstract Task CompleteSchemaAsync(CrmDbContext context, CancellationToken cancellationToken);

    /// <summary>Waits for the turn to write; dispose the answer to give it up.</summary>
    public abstract Task<IDisposable> EnterWriteAsync(CancellationToken cancellationToken);

    /// <summary>Makes every other node that settles what is decided once per store wait until this transaction has ended.</summary>
    public abstract Task LockStoreAsync(CrmDbContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Makes every other writer of this customer wait until this transaction has ended. It must be the first thing a
    /// transaction does that concerns the customer: then the transactions of one customer begin to write, and commit, in
    /// one and the same order, which the feed relies on.
    /// </summary>
    public abstract Task LockCustomerAsync(CrmDbContext context, Guid customerId, CancellationToken cancellationToken);

    /// <summary>The same for many customers at once.</summary>
    public abstract Task LockCustomersAsync(
        CrmDbContext context, IReadOnlyCollection<Guid> customerIds, CancellationToken cancellationToken);

    /// <summary>
    /// Makes every other writer of who has a place at this event wait until this transaction has ended. It is taken before the lock of
    /// any customer.
    /// </summary>
    public abstract Task LockMarketingEventAsync(CrmDbContext context, Guid eventId, CancellationToken cancellationToken);

    /// <summary>
    /// After a change to a customer's transactions: raises the store's purchase version, and settles the reporting currency
    /// if this was the store's first transaction.
    /// </summary>
    public abstract Task MarkPurchasesChangedAsync(
        CrmDbContext context, Guid customerId, string currency, CancellationToken cancellationToken);

    /// <summary>Writes many new rows into one table the fastest way there is, in the context's transaction.</summary>
    public abstract Task InsertAsync(CrmDbContext context, BulkRows rows, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract Task<StorageHealth> CheckAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Carries out a write in one transaction. A row that was changed, or a unique key that was taken, in between makes it
    /// come to nothing and answers <paramref name="conflict"/>. The write may be carried out more than once, but only
    /// after it certainly came to nothing before.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached, or broke off.</exception>
    public Task<TResult> WriteAsync<TResult>(
        Func<CrmDbContext, CancellationToken, Task<TResult>> write, TResult conflict, CancellationToken cancellationToken) =>
        WriteAsync(write, conflict, isTrial: false, cancellationToken);

    /// <summary>The same; a trial does all of it and takes it back, so that its answer is what would have come of it.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached, or broke off.</exception>
    public async Task<TResult> WriteAsync<TResult>(
        Func<CrmDbContext, CancellationToken, Task<TResult>> write,
        TResult conflict,
        bool isTrial,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var isCommitting = false;
            try
            {
                using var turn = await EnterWriteAsync(cancellationToken);
                await using var context = await contexts(cancellationToken);
                await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
                context.Feed.Clear();
                var result = await write(context, cancellationToken);
                if (isTrial)
                {
                    await transaction.RollbackAsync(cancellationToken);
                    return result;
                }

                var written = await context.Feed.FlushAsync(context, this, cancellationToken);
                isCommitting = true;
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
            catch (Exception fault) when (Faults.IsUniqueViolation(fault))
            {
                return conflict;
            }
            catch (Exception fault) when (attempt < MaxAttempts && Faults.IsRolledBackForOthers(fault))
            {
                await PauseAsync(attempt, cancellationToken);
            }
            catch (Exception fault) when (attempt == 1 && !isCommitting && Faults.IsConnectionLost(fault))
            {
                // A pool keeps connections that a restart of the database has closed: the first one tried says so.
                ForgetConnections();
            }
            catch (Exception fault) when (Faults.IsUnavailable(fault))
            {
                throw new StorageUnavailableException(fault, isOutcomeUnknown: isCommitting);
            }
        }
    }

    /// <summary>
    /// Carries out a write of what can be derived again. It is atomic and never overtaken by a later write, but it does not
    /// wait for the disk. It may be carried out twice when the connection breaks, so twice must come to the same.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached, or broke off.</exception>
    public async Task<TResult> WriteDerivedAsync<TResult>(
        Func<CrmDbContext, CancellationToken, Task<TResult>> write, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var turn = await EnterWriteAsync(cancellationToken);
                await using var context = await contexts(cancellationToken);
                await using var transaction = await BeginDerivedAsync(context, cancellationToken);
                var result = await write(context, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
            catch (Exception fault) when (attempt < MaxAttempts && Faults.IsRolledBackForOthers(fault))
            {
                await PauseAsync(attempt, cancellationToken);
            }
            catch (Exception fault) when (attempt == 1 && Faults.IsConnectionLost(fault))
            {
                ForgetConnections();
            }
            catch (Exception fault) when (Faults.IsUnavailable(fault))
            {
                throw new StorageUnavailableException(fault);
            }
        }
    }

    /// <summary>
    /// Carries out a write that looks at what is there itself: where another writer came between, it looks again.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached, or broke off.</exception>
    public async Task WriteAsync(Func<CrmDbContext, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var isWritten = await WriteAsync(
                async (context, token) =>
                {
                    await write(context, token);
                    return true;
                },
                conflict: false,
                cancellationToken);
            if (isWritten)
            {
                return;
            }
        }

        throw new InvalidOperationException($"A write met other writers {MaxAttempts} times in a row.");
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
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Begins a transaction whose commit does not wait for the disk.</summary>
    protected abstract Task<IDbContextTransaction> BeginDerivedAsync(
        CrmDbContext context, CancellationToken cancellationToken);

    /// <summary>Closes idle connections, which may be dead.</summary>
    protected virtual void ForgetConnections()
    {
    }

    protected virtual void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            Reader.Dispose();
        }
    }

    // Those that met must not meet again: each waits for a time of its own, longer each time.
    private Task PauseAsync(int attempt, CancellationToken cancellationToken)
    {
#pragma warning disable CA5394 // Nothing secret hangs on it.
        var milliseconds = Random.Shared.Next(5, 10 << attempt);
#pragma warning restore CA5394
        return Task.Delay(TimeSpan.FromMilliseconds(milliseconds), Clock, cancellationToken);
    }
}
