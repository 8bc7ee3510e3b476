using System.Collections.Concurrent;
using System.Data.Common;
using HeadlessCrm.Domain;

namespace HeadlessCrm.Storage.EntityFramework.Sql;

/// <summary>Runs reading statements on a bounded pool of sessions.</summary>
/// <param name="open">Opens a connection.</param>
/// <param name="dialect">The database's SQL.</param>
/// <param name="faults">What the database's exceptions mean.</param>
/// <param name="maxSessions">How many statements run at once.</param>
internal sealed class SqlReader(
    Func<CancellationToken, ValueTask<DbConnection>> open, SqlDialect dialect, DatabaseFaults faults, int maxSessions)
    : IDisposable
{
    private readonly ConcurrentBag<SqlSession> idle = [];
    private readonly SemaphoreSlim free = new(maxSessions, maxSessions);

    /// <summary>Runs a statement and hands every row to <paramref name="read"/>.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached, or broke off.</exception>
    public async Task QueryAsync(SqlText sql, Action<DbDataReader> read, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            var run = new Run(read);
            try
            {
                await QueryOnceAsync(sql, run, cancellationToken);
            }
            catch (Exception fault) when (run.RowCount == 0 && faults.IsConnectionLost(fault))
            {
                // Idle sessions that a restart of the database has closed say so only when they are used again. Rows
                // already handed over cannot be taken back, but before the first one the same again does no harm.
                ForgetIdle();
                await QueryOnceAsync(sql, run, cancellationToken);
            }
        }
        catch (Exception fault) when (faults.IsUnavailable(fault))
        {
            throw new StorageUnavailableException(fault);
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>Runs a statement that answers one number.</summary>
    public async Task<long> ScalarAsync(SqlText sql, CancellationToken cancellationToken)
    {
        long value = 0;
        await QueryAsync(sql, row => value = row.GetInt64(0), cancellationToken);
        return value;
    }

    /// <summary>Closes the sessions that are not in use.</summary>
    public void ForgetIdle()
    {
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    public void Dispose()
    {
        ForgetIdle();
        free.Dispose();
    }

    private async Task QueryOnceAsync(SqlText sql, Run run, CancellationToken cancellationToken)
    {
        var session = TakeIdle() ?? new SqlSession(await open(cancellationToken), dialect);
        var isSound = false;
        try
        {
            await using var rows = await session.QueryAsync(sql, cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                run.Take(rows);
            }

            isSound = true;
        }
        finally
        {
            // A session whose statement failed or was cancelled may hold an unfinished statement; it is not used again.
            if (isSound)
            {
                idle.Add(session);
            }
            else
            {
                session.Dispose();
            }
        }
    }

    private SqlSession? TakeIdle()
    {
        while (idle.TryTake(out var session))
        {
            if (session.IsOpen)
            {
                return session;
            }

            session.Dispose();
        }

        return null;
    }

    /// <summary>One statement's rows on their way to whoever asked.</summary>
    private sealed class Run(Action<DbDataReader> read)
    {
        public int RowCount { get; private set; }

        public void Take(DbDataReader row)
        {
            RowCount++;
            read(row);
        }
    }
}
