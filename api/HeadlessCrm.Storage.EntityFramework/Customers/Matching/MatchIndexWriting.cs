using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Matching;

/// <summary>
/// Keeps what matching looks up in step with the records of sources. Keys do not name customers, so a merge rewrites the record's
/// row alone (see <see cref="Merging.CustomerMove"/>). Records that nothing can be matched on have no rows.
/// </summary>
internal static class MatchIndexWriting
{
    public static readonly string[] RecordColumns =
        ["id", "system", "external_id", "customer_id", "posted_for_id", "content", "key_version"];

    public static readonly string[] KeyColumns = ["key", "sort_text", "record_id"];

    /// <summary>The row of a record, in the order of <see cref="RecordColumns"/>.</summary>
    public static object?[] RowOf(SourceRecord source, MatchRecord record, Guid customerId) =>
    [
        SourceMatching.IdOf(source.Reference),
        source.System,
        source.ExternalId,
        customerId,
        source.PostedFor == customerId ? null : source.PostedFor,
        record.ToComparableText(),
        BlockingKeys.Version,
    ];

    /// <summary>The rows of a record's keys, in the order of <see cref="KeyColumns"/>.</summary>
    public static IEnumerable<object?[]> KeysOf(SourceRecord source, MatchRecord record)
    {
        var id = SourceMatching.IdOf(source.Reference);
        var sortText = BlockingKeys.SortTextOf(record);
        return BlockingKeys.Of(record).Select(key => new object?[] { key, sortText, id });
    }

    extension(SqlDialect dialect)
    {
        /// <summary>Follows what the records of a customer say now; none when nothing of it is matched on.</summary>
        public IEnumerable<SqlText> WriteMatchRecords(
            IEnumerable<SourceRecordChange> changes, Guid customerId, OwnedVins vins) =>
            changes.SelectMany(change => dialect.WriteMatchRecord(change, customerId, vins.Of(change.After.PostedFor)));

        /// <summary>Writes rows of records, in the order of <see cref="RecordColumns"/>, in the place of those that are there.</summary>
        public SqlText WriteMatchRows(IReadOnlyList<object?[]> rows) =>
            dialect.InsertRows("match_records", RecordColumns, rows)
                .Append(" ON CONFLICT(id) DO UPDATE SET customer_id = excluded.customer_id, posted_for_id = excluded.posted_for_id, ")
                .Append("content = excluded.content, key_version = excluded.key_version");

        /// <summary>Writes rows of keys, in the order of <see cref="KeyColumns"/>; those that are there stay.</summary>
        public SqlText WriteKeyRows(IReadOnlyList<object?[]> rows) =>
            dialect.InsertRows("match_keys", KeyColumns, rows).Append(" ON CONFLICT DO NOTHING");

        private IEnumerable<SqlText> WriteMatchRecord(SourceRecordChange change, Guid customerId, IReadOnlyList<string> vins)
        {
            var before = change.Before is { } said ? SourceMatching.RecordOf(said, vins) : null;
            var after = SourceMatching.RecordOf(change.After, vins);
            if (before?.ToComparableText() == after?.ToComparableText())
            {
                yield break;
            }

            var id = dialect.Id(SourceMatching.IdOf(change.After.Reference));
            if (before is not null)
            {
                yield return DeleteKeys(before, id);
            }

            if (after is null)
            {
                yield return new SqlText().Append("DELETE FROM match_records WHERE id = ").Value(id);
                yield break;
            }

            yield return dialect.WriteMatchRows([RowOf(change.After, after, customerId)]);
            yield return dialect.WriteKeyRows([.. KeysOf(change.After, after)]);
        }

        private SqlText InsertRows(string table, string[] columns, IReadOnlyList<object?[]> rows)
        {
            var sql = new SqlText().Append($"INSERT INTO {table}({string.Join(", ", columns)}) VALUES");
            for (var i = 0; i < rows.Count; i++)
            {
                sql.Append(i > 0 ? ", " : " ");
                for (var column = 0; column < columns.Length; column++)
                {
                    sql.Append(column > 0 ? ", " : "(").Value(rows[i][column] switch
                    {
                        Guid id => dialect.Id(id),
                        int number => (long)number,
                        var other => other,
                    });
                }

                sql.Append(")");
            }

            return sql;
        }
    }

    /// <summary>Takes away the keys of a record, as the present version makes them.</summary>
    public static SqlText DeleteKeys(MatchRecord record, object id)
    {
        var sql = new SqlText().Append("DELETE FROM match_keys WHERE sort_text = ").Value(BlockingKeys.SortTextOf(record))
            .Append(" AND record_id = ").Value(id).Append(" AND key IN (");
        var isFirst = true;
        foreach (var key in BlockingKeys.Of(record))
        {
            sql.Append(isFirst ? string.Empty : ", ").Value(key);
            isFirst = false;
        }

        return sql.Append(")");
    }
}
