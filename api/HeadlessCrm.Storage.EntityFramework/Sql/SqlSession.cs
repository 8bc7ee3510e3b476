using System.Data;
using System.Data.Common;

namespace HeadlessCrm.Storage.EntityFramework.Sql;

/// <summary>
/// A connection and the statements prepared on it. The same list asked again with other values is not parsed again by the
/// database: that is a large part of a small query's time.
/// </summary>
internal sealed class SqlSession(DbConnection connection, SqlDialect dialect) : IDisposable
{
    private const int MaxPrepared = 128;

    private readonly Dictionary<string, DbCommand> prepared = new(StringComparer.Ordinal);

    public async Task<DbDataReader> QueryAsync(SqlText sql, CancellationToken cancellationToken) =>
        await Prepare(sql).ExecuteReaderAsync(CommandBehavior.SingleResult, cancellationToken);

    /// <summary>Whether the connection is open, as far as is known without using it.</summary>
    public bool IsOpen => connection.State == ConnectionState.Open;

    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private DbCommand Prepare(SqlText sql)
    {
        var text = sql.ToString();
        if (prepared.TryGetValue(text, out var command))
        {
            for (var i = 0; i < sql.Parameters.Count; i++)
            {
                command.Parameters[i].Value = sql.Parameters[i];
            }

            return command;
        }

        if (prepared.Count >= MaxPrepared)
        {
            Forget();
        }

        command = connection.CreateCommand();
        sql.WriteTo(command, dialect);
        prepared[text] = command;
        return command;
    }

    private void Forget()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        prepared.Clear();
    }
}
