using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HeadlessCrm.Storage.EntityFramework.Sql;

/// <summary>Reads columns as they are stored.</summary>
internal static class ColumnReading
{
    extension(DbDataReader row)
    {
        public Guid ReadId(int ordinal)
        {
            // SQLite alone has no UUIDs; the bytes are read where they lie, where the data reader would copy them to an array.
            return row is SqliteDataReader sqlite
                ? new Guid(raw.sqlite3_column_blob(sqlite.Handle, ordinal), bigEndian: true)
                : row.GetGuid(ordinal);
        }

        public Guid? ReadIdOrNull(int ordinal) => row.IsDBNull(ordinal) ? null : row.ReadId(ordinal);

        public DateTimeOffset ReadInstant(int ordinal) => new(row.GetInt64(ordinal), TimeSpan.Zero);

        public DateTimeOffset? ReadInstantOrNull(int ordinal) => row.IsDBNull(ordinal) ? null : row.ReadInstant(ordinal);

        public DateTimeOffset? ReadInstantOrZero(int ordinal) =>
            row.GetInt64(ordinal) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

        public DateOnly? ReadDayOrNull(int ordinal) => row.IsDBNull(ordinal) ? null : DateOnly.FromDayNumber(row.GetInt32(ordinal));

        public string? ReadTextOrNull(int ordinal) => row.IsDBNull(ordinal) ? null : row.GetString(ordinal);

        public int? ReadIntOrNull(int ordinal) => row.IsDBNull(ordinal) ? null : row.GetInt32(ordinal);

        public long? ReadLongOrNull(int ordinal) => row.IsDBNull(ordinal) ? null : row.GetInt64(ordinal);
    }
}
