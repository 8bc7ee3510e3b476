using System.Globalization;
using System.Text;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.Data.Sqlite;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite;

/// <summary>Writes many rows by statements of many rows each, prepared once.</summary>
internal static class MultiRowInsert
{
    // Beyond this, a statement costs more to prepare than it saves.
    private const int MaxParameters = 600;

    /// <summary>Writes the rows on an open connection, in its transaction.</summary>
    public static void Run(SqliteConnection connection, BulkRows rows, SqlDialect dialect, CancellationToken cancellationToken)
    {
        var size = Math.Min(rows.Rows.Count, Math.Max(1, MaxParameters / rows.Columns.Count));
        using var full = Prepare(connection, rows, size);
        var done = 0;
        for (; done + size <= rows.Rows.Count && size > 0; done += size)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Run(full, rows, done, size, dialect);
        }

        if (done < rows.Rows.Count)
        {
            using var rest = Prepare(connection, rows, rows.Rows.Count - done);
            Run(rest, rows, done, rows.Rows.Count - done, dialect);
        }
    }

    private static void Run(SqliteCommand command, BulkRows rows, int first, int count, SqlDialect dialect)
    {
        var parameter = 0;
        for (var i = 0; i < count; i++)
        {
            foreach (var value in rows.Rows[first + i])
            {
                command.Parameters[parameter++].Value = value is Guid id ? dialect.Id(id) : value ?? DBNull.Value;
            }
        }

        command.ExecuteNonQuery();
    }

    private static SqliteCommand Prepare(SqliteConnection connection, BulkRows rows, int count)
    {
        var command = connection.CreateCommand();
        var text = new StringBuilder($"INSERT INTO {rows.Table}({string.Join(", ", rows.Columns)}) VALUES");
        var parameter = 0;
        for (var i = 0; i < count; i++)
        {
            text.Append(i > 0 ? ", (" : " (");
            for (var column = 0; column < rows.Columns.Count; column++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"${parameter++}");
                text.Append(column > 0 ? ", " : string.Empty).Append(name);
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            text.Append(')');
        }

#pragma warning disable CA2100 // Names are our own; values are parameters.
        command.CommandText = text.ToString();
#pragma warning restore CA2100
        return command;
    }
}
