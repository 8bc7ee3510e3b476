using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Storage.EntityFramework.Customers.Golden;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Matching;

/// <summary>
/// Makes what matching looks up of some customers anew from what their sources say and which vehicles they own, as far as it differs:
/// in content or in the version of the keys. Whoever calls it holds the locks of the customers.
/// </summary>
internal static class MatchRecordRemaking
{
    private const int RowsAtOnce = 200;

    extension(CrmDbContext context)
    {
        /// <summary>The vehicles of some customers.</summary>
        public async Task<OwnedVins> LoadOwnedVinsAsync(
            SqlDialect dialect, IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken)
        {
            var vins = new OwnedVins();
            await context.QueryAsync(OwnedVins.Select(dialect, customerIds), dialect, vins.Take, cancellationToken);
            return vins;
        }

        /// <summary>Does it.</summary>
        /// <param name="dialect">The database's SQL.</param>
        /// <param name="customerIds">The customers; those that are part of others by now are passed over.</param>
        /// <param name="isForced">Whether also what does not differ is written, as far as can be known without its keys.</param>
        /// <param name="cancellationToken">Ends it early.</param>
        public async Task RemakeMatchRecordsAsync(
            SqlDialect dialect, IReadOnlyList<Guid> customerIds, bool isForced, CancellationToken cancellationToken)
        {
            if (customerIds.Count == 0)
            {
                return;
            }

            var loading = new GoldenLoading(customerIds, dialect);
            foreach (var (sql, take) in loading.Statements())
            {
                await context.QueryAsync(sql, dialect, row => take(row), cancellationToken);
            }

            var remade = new Remade(
                await context.LoadOwnedVinsAsync(dialect, customerIds, cancellationToken),
                await context.LoadKeptAsync(dialect, customerIds, cancellationToken),
                isForced);
            var wanted = customerIds.ToHashSet();
            foreach (var sources in loading.Build().OfType<GoldenSources>().Where(one => wanted.Remove(one.Customer.Id)))
            {
                remade.Take(sources);
            }

            foreach (var sql in remade.Statements(dialect))
            {
                await context.ExecuteAsync(sql, dialect, cancellationToken);
            }
        }

        private async Task<Dictionary<Guid, Kept>> LoadKeptAsync(
            SqlDialect dialect, IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken)
        {
            var kept = new Dictionary<Guid, Kept>();
            var sql = new SqlText().Append("WITH RECURSIVE ");
            dialect.AppendParents(sql, customerIds);
            sql.Append(" SELECT r.id, r.key_version, r.content FROM parents CROSS JOIN match_records r WHERE r.customer_id = parents.id");
            await context.QueryAsync(
                sql, dialect, row => kept[row.ReadId(0)] = new Kept(row.GetInt32(1), row.GetString(2)), cancellationToken);
            return kept;
        }
    }

    private readonly record struct Kept(int KeyVersion, string Content);

    /// <summary>What is to be written.</summary>
    private sealed class Remade(OwnedVins vins, Dictionary<Guid, Kept> kept, bool isForced)
    {
        private readonly List<(Guid Id, MatchRecord Record)> taken = [];
        private readonly List<Guid> gone = [];
        private readonly List<object?[]> records = [];
        private readonly List<object?[]> keys = [];

        public void Take(GoldenSources sources)
        {
            foreach (var source in sources.Records)
            {
                Take(source, SourceMatching.RecordOf(source, vins.Of(source.PostedFor)), sources.Customer.Id);
            }
        }

        public IEnumerable<SqlText> Statements(SqlDialect dialect)
        {
            foreach (var (id, record) in taken)
            {
                yield return MatchIndexWriting.DeleteKeys(record, dialect.Id(id));
            }

            foreach (var id in gone)
            {
                yield return new SqlText().Append("DELETE FROM match_records WHERE id = ").Value(dialect.Id(id));
            }

            foreach (var rows in records.Chunk(RowsAtOnce))
            {
                yield return dialect.WriteMatchRows(rows);
            }

            keys.Sort((one, other) => ((long)one[0]!).CompareTo((long)other[0]!));
            foreach (var rows in keys.Chunk(RowsAtOnce))
            {
                yield return dialect.WriteKeyRows(rows);
            }
        }

        private void Take(SourceRecord source, MatchRecord? after, Guid customerId)
        {
            var id = SourceMatching.IdOf(source.Reference);
            var isKept = kept.TryGetValue(id, out var before);
            var isPresent = isKept && before.KeyVersion == BlockingKeys.Version;
            if (isPresent && !isForced && before.Content == after?.ToComparableText())
            {
                return;
            }

            // Keys of other versions cannot be known any more; the sweep at the end of a round finds them by their mark.
            if (isPresent)
            {
                taken.Add((id, MatchRecord.OfComparableText(id.ToString(), before.Content)));
            }

            if (after is not null)
            {
                records.Add(MatchIndexWriting.RowOf(source, after, customerId));
                keys.AddRange(MatchIndexWriting.KeysOf(source, after));
            }
            else if (isKept)
            {
                gone.Add(id);
            }
        }
    }
}
