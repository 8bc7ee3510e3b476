using System.Data.Common;
using System.Text.Json;
using HeadlessCrm.Domain.Customers.Maintenance;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Maintenance;

internal sealed class EfMaintenanceTaskStore(CrmDatabase database) : IMaintenanceTaskStore
{
    private const string CustomerKey = "customer_id";
    private const string Columns =
        "t.id, t.customer_id, t.stage, t.channel, t.fields, t.note, t.priority, t.is_planned, t.owner, t.status, t.due_ticks, " +
        "t.outcome, t.outcome_note, t.completed_at, t.version, t.created_at, t.updated_at";

    private static readonly SqlList<MaintenanceTask> List = new(
        "maintenance_tasks",
        "t",
        Columns,
        17,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["id"] = new(FieldType.Id, "{0}.id"),
                ["customerId"] = new(FieldType.Id, "{0}.customer_id", IsCustomer: true),
                ["stage"] = new(FieldType.Enumeration, "{0}.stage"),
                ["status"] = new(FieldType.Enumeration, "{0}.status"),
                ["channel"] = new(FieldType.Enumeration, "{0}.channel", IsNullable: true),
                ["outcome"] = new(FieldType.Enumeration, "{0}.outcome", IsNullable: true),
                ["owner"] = new(FieldType.Text, "{0}.owner", IsNullable: true),
                ["isPlanned"] = new(FieldType.Boolean, "{0}.is_planned"),
                ["dueAt"] = new(FieldType.Instant, "{0}.due_ticks", AbsentAs: 0),
                ["completedAt"] = new(FieldType.Instant, "{0}.completed_at", IsNullable: true),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        task => task.Id);

    private readonly PageSql<MaintenanceTask, MaintenanceTaskOrderField> pages =
        new(List, SortOf, database.Dialect, database.Reader, database.Clock);

    public Task<IReadOnlyList<MaintenanceTask?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        pages.GetAsync(ids, cancellationToken);

    public Task<Slice<MaintenanceTask>> PageAsync(
        PageRequest<MaintenanceTaskOrderField> request, CancellationToken cancellationToken) =>
        pages.PageAsync(request, cancellationToken);

    public Task<int> CountAsync(Filter? where, CancellationToken cancellationToken) => pages.CountAsync(where, cancellationToken);

    public Task<IReadOnlyList<Slice<MaintenanceTask>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<MaintenanceTaskOrderField> request, CancellationToken cancellationToken) =>
        pages.PageByParentsAsync(customerIds, CustomerKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken) =>
        pages.CountByParentsAsync(customerIds, CustomerKey, where, cancellationToken);

    public async Task<IReadOnlySet<Guid>> FindPlannedAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        return await FindPlannedAsync(context, customerIds, cancellationToken);
    }

    public Task<IReadOnlyList<MaintenanceTask>?> AddAsync(
        IReadOnlyList<MaintenanceTask> tasks,
        Func<IReadOnlyList<MaintenanceTask>, IdempotencyEntry?> idempotencyOf,
        CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<MaintenanceTask>?>(
            async (context, token) =>
            {
                var survivors = await database.LockSurvivorsAsync(context, [.. tasks.Select(task => task.CustomerId)], token);
                var taken = await FindPlannedAsync(
                    context, [.. tasks.Select(task => survivors.GetValueOrDefault(task.CustomerId, task.CustomerId))], token);
                var written = new List<MaintenanceTask>(tasks.Count);
                foreach (var task in tasks)
                {
                    var survivor = survivors.GetValueOrDefault(task.CustomerId, task.CustomerId);
                    if (task.IsPlanned && !taken.Add(survivor))
                    {
                        continue;
                    }

                    var posted = task with { CustomerId = survivor };
                    var row = MaintenanceTaskRow.Of(posted);
                    row.PostedForId = survivor == task.CustomerId ? null : task.CustomerId;
                    context.Add(row);
                    written.Add(posted);
                }

                context.Keep(idempotencyOf(written));
                await context.SaveChangesAsync(token);
                return written;
            },
            conflict: null,
            cancellationToken);

    public Task<bool> ChangeAsync(
        MaintenanceTask task, MaintenanceTask? next, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                if (next is not null)
                {
                    await AddNextAsync(context, task, next, token);
                }

                var isCurrent = await context.Set<MaintenanceTaskRow>()
                    .Where(row => row.Id == task.Id && row.Version == task.Version - 1)
                    .ExecuteUpdateAsync(
                        row => row.SetProperty(set => set.Owner, task.Owner)
                            .SetProperty(set => set.Channel, task.Channel)
                            .SetProperty(set => set.Status, task.Status)
                            .SetProperty(set => set.DueTicks, task.DueAt == null ? 0 : task.DueAt.Value.UtcTicks)
                            .SetProperty(set => set.Outcome, task.Outcome)
                            .SetProperty(set => set.OutcomeNote, task.OutcomeNote)
                            .SetProperty(set => set.CompletedAt, task.CompletedAt)
                            .SetProperty(set => set.Version, task.Version)
                            .SetProperty(set => set.UpdatedAt, task.UpdatedAt),
                        token) == 1;
                if (!isCurrent)
                {
                    throw new DbUpdateConcurrencyException("The task was changed since it was read.");
                }

                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public async Task<IReadOnlyList<MaintenanceResponse>> CountResponsesAsync(
        Filter? where, CancellationToken cancellationToken)
    {
        var sql = new SqlText()
            .Append("SELECT t.channel, COUNT(*), CAST(SUM(CASE WHEN t.outcome IN (")
            .Append($"{(int)MaintenanceOutcome.Answered}, {(int)MaintenanceOutcome.AnsweredInPart}) THEN 1 ELSE 0 END) AS bigint) ")
            .Append($"FROM maintenance_tasks t WHERE t.status = {(int)MaintenanceStatus.Completed}");
        if (where is not null)
        {
            sql.Append(" AND ");
            new FilterTranslator(sql, database.Dialect, database.Clock.GetUtcNow()).Append(where, List.Entity, "t");
        }

        sql.Append(" GROUP BY t.channel");
        var found = new List<MaintenanceResponse>();
        await database.Reader.QueryAsync(
            sql,
            row => found.Add(new((MaintenanceChannel?)row.ReadIntOrNull(0), (int)row.GetInt64(1), (int)row.GetInt64(2))),
            cancellationToken);
        return [.. found.OrderBy(one => one.Channel)];
    }

    private async Task AddNextAsync(
        CrmDbContext context, MaintenanceTask task, MaintenanceTask next, CancellationToken cancellationToken)
    {
        var done = await context.Set<MaintenanceTaskRow>().AsNoTracking().Where(row => row.Id == task.Id)
            .Select(row => new { row.CustomerId, row.PostedForId }).SingleAsync(cancellationToken);
        await database.LockSurvivorAsync(context, done.PostedForId ?? done.CustomerId, done.CustomerId, cancellationToken);
        var row = MaintenanceTaskRow.Of(next with { CustomerId = done.CustomerId });
        row.PostedForId = done.PostedForId;
        context.Add(row);
    }

    private static async Task<HashSet<Guid>> FindPlannedAsync(
        CrmDbContext context, IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken) =>
    [
        .. await context.Set<MaintenanceTaskRow>().AsNoTracking()
            .Where(row => EF.Parameter(customerIds).Contains(row.CustomerId) && row.IsPlanned
                && row.Status != MaintenanceStatus.Completed)
            .Select(row => row.CustomerId).Distinct().ToListAsync(cancellationToken),
    ];

    private static SqlSort SortOf(MaintenanceTaskOrderField field) => field switch
    {
        MaintenanceTaskOrderField.Priority => new("t.priority", SortKeyKind.Number),
        MaintenanceTaskOrderField.DueAt => new("t.due_ticks", SortKeyKind.Number, IsAbsentZero: true),
        MaintenanceTaskOrderField.CreatedAt => new("t.created_at", SortKeyKind.Number, IsIdOrder: true),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    private static MaintenanceTask Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        CustomerId = row.ReadId(ordinal + 1),
        Stage = (MaintenanceStage)row.GetInt32(ordinal + 2),
        Channel = (MaintenanceChannel?)row.ReadIntOrNull(ordinal + 3),
        Fields = JsonSerializer.Deserialize<string[]>(row.GetString(ordinal + 4))!,
        Note = row.ReadTextOrNull(ordinal + 5),
        Priority = FixedPoint.Amount(row.GetInt64(ordinal + 6)),
        IsPlanned = row.GetBoolean(ordinal + 7),
        Owner = row.ReadTextOrNull(ordinal + 8),
        Status = (MaintenanceStatus)row.GetInt32(ordinal + 9),
        DueAt = row.ReadInstantOrZero(ordinal + 10),
        Outcome = (MaintenanceOutcome?)row.ReadIntOrNull(ordinal + 11),
        OutcomeNote = row.ReadTextOrNull(ordinal + 12),
        CompletedAt = row.ReadInstantOrNull(ordinal + 13),
        Version = row.GetInt32(ordinal + 14),
        CreatedAt = row.ReadInstant(ordinal + 15),
        UpdatedAt = row.ReadInstant(ordinal + 16),
    };
}
