using System.Collections.Concurrent;
using System.Data.Common;

namespace HeadlessCrm.Storage.EntityFramework.Sql;

/// <summary>Runs reading statements on a bounded pool of sessions.</summary>
internal sealed class SqlReader(Func<DbConnection> open, int maxSessions) : IDisposable
{
    private readonly ConcurrentBag<SqlSession> idle = [];
    private readonly SemaphoreSlim free = new(maxSessions, maxSessions);

    /// <summary>Runs a statement and hands every row to <paramref name="read"/>.</summary>
    public async Task QueryAsync(SqlText sql, Action<DbDataReader> read, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        SqlSession? session = null;
        var isSound = false;
        try
        {
            session = idle.TryTake(out var known) ? known : new SqlSession(open());
            await using var rows = await session.QueryAsync(sql, cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                read(rows);
            }

            isSound = true;
        }
        finally
        {
            Return(session, isSound);
        }
    }

    /// <summary>Runs a statement that answers one number.</summary>
    public async Task<long> ScalarAsync(SqlText sql, CancellationToken cancellationToken)
    {
        long value = 0;
        await QueryAsync(sql, row => value = row.GetInt64(0), cancellationToken);
        return value;
    }

    public void Dispose()
    {
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }

        free.Dispose();
    }

    // A session whose statement failed or was cancelled may hold an unfinished statement; it is not used again.
    private void Return(SqlSession? session, bool isSound)
    {
        if (session is not null)
        {
            if (isSound)
            {
                idle.Add(session);
            }
            else
            {
                session.Dispose();
            }
        }

        free.Release();
    }
}
