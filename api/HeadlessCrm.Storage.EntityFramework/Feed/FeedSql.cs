using System.Data.Common;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HeadlessCrm.Storage.EntityFramework.Feed;

/// <summary>How events lie in their table.</summary>
internal static class FeedSql
{
    /// <summary>The columns of an event behind its position, with the alias e.</summary>
    public const string Columns = "e.id, e.type, e.customer_id, e.dealer_code, e.occurred_at, e.recorded_at, e.payload";

    /// <summary>What filters over the feed may name.</summary>
    public static SqlEntity Entity { get; } = new(
        new Dictionary<string, SqlField>(StringComparer.Ordinal)
        {
            ["id"] = new(FieldType.Id, "{0}.id"),
            ["type"] = new(FieldType.Enumeration, "{0}.type"),
            ["customerId"] = new(FieldType.Id, "{0}.customer_id"),
            ["dealerCode"] = new(FieldType.Text, "{0}.dealer_code", IsNullable: true),
            ["occurredAt"] = new(FieldType.Instant, "{0}.occurred_at"),
            ["recordedAt"] = new(FieldType.Instant, "{0}.recorded_at"),
        },
        new Dictionary<string, SqlSet>(StringComparer.Ordinal));

    /// <summary>The selection as a condition on the alias e; nothing when it is all events.</summary>
    public static void AppendSelection(SqlText sql, FeedSelection selection, SqlDialect dialect, DateTimeOffset now)
    {
        if (selection.Types is { } types)
        {
            sql.Append(types.Count == 0 ? " AND 1=0" : " AND e.type IN (");
            for (var i = 0; i < types.Count; i++)
            {
                sql.Append(i > 0 ? ", " : string.Empty).Value((long)types[i]);
            }

            sql.Append(types.Count == 0 ? string.Empty : ")");
        }

        if (selection.CustomerId is { } customerId)
        {
            sql.Append(" AND e.customer_id = ").Value(dialect.Id(customerId));
        }

        if (selection.Where is { } where)
        {
            sql.Append(" AND ");
            new FilterTranslator(sql, dialect, now).Append(where, Entity, "e");
        }
    }

    /// <summary>Reads an event from <see cref="Columns"/>.</summary>
    public static FeedEvent Read(DbDataReader row, FeedPosition position, int ordinal)
    {
        var type = (FeedEventType)row.GetInt32(ordinal + 1);
        return new FeedEvent
        {
            Id = row.ReadId(ordinal),
            Position = position,
            CustomerId = row.ReadId(ordinal + 2),
            DealerCode = row.ReadTextOrNull(ordinal + 3),
            OccurredAt = row.ReadInstant(ordinal + 4),
            RecordedAt = row.ReadInstant(ordinal + 5),
            Payload = row is SqliteDataReader sqlite
                ? FeedPayloadJson.Read(type, raw.sqlite3_column_blob(sqlite.Handle, ordinal + 6))
                : FeedPayloadJson.Read(type, row.GetFieldValue<byte[]>(ordinal + 6)),
        };
    }
}
