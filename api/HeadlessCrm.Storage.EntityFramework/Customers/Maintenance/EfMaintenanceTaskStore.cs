using System.Data.Common;
using System.Text.Json;
using HeadlessCrm.Domain.Customers.Maintenance;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
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

    public async Task<IReadOnlyList<MaintenanceTask?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new MaintenanceTask?[ids.Count];
        await database.ForEachParentAsync(
            ids,
            $"{Columns} FROM parents CROSS JOIN maintenance_tasks t WHERE t.id = parents.id",
            (row, i) => found[i] = Read(row, 1),
            cancellationToken);
        return found;
    }

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
        MaintenanceTask task, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
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
                if (isCurrent)
                {
                    context.Keep(idempotency);
                    await context.SaveChangesAsync(token);
                }

                return isCurrent;
            },
            conflict: false,
            cancellationToken);

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
