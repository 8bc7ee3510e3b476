using System.Data.Common;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints;

internal sealed class EfInteractionStore(CrmDatabase database) : IInteractionStore
{
    private const string CustomerKey = "customer_id";
    private const string Columns =
        "n.id, n.customer_id, n.touchpoint, n.channel, n.reason, n.occurred_at, n.recorded_at, n.dealer_code, " +
        "n.kind, n.direction, n.touchpoint_code, n.agent, n.ended_at, n.transaction_id, n.complaint_id, n.answer_seconds, " +
        "n.quality_score, n.details";

    private static readonly string Kind =
        "COALESCE({0}.kind, CASE {0}.channel " +
        string.Join(' ', Enum.GetValues<Channel>().Select(channel => $"WHEN {(int)channel} THEN {(int)Interaction.KindOf(channel)}")) +
        " END)";

    private static readonly SqlList<Interaction> List = new(
        "interactions",
        "n",
        Columns,
        18,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["id"] = new(FieldType.Id, "{0}.id"),
                ["customerId"] = new(FieldType.Id, "{0}.customer_id", IsCustomer: true),
                ["touchpoint"] = new(FieldType.Enumeration, "{0}.touchpoint"),
                ["kind"] = new(FieldType.Enumeration, Kind),
                ["channel"] = new(FieldType.Enumeration, "{0}.channel"),
                ["reason"] = new(FieldType.Text, "{0}.reason", IsNullable: true),
                ["occurredAt"] = new(FieldType.Instant, "{0}.occurred_at"),
                ["dealerCode"] = new(FieldType.Text, "{0}.dealer_code", IsNullable: true),
                ["touchpointCode"] = new(FieldType.Text, "{0}.touchpoint_code", IsNullable: true),
                ["agent"] = new(FieldType.Text, "{0}.agent", IsNullable: true),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        interaction => interaction.Id);

    private readonly PageSql<Interaction, InteractionOrderField> pages =
        new(List, SortOf, database.Dialect, database.Reader, database.Clock);

    public Task<IReadOnlyList<Interaction?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        pages.GetAsync(ids, cancellationToken);

    public Task<IReadOnlyList<Slice<Interaction>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<InteractionOrderField> request, CancellationToken cancellationToken) =>
        pages.PageByParentsAsync(customerIds, CustomerKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken) =>
        pages.CountByParentsAsync(customerIds, CustomerKey, where, cancellationToken);

    public Task<bool> RecordAsync(
        Interaction interaction, Guid postedFor, IdempotencyEntry idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                await database.LockSurvivorAsync(context, postedFor, interaction.CustomerId, token);
                context.Add(IdempotencyRow.Of(idempotency));
                await context.SaveChangesAsync(token);
                var posted = interaction with { CustomerId = postedFor };
                await database.InsertAsync(context, InteractionRow.Bulk([posted], _ => interaction.CustomerId), token);
                Tell(context, interaction, interaction.RecordedAt);
                return true;
            },
            conflict: false,
            cancellationToken);

    public Task AppendAsync(IReadOnlyList<Interaction> interactions, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var survivors = await database.LockSurvivorsAsync(context, [.. interactions.Select(met => met.CustomerId)], token);
                Guid[] ids = [.. interactions.Select(interaction => interaction.Id)];
                var known = (await context.Interactions.Where(row => EF.Parameter(ids).Contains(row.Id))
                    .Select(row => row.Id).ToListAsync(token)).ToHashSet();
                var now = EntityId.RecordingTime(database.Clock.GetUtcNow());
                Interaction[] added = [.. interactions.Where(interaction => known.Add(interaction.Id))];
                await database.InsertAsync(context, InteractionRow.Bulk(added, SurvivorOf), token);
                foreach (var met in added)
                {
                    Tell(context, met with { CustomerId = SurvivorOf(met.CustomerId) }, now);
                }

                Guid SurvivorOf(Guid id) => survivors.GetValueOrDefault(id, id);
            },
            cancellationToken);

    public Task<bool> RecordWalkInAsync(WalkIn walkIn, IdempotencyEntry idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                context.Add(IdempotencyRow.Of(idempotency));
                context.Add(WalkInRow.Of(walkIn));
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public async Task<CaptureRate> GetCaptureRateAsync(
        DateTimeOffset from, DateTimeOffset until, string? dealerCode, CancellationToken cancellationToken)
    {
        var (visits, captured) = (0, 0);
        var sql = new SqlText().Append(
            "SELECT COUNT(*), SUM(CASE WHEN n.reason IS NOT NULL AND EXISTS " +
            "(SELECT 1 FROM contact_points p WHERE p.customer_id = n.customer_id) THEN 1 ELSE 0 END) FROM interactions n");
        AppendPeriod(sql, "n", from, until, dealerCode);
        sql.Append(" AND ").Append(KindOf("n")).Append(" = ").Value((long)InteractionKind.Visit)
            .Append(" UNION ALL SELECT COUNT(*), 0 FROM walk_ins w");
        AppendPeriod(sql, "w", from, until, dealerCode);
        await database.Reader.QueryAsync(
            sql,
            row =>
            {
                visits += row.GetInt32(0);
                captured += row.ReadIntOrNull(1) ?? 0;
            },
            cancellationToken);
        return new CaptureRate(from, until, visits, captured);
    }

    public async Task<IReadOnlyList<CallQuality>> GetCallQualityAsync(
        DateTimeOffset from, DateTimeOffset until, string? dealerCode, CancellationToken cancellationToken)
    {
        var found = new List<CallQuality>();
        var sql = new SqlText().Append(
            "SELECT n.dealer_code, COUNT(*), COUNT(n.answer_seconds), SUM(n.answer_seconds), COUNT(n.quality_score), " +
            "SUM(n.quality_score) FROM interactions n");
        AppendPeriod(sql, "n", from, until, dealerCode);
        sql.Append(" AND ").Append(KindOf("n")).Append(" = ").Value((long)InteractionKind.Call).Append(" GROUP BY n.dealer_code");
        await database.Reader.QueryAsync(
            sql,
            row => found.Add(new CallQuality(
                row.ReadTextOrNull(0),
                row.GetInt32(1),
                row.GetInt32(2),
                row.ReadLongOrNull(3) ?? 0,
                row.GetInt32(4),
                row.ReadLongOrNull(5) ?? 0)),
            cancellationToken);
        return [.. found.OrderBy(quality => quality.DealerCode, StringComparer.Ordinal)];
    }

    private static string KindOf(string alias) => Kind.Replace("{0}", alias, StringComparison.Ordinal);

    private static void AppendPeriod(
        SqlText sql, string alias, DateTimeOffset from, DateTimeOffset until, string? dealerCode)
    {
        sql.Append(" WHERE ").Append(alias).Append(".occurred_at >= ").Value(from.UtcTicks)
            .Append(" AND ").Append(alias).Append(".occurred_at < ").Value(until.UtcTicks);
        if (dealerCode is not null)
        {
            sql.Append(" AND ").Append(alias).Append(".dealer_code = ").Value(dealerCode);
        }
    }

    private static void Tell(CrmDbContext context, Interaction met, DateTimeOffset now) => context.Feed.Add(
        new InteractionRecordedPayload(met.Id, met.Touchpoint, met.Channel), met.CustomerId, met.OccurredAt, now, met.DealerCode);

    private static SqlSort SortOf(InteractionOrderField field) => field switch
    {
        InteractionOrderField.OccurredAt => new("n.occurred_at", SortKeyKind.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    private static Interaction Read(DbDataReader row, int ordinal)
    {
        var channel = (Channel)row.GetInt32(ordinal + 3);
        var common = new Visit
        {
            Id = row.ReadId(ordinal),
            CustomerId = row.ReadId(ordinal + 1),
            Touchpoint = (TouchpointKind)row.GetInt32(ordinal + 2),
            Channel = channel,
            Reason = row.ReadTextOrNull(ordinal + 4),
            OccurredAt = row.ReadInstant(ordinal + 5),
            RecordedAt = row.ReadInstant(ordinal + 6),
            DealerCode = row.ReadTextOrNull(ordinal + 7),
            Direction = (InteractionDirection?)row.ReadIntOrNull(ordinal + 9),
            TouchpointCode = row.ReadTextOrNull(ordinal + 10),
            Agent = row.ReadTextOrNull(ordinal + 11),
            EndedAt = row.ReadInstantOrNull(ordinal + 12),
            TransactionId = row.ReadIdOrNull(ordinal + 13),
            ComplaintId = row.ReadIdOrNull(ordinal + 14),
        };
        var kind = (InteractionKind?)row.ReadIntOrNull(ordinal + 8) ?? Interaction.KindOf(channel);
        return InteractionDetails.Read(
            common, kind, row.ReadIntOrNull(ordinal + 15), row.ReadIntOrNull(ordinal + 16), row.ReadTextOrNull(ordinal + 17));
    }
}
