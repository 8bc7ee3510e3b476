using System.Data.Common;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Matching;

internal sealed class EfMatchCandidates(CrmDatabase database) : IMatchCandidates, IMatchRecordStore
{
    private const string Columns = "r.system, r.external_id, r.customer_id, r.posted_for_id, r.content";
    private const int RecordsAtOnce = 5_000;

    public async Task<IReadOnlyList<MatchCandidate>> FindCandidatesAsync(MatchLookup lookup, CancellationToken cancellationToken)
    {
        if (lookup.Keys.Count == 0)
        {
            return [];
        }

        var sql = new SqlText().Append($"SELECT {Columns} FROM match_records r WHERE r.id IN (");
        for (var i = 0; i < lookup.Keys.Count; i++)
        {
            sql.Append(i > 0 ? " UNION ALL " : string.Empty);
            AppendSide(sql, lookup, lookup.Keys[i], "<", "DESC");
            sql.Append(" UNION ALL ");
            AppendSide(sql, lookup, lookup.Keys[i], ">=", "ASC");
        }

        var found = new List<MatchCandidate>();
        await database.Reader.QueryAsync(sql.Append(")"), row => found.Add(Read(row, 0)), cancellationToken);
        return found;
    }

    public async Task<IReadOnlyList<MatchCandidate>> GetMembersAsync(
        IReadOnlyCollection<Guid> customerIds, string withoutRecordId, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. customerIds];
        var found = new Grouped<MatchCandidate>(ids.Length);
        await database.ForEachParentAsync(
            ids,
            $"{Columns} FROM parents CROSS JOIN match_records r WHERE r.customer_id = parents.id ORDER BY parents.i, r.id",
            (row, i) =>
            {
                var member = Read(row, 1);
                if (member.Record.Id != withoutRecordId && found.Lists[i].Count < ClusterGuard.MostMembers)
                {
                    found.Add(i, member);
                }
            },
            cancellationToken);
        return [.. found.Lists.SelectMany(list => list)];
    }

    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        database.Reader.ScalarAsync(new SqlText().Append("SELECT COUNT(*) FROM match_records"), cancellationToken);

    public async Task ReadAllAsync(Action<MatchCandidate> take, CancellationToken cancellationToken)
    {
        var pool = new MatchTextPool();
        Guid? last = null;
        for (var count = RecordsAtOnce; count == RecordsAtOnce;)
        {
            count = 0;
            var sql = new SqlText().Append($"SELECT {Columns}, r.id FROM match_records r");
            if (last is { } after)
            {
                sql.Append(" WHERE r.id > ").Value(database.Dialect.Id(after));
            }

            await database.Reader.QueryAsync(
                sql.Append($" ORDER BY r.id LIMIT {RecordsAtOnce}"),
                row =>
                {
                    count++;
                    last = row.ReadId(5);
                    take(Read(row, 0, pool));
                },
                cancellationToken);
        }
    }

    private void AppendSide(SqlText sql, MatchLookup lookup, long key, string side, string direction) => sql
        .Append("SELECT record_id FROM (SELECT k.record_id FROM match_keys k WHERE k.key = ").Value(key)
        .Append($" AND k.sort_text {side} ").Value(lookup.SortText)
        .Append(" AND k.record_id <> ").Value(database.Dialect.Id(RecordIdOf(lookup.RecordId)))
        .Append($" ORDER BY k.sort_text {direction}, k.record_id {direction} LIMIT ").Value((long)lookup.Neighbours).Append(") near");

    private static Guid RecordIdOf(string recordId) => Guid.TryParse(recordId, out var id) ? id : Guid.Empty;

    private static MatchCandidate Read(DbDataReader row, int ordinal, MatchTextPool? pool = null)
    {
        var reference = new ExternalReference(row.GetString(ordinal), row.GetString(ordinal + 1));
        var record = MatchRecord.OfComparableText(SourceMatching.IdOf(reference).ToString(), row.GetString(ordinal + 4), pool);
        return new MatchCandidate(record, row.ReadId(ordinal + 2)) { PostedFor = row.ReadIdOrNull(ordinal + 3), Reference = reference };
    }
}
