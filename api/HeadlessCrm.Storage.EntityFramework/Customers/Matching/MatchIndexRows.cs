using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Storage.EntityFramework.Sql;
using HeadlessCrm.Storage.EntityFramework.Sqlite;
using Microsoft.Data.Sqlite;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Matching;

/// <summary>
/// What matching looks up of the customers that a batch of an import brings, written at its end: keys in their order, because rows
/// that lie together cost a tenth of rows that are strewn over the whole table.
/// </summary>
internal sealed class MatchIndexRows
{
    private readonly List<object?[]> records = [];
    private readonly List<object?[]> keys = [];

    /// <summary>The rows of <c>match_records</c>.</summary>
    public BulkRows Records => new("match_records", MatchIndexWriting.RecordColumns, records);

    /// <summary>The rows of <c>match_keys</c>, in their order.</summary>
    public BulkRows Keys
    {
        get
        {
            keys.Sort((one, other) => ((long)one[0]!).CompareTo((long)other[0]!));
            return new BulkRows("match_keys", MatchIndexWriting.KeyColumns, keys);
        }
    }

    /// <summary>What differs between the sources of a customer before and after.</summary>
    public static IEnumerable<SourceRecordChange> Changes(GoldenSources before, GoldenSources after) =>
        from record in after.Records
        let said = before.Records.FirstOrDefault(one => one.Reference == record.Reference)
        where said is null || !said.SaysTheSameAs(record)
        select new SourceRecordChange(said, record);

    /// <summary>Takes the first record of a new customer.</summary>
    public void Add(SourceRecord source, Guid customerId)
    {
        if (SourceMatching.RecordOf(source) is { } record)
        {
            records.Add(MatchIndexWriting.RowOf(source, record, customerId));
            keys.AddRange(MatchIndexWriting.KeysOf(source, record));
        }
    }

    /// <summary>Writes what was taken, in the connection's transaction.</summary>
    public void Flush(SqliteConnection connection, SqlDialect dialect, CancellationToken cancellationToken)
    {
        if (records.Count > 0)
        {
            MultiRowInsert.Run(connection, Records, dialect, cancellationToken);
            MultiRowInsert.Run(connection, Keys, dialect, cancellationToken);
            Clear();
        }
    }

    /// <summary>Drops what was taken.</summary>
    public void Clear()
    {
        records.Clear();
        keys.Clear();
    }
}
