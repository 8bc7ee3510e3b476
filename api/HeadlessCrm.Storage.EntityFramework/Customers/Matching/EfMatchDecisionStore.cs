using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Customers.Merging;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Matching;

internal sealed class EfMatchDecisionStore(CrmDatabase database) : IMatchDecisionStore
{
    private readonly PageSql<KeptMatchDecision, MatchDecisionOrderField> pages =
        new(MatchDecisionSql.List, MatchDecisionSql.SortOf, database.Dialect, database.Reader, database.Clock);

    public Task<IReadOnlyList<KeptMatchDecision?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        pages.GetAsync(ids, cancellationToken);

    public Task<Slice<KeptMatchDecision>> PageAsync(
        PageRequest<MatchDecisionOrderField> request, CancellationToken cancellationToken) =>
        pages.PageAsync(request, cancellationToken);

    public Task<int> CountAsync(Filter? where, CancellationToken cancellationToken) => pages.CountAsync(where, cancellationToken);

    public async Task<IReadOnlyList<IReadOnlyList<KeptMatchDecision>>> GetByCustomersAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken)
    {
        // A parent's own id and those of its members, each found by an index; a decision between two of them comes twice.
        const string Ids = "SELECT parents.id UNION SELECT m.id FROM customer_members m WHERE m.survivor_id = parents.id";
        var found = new Grouped<KeptMatchDecision>(customerIds.Count);
        await database.ForEachParentAsync(
            customerIds,
            $"{MatchDecisionSql.Columns} FROM parents CROSS JOIN match_decisions d " +
            $"WHERE d.arrived_for_id IN ({Ids}) OR d.candidate_for_id IN ({Ids}) ORDER BY parents.i, d.decided_at DESC, d.id DESC",
            (row, i) => found.Add(i, MatchDecisionSql.Read(row, 1)),
            cancellationToken);
        return found.Lists;
    }

    public async Task<IReadOnlyList<MatchedPair>> GetPairsAsync(CancellationToken cancellationToken)
    {
        var found = new List<MatchedPair>();
        var sql = new SqlText()
            .Append("SELECT COALESCE(a.survivor_id, p.one), COALESCE(b.survivor_id, p.other), p.is_final FROM (")
            .Append("SELECT first_id AS one, second_id AS other, 1 AS is_final FROM never_merge_pairs UNION ALL ")
            .Append("SELECT arrived_for_id, candidate_for_id, CASE WHEN outcome = 2 OR resolution <> 0 THEN 1 ELSE 0 END ")
            .Append("FROM match_decisions) p ")
            .Append("LEFT JOIN customer_members a ON a.id = p.one LEFT JOIN customer_members b ON b.id = p.other");
        await database.Reader.QueryAsync(
            sql,
            row =>
            {
                var (one, other) = (row.ReadId(0), row.ReadId(1));
                if (one != other)
                {
                    found.Add(new MatchedPair(one, other, row.GetInt32(2) != 0));
                }
            },
            cancellationToken);
        return found;
    }

    public Task AddAsync(IReadOnlyList<KeptMatchDecision> decisions, CancellationToken cancellationToken) => database.WriteAsync(
        async (context, token) =>
        {
            context.AddRange(decisions.Select(MatchDecisionRow.Of));
            await context.SaveChangesAsync(token);
        },
        cancellationToken);

    public Task<MergeOutcomeKind> RejectAsync(
        NeverMergePair pair, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var survivors = await database.LockSurvivorsAsync(context, [pair.FirstId, pair.SecondId], token);
                var one = survivors.GetValueOrDefault(pair.FirstId, pair.FirstId);
                var other = survivors.GetValueOrDefault(pair.SecondId, pair.SecondId);
                if (one == other)
                {
                    return MergeOutcomeKind.Merged;
                }

                await context.ExecuteAsync(NeverMergeSql.Write(database.Dialect, pair), database.Dialect, token);
                await context.ExecuteAsync(Reject(pair, one, other), database.Dialect, token);
                if (idempotency is not null)
                {
                    context.Add(IdempotencyRow.Of(idempotency));
                    await context.SaveChangesAsync(token);
                }

                return MergeOutcomeKind.Saved;
            },
            MergeOutcomeKind.Conflict,
            cancellationToken);

    /// <summary>Writes what matching has to do with a merge, in the merge's transaction.</summary>
    public static async Task FollowAsync(
        CrmDbContext context, MatchMerge match, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (match.Made is { } made)
        {
            context.Add(MatchDecisionRow.Of(made));
            await context.SaveChangesAsync(cancellationToken);
        }

        if (match.ConfirmedId is { } confirmed)
        {
            await context.Set<MatchDecisionRow>()
                .Where(row => row.Id == confirmed && row.Resolution == MatchStatus.Open)
                .ExecuteUpdateAsync(
                    row => row.SetProperty(set => set.Resolution, MatchStatus.Confirmed).SetProperty(set => set.ResolvedAt, at),
                    cancellationToken);
        }
    }

    private SqlText Reject(NeverMergePair pair, Guid one, Guid other)
    {
        var sql = new SqlText().Append("UPDATE match_decisions SET resolution = ").Value((long)MatchStatus.Rejected)
            .Append(", resolved_at = ").Value(pair.DecidedAt.UtcTicks).Append(", reason = ").Value(pair.Reason)
            .Append(" WHERE resolution = 0 AND ((arrived_for_id IN ");
        AppendMembers(sql, one);
        sql.Append(" AND candidate_for_id IN ");
        AppendMembers(sql, other);
        sql.Append(") OR (arrived_for_id IN ");
        AppendMembers(sql, other);
        sql.Append(" AND candidate_for_id IN ");
        AppendMembers(sql, one);
        return sql.Append("))");
    }

    private void AppendMembers(SqlText sql, Guid survivor)
    {
        var id = database.Dialect.Id(survivor);
        sql.Append("(SELECT ").Value(id).Append(" UNION ALL SELECT id FROM customer_members WHERE survivor_id = ").Value(id).Append(")");
    }
}
