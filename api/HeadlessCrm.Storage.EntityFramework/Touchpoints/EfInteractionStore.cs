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
        "n.id, n.customer_id, n.touchpoint, n.channel, n.reason, n.occurred_at, n.recorded_at, n.dealer_code";

    private static readonly SqlList<Interaction> List = new(
        "interactions",
        "n",
        Columns,
        8,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["id"] = new(FieldType.Id, "{0}.id"),
                ["customerId"] = new(FieldType.Id, "{0}.customer_id", IsCustomer: true),
                ["touchpoint"] = new(FieldType.Enumeration, "{0}.touchpoint"),
                ["channel"] = new(FieldType.Enumeration, "{0}.channel"),
                ["reason"] = new(FieldType.Text, "{0}.reason", IsNullable: true),
                ["occurredAt"] = new(FieldType.Instant, "{0}.occurred_at"),
                ["dealerCode"] = new(FieldType.Text, "{0}.dealer_code", IsNullable: true),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        interaction => interaction.Id);

    private readonly PageSql<Interaction, InteractionOrderField> pages =
        new(List, SortOf, database.Dialect, database.Reader, database.Clock);

    public async Task<IReadOnlyList<Interaction?>> GetAsync(
        IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new Interaction?[ids.Count];
        await database.ForEachParentAsync(
            ids,
            $"{Columns} FROM parents CROSS JOIN interactions n WHERE n.id = parents.id",
            (row, i) => found[i] = Read(row, 1),
            cancellationToken);
        return found;
    }

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

    private static void Tell(CrmDbContext context, Interaction met, DateTimeOffset now) => context.Feed.Add(
        new InteractionRecordedPayload(met.Id, met.Touchpoint, met.Channel), met.CustomerId, met.OccurredAt, now, met.DealerCode);

    private static SqlSort SortOf(InteractionOrderField field) => field switch
    {
        InteractionOrderField.OccurredAt => new("n.occurred_at", SortKeyKind.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    private static Interaction Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        CustomerId = row.ReadId(ordinal + 1),
        Touchpoint = (Touchpoint)row.GetInt32(ordinal + 2),
        Channel = (Channel)row.GetInt32(ordinal + 3),
        Reason = row.ReadTextOrNull(ordinal + 4),
        OccurredAt = row.ReadInstant(ordinal + 5),
        RecordedAt = row.ReadInstant(ordinal + 6),
        DealerCode = row.ReadTextOrNull(ordinal + 7),
    };
}
