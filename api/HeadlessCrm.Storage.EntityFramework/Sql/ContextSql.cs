using System.Data.Common;
using HeadlessCrm.Domain.Feed.Consumers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HeadlessCrm.Storage.EntityFramework.Sql;

/// <summary>Statements of our own inside a context's transaction.</summary>
internal static class ContextSql
{
    extension(CrmDbContext context)
    {
        /// <summary>Runs a statement; answers how many rows it changed.</summary>
        public async Task<int> ExecuteAsync(SqlText sql, SqlDialect dialect, CancellationToken cancellationToken)
        {
            await using var command = context.CommandOf(sql, dialect);
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }

        /// <summary>Runs a statement and hands every row over; answers how many there were.</summary>
        public async Task<int> QueryAsync(
            SqlText sql, SqlDialect dialect, Action<DbDataReader> read, CancellationToken cancellationToken)
        {
            await using var command = context.CommandOf(sql, dialect);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            var count = 0;
            while (await rows.ReadAsync(cancellationToken))
            {
                count++;
                read(rows);
            }

            return count;
        }

        /// <summary>
        /// Whether a lease is still held. It stays so until this transaction ends: whoever takes the consumer over waits.
        /// </summary>
        public async Task<bool> HoldsAsync(ConsumerLease lease, SqlDialect dialect, CancellationToken cancellationToken)
        {
            var sql = new SqlText().Append("SELECT 1 FROM feed_consumers WHERE name = ").Value(lease.Name)
                .Append(" AND fence = ").Value(lease.Fence).Append(" AND owner = ").Value(lease.Owner)
                .Append(dialect.RowLock);
            return await context.QueryAsync(sql, dialect, _ => { }, cancellationToken) > 0;
        }

        private DbCommand CommandOf(SqlText sql, SqlDialect dialect)
        {
            var command = context.Database.GetDbConnection().CreateCommand();
            command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
            sql.WriteTo(command, dialect);
            return command;
        }
    }
}
