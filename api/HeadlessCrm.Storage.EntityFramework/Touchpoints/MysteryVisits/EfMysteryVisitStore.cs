using System.Data.Common;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.MysteryVisits;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.MysteryVisits;

internal sealed class EfMysteryVisitStore(CrmDatabase database) : IMysteryVisitStore
{
    private static readonly SqlList<MysteryVisit> List = new(
        "mystery_visits",
        "y",
        "y.id, y.dealer_code, y.competitor, y.touchpoint, y.scenario, y.shopper, y.notes, y.visited_at, y.recorded_at, y.score_hundredths",
        10,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["dealerCode"] = new(FieldType.Text, "{0}.dealer_code", IsNullable: true),
                ["competitor"] = new(FieldType.Text, "{0}.competitor", IsNullable: true),
                ["touchpoint"] = new(FieldType.Enumeration, "{0}.touchpoint"),
                ["visitedAt"] = new(FieldType.Instant, "{0}.visited_at"),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        visit => visit.Id);

    private readonly PageSql<MysteryVisit, MysteryVisitOrderField> pages =
        new(List, SortOf, database.Dialect, database.Reader, database.Clock);

    public Task<Slice<MysteryVisit>> PageAsync(PageRequest<MysteryVisitOrderField> request, CancellationToken cancellationToken) =>
        pages.PageAsync(request, cancellationToken);

    public Task<int> CountAsync(Filter? where, CancellationToken cancellationToken) => pages.CountAsync(where, cancellationToken);

    public async Task<IReadOnlyList<IReadOnlyList<CriterionScore>>> GetScoresAsync(
        IReadOnlyList<Guid> visitIds, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var rows = await context.MysteryScores.AsNoTracking()
            .Where(row => EF.Parameter(visitIds).Contains(row.VisitId))
            .ToListAsync(cancellationToken);
        var scores = rows.OrderBy(row => row.Criterion, StringComparer.Ordinal)
            .ToLookup(row => row.VisitId, row => new CriterionScore(row.Criterion, row.Score, row.Weight, row.Comment));
        return [.. visitIds.Select(id => (IReadOnlyList<CriterionScore>)[.. scores[id]])];
    }

    public Task<bool> RecordAsync(
        MysteryVisit visit, IReadOnlyList<CriterionScore> scores, IdempotencyEntry idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                context.Add(IdempotencyRow.Of(idempotency));
                context.Add(MysteryVisitRow.Of(visit));
                context.AddRange(scores.Select(score => new MysteryScoreRow
                {
                    VisitId = visit.Id, Criterion = score.Criterion, Score = score.Score, Weight = score.Weight, Comment = score.Comment,
                }));
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public async Task<IReadOnlyList<MysteryVisitSummary>> SummariseAsync(
        DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var found = new List<MysteryVisitSummary>();
        var criteria = new List<(string? Dealer, string? Competitor, CriterionSummary Criterion)>();
        var sql = new SqlText().Append(
            "SELECT y.dealer_code, y.competitor, NULL AS criterion, COUNT(*), SUM(y.score_hundredths) FROM mystery_visits y");
        AppendPeriod(sql, from, until);
        sql.Append(" GROUP BY y.dealer_code, y.competitor UNION ALL ")
            .Append("SELECT y.dealer_code, y.competitor, s.criterion, COUNT(*), SUM(s.score) ")
            .Append("FROM mystery_visits y JOIN mystery_scores s ON s.visit_id = y.id");
        AppendPeriod(sql, from, until);
        sql.Append(" GROUP BY y.dealer_code, y.competitor, s.criterion");
        await database.Reader.QueryAsync(
            sql,
            row =>
            {
                var (dealer, competitor) = (row.ReadTextOrNull(0), row.ReadTextOrNull(1));
                if (row.ReadTextOrNull(2) is { } criterion)
                {
                    criteria.Add((dealer, competitor, new CriterionSummary(criterion, row.GetInt32(3), row.GetInt64(4))));
                }
                else
                {
                    found.Add(new MysteryVisitSummary(dealer, competitor, row.GetInt32(3), row.GetInt64(4)));
                }
            },
            cancellationToken);
        var byVisited = criteria.OrderBy(one => one.Criterion.Criterion, StringComparer.Ordinal)
            .ToLookup(one => (one.Dealer, one.Competitor), one => one.Criterion);
        return
        [
            .. found.OrderBy(summary => summary.DealerCode is null)
                .ThenBy(summary => summary.DealerCode ?? summary.Competitor, StringComparer.Ordinal)
                .Select(summary => summary with { Criteria = [.. byVisited[(summary.DealerCode, summary.Competitor)]] }),
        ];
    }

    private static void AppendPeriod(SqlText sql, DateTimeOffset from, DateTimeOffset until) => sql
        .Append(" WHERE y.visited_at >= ").Value(from.UtcTicks).Append(" AND y.visited_at < ").Value(until.UtcTicks);

    private static SqlSort SortOf(MysteryVisitOrderField field) => field switch
    {
        MysteryVisitOrderField.VisitedAt => new("y.visited_at", SortKeyKind.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    private static MysteryVisit Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        DealerCode = row.ReadTextOrNull(ordinal + 1),
        Competitor = row.ReadTextOrNull(ordinal + 2),
        Touchpoint = (TouchpointKind)row.GetInt32(ordinal + 3),
        Scenario = row.ReadTextOrNull(ordinal + 4),
        Shopper = row.ReadTextOrNull(ordinal + 5),
        Notes = row.ReadTextOrNull(ordinal + 6),
        VisitedAt = row.ReadInstant(ordinal + 7),
        RecordedAt = row.ReadInstant(ordinal + 8),
        ScoreHundredths = row.GetInt32(ordinal + 9),
    };
}
