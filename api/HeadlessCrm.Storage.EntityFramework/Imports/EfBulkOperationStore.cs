using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Imports;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Imports;

/// <remarks>Leases are compared and set in one statement, by the database's own clock: nodes need not agree on the time.</remarks>
internal sealed class EfBulkOperationStore(CrmDatabase database) : IBulkOperationStore
{
    private const string OperationKey = "operation_id";

    private static readonly string Unfinished = $"({(int)BulkOperationState.Queued}, {(int)BulkOperationState.Running})";

    private readonly PageSql<BulkOperation, BulkOperationOrderField> pages =
        new(BulkOperationSql.List, BulkOperationSql.SortOf, database.Dialect, database.Reader, database.Clock);

    private readonly PageSql<ImportRowError, ImportRowErrorOrderField> errorPages =
        new(BulkOperationSql.ErrorList, BulkOperationSql.SortOf, database.Dialect, database.Reader, database.Clock);

    private string Now => database.Dialect.NowMilliseconds;

    public Task<IReadOnlyList<BulkOperation?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        pages.GetAsync(ids, cancellationToken);

    public Task<Slice<BulkOperation>> PageAsync(
        PageRequest<BulkOperationOrderField> request, CancellationToken cancellationToken) =>
        pages.PageAsync(request, cancellationToken);

    public Task<int> CountAsync(Filter? where, CancellationToken cancellationToken) =>
        pages.CountAsync(where, cancellationToken);

    public Task<IReadOnlyList<Slice<ImportRowError>>> PageErrorsAsync(
        IReadOnlyList<Guid> operationIds, PageRequest<ImportRowErrorOrderField> request, CancellationToken cancellationToken) =>
        errorPages.PageByParentsAsync(operationIds, OperationKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountErrorsAsync(
        IReadOnlyList<Guid> operationIds, Filter? where, CancellationToken cancellationToken) =>
        errorPages.CountByParentsAsync(operationIds, OperationKey, where, cancellationToken);

    public Task<bool> AddAsync(BulkOperation operation, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                context.Add(BulkOperationRow.Of(operation));
                context.Keep(idempotency);

                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public async Task<(BulkOperation Operation, BulkOperationLease Lease)?> TryAcquireAsync(
        TimeSpan duration, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Asked first without writing: a node that has nothing to do should not disturb those that write.
        var free = new SqlText().Append("SELECT COUNT(*) FROM bulk_operations o WHERE ").Append(Free());
        if (await database.Reader.ScalarAsync(free, cancellationToken) == 0)
        {
            return null;
        }

        // The condition stands twice: of two nodes that choose the same operation the second finds it taken.
        var sql = new SqlText().Append("UPDATE bulk_operations SET fence = fence + 1, runs = runs + 1, revision = revision + 1, state = ")
            .Value((long)BulkOperationState.Running).Append(", started_at = COALESCE(started_at, ").Value(now.UtcTicks)
            .Append("), lease_until = ").Append(Until(duration))
            .Append(" WHERE id = (SELECT o.id FROM bulk_operations o WHERE ").Append(Free())
            .Append(" ORDER BY o.id LIMIT 1) AND lease_until < ").Append(Now).Append(" RETURNING id, fence");
        BulkOperationLease? lease = null;
        await database.WriteAsync(
            (context, token) => context.QueryAsync(
                sql, database.Dialect, row => lease = new BulkOperationLease(row.ReadId(0), row.GetInt64(1)), token),
            conflict: 0,
            cancellationToken);
        return lease is null ? null : ((await GetAsync([lease.OperationId], cancellationToken))[0]!, lease);
    }

    public async Task<bool?> RenewAsync(BulkOperationLease lease, TimeSpan duration, CancellationToken cancellationToken)
    {
        bool? isCancelRequested = null;
        var sql = Held(new SqlText().Append("UPDATE bulk_operations SET lease_until = ").Append(Until(duration)), lease)
            .Append(" RETURNING is_cancel_requested");
        await database.WriteDerivedAsync(
            (context, token) => context.QueryAsync(
                sql, database.Dialect, row => isCancelRequested = row.GetBoolean(0), token),
            cancellationToken);
        return isCancelRequested;
    }

    public Task ReleaseAsync(BulkOperationLease lease, CancellationToken cancellationToken) =>
        ExecuteAsync(Held(new SqlText().Append("UPDATE bulk_operations SET lease_until = 0"), lease), cancellationToken);

    public Task<bool> CheckpointAsync(ImportCheckpoint checkpoint, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                if (await context.ExecuteAsync(database.Dialect.Advance(checkpoint), database.Dialect, token) == 0)
                {
                    return false;
                }

                foreach (var sql in database.Dialect.Errors(checkpoint))
                {
                    await context.ExecuteAsync(sql, database.Dialect, token);
                }

                return true;
            },
            conflict: false,
            cancellationToken);

    public Task<bool> StartOverAsync(BulkOperationLease lease, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var reset = database.Dialect.Advance(new ImportCheckpoint(lease, default, []));
                if (await context.ExecuteAsync(reset, database.Dialect, token) == 0)
                {
                    return false;
                }

                var forget = new SqlText().Append("DELETE FROM import_row_errors WHERE operation_id = ")
                    .Value(database.Dialect.Id(lease.OperationId));
                await context.ExecuteAsync(forget, database.Dialect, token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public async Task<bool> EndAsync(
        BulkOperationLease lease, BulkOperationState state, string? failure, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sql = new SqlText().Append("UPDATE bulk_operations SET lease_until = 0, revision = revision + 1, state = ").Value((long)state)
            .Append(", failure = ").Value(failure).Append(", completed_at = ").Value(now.UtcTicks);
        return await ExecuteAsync(Held(sql, lease), cancellationToken) > 0;
    }

    public async Task<BulkOperation?> RequestCancelAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            async (context, token) =>
            {
                var unfinished = context.BulkOperations.Where(row => row.Id == id && !row.IsCancelRequested);
                await unfinished.Where(row => row.State == BulkOperationState.Queued).ExecuteUpdateAsync(
                    row => row.SetProperty(stopped => stopped.State, BulkOperationState.Cancelled)
                        .SetProperty(stopped => stopped.IsCancelRequested, true)
                        .SetProperty(stopped => stopped.CompletedAt, now)
                        .SetProperty(stopped => stopped.Revision, stopped => stopped.Revision + 1),
                    token);
                return await unfinished.Where(row => row.State == BulkOperationState.Running).ExecuteUpdateAsync(
                    row => row.SetProperty(stopping => stopping.IsCancelRequested, true)
                        .SetProperty(stopping => stopping.Revision, stopping => stopping.Revision + 1),
                    token);
            },
            conflict: 0,
            cancellationToken);
        return (await GetAsync([id], cancellationToken))[0];
    }

    public async Task<IReadOnlyList<ImportFile?>> GetFilesAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var found = await context.ImportFiles.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        return [.. ids.Select(id => found.GetValueOrDefault(id)?.ToFile())];
    }

    public Task AddFileAsync(ImportFile file, CancellationToken cancellationToken) => database.WriteAsync(
        async (context, token) =>
        {
            context.Add(ImportFileRow.Of(file));
            await context.SaveChangesAsync(token);
        },
        cancellationToken);

    public async Task<IReadOnlyList<Guid>> DeleteFilesAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var deleted = new List<Guid>();
        var sql = new SqlText().Append("DELETE FROM import_files WHERE received_at < ").Value(before.UtcTicks)
            .Append(" AND NOT EXISTS (SELECT 1 FROM bulk_operations o WHERE o.file_id = import_files.id AND o.state IN ").Append(Unfinished)
            .Append(") RETURNING id");
        await database.WriteAsync(
            (context, token) =>
            {
                deleted.Clear();
                return context.QueryAsync(sql, database.Dialect, row => deleted.Add(row.ReadId(0)), token);
            },
            conflict: 0,
            cancellationToken);
        return deleted;
    }

    public async Task<IReadOnlyList<ImportMapping>> ListMappingsAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var rows = await context.ImportMappings.AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => row.ToMapping())];
    }

    public async Task<ImportMapping?> FindMappingAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var row = await context.ImportMappings.AsNoTracking().SingleOrDefaultAsync(found => found.Name == name, cancellationToken);
        return row?.ToMapping();
    }

    public Task<bool> SaveMappingAsync(ImportMapping mapping, CancellationToken cancellationToken) => database.WriteAsync(
        async (context, token) =>
        {
            var row = ImportMappingRow.Of(mapping);
            if (mapping.Version == 1)
            {
                context.Add(row);
            }
            else
            {
                context.Attach(row).State = EntityState.Modified;
                context.Entry(row).Property(one => one.Version).OriginalValue = mapping.Version - 1;
            }

            await context.SaveChangesAsync(token);
            return true;
        },
        conflict: false,
        cancellationToken);

    private string Free() => $"o.state IN {Unfinished} AND o.lease_until < {Now}";

    private string Until(TimeSpan duration) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Now} + {(long)duration.TotalMilliseconds}");

    private SqlText Held(SqlText sql, BulkOperationLease lease) => sql
        .Append(" WHERE id = ").Value(database.Dialect.Id(lease.OperationId))
        .Append(" AND fence = ").Value(lease.Fence);

    private Task<int> ExecuteAsync(SqlText sql, CancellationToken cancellationToken) => database.WriteAsync(
        (context, token) => context.ExecuteAsync(sql, database.Dialect, token), conflict: 0, cancellationToken);
}
