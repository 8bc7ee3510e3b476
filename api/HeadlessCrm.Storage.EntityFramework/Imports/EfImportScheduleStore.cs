using System.Globalization;
using HeadlessCrm.Domain.Imports;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Imports;

internal sealed class EfImportScheduleStore(CrmDatabase database) : IImportScheduleStore
{
    private static readonly string Due = string.Create(
        CultureInfo.InvariantCulture,
        $" AND (s.is_run_asked OR (s.is_watching AND EXISTS (SELECT 1 FROM bulk_operations b WHERE b.id = s.last_operation_id " +
        $"AND b.state = {(int)BulkOperationState.Failed})) OR s.next_run_at <= ");

    private string Now => database.Dialect.NowMilliseconds;

    public async Task<IReadOnlyList<ImportSchedule>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var rows = await context.ImportSchedules.AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => row.ToSchedule())];
    }

    public Task<bool> SaveAsync(ImportSchedule schedule, CancellationToken cancellationToken) => database.WriteAsync(
        async (context, token) =>
        {
            var row = await context.ImportSchedules.SingleOrDefaultAsync(found => found.Name == schedule.Name, token);
            if ((row?.Version ?? 0) != schedule.Version - 1)
            {
                return false;
            }

            if (row is null)
            {
                row = new ImportScheduleRow();
                context.Add(row);
            }

            row.Take(schedule);
            await context.SaveChangesAsync(token);
            return true;
        },
        conflict: false,
        cancellationToken);

    public Task<bool> DeleteAsync(string name, CancellationToken cancellationToken) => database.WriteAsync(
        async (context, token) =>
        {
            await context.ImportScheduleRuns.Where(row => row.ScheduleName == name).ExecuteDeleteAsync(token);
            return await context.ImportSchedules.Where(row => row.Name == name).ExecuteDeleteAsync(token) > 0;
        },
        conflict: false,
        cancellationToken);

    public Task<bool> AskRunAsync(string name, CancellationToken cancellationToken) => database.WriteAsync(
        async (context, token) => await context.ImportSchedules.Where(row => row.Name == name)
            .ExecuteUpdateAsync(row => row.SetProperty(asked => asked.IsRunAsked, true), token) > 0,
        conflict: false,
        cancellationToken);

    public async Task<IReadOnlyList<IReadOnlyList<ImportScheduleRun>>> GetRunsAsync(
        IReadOnlyList<string> names, int first, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var rows = await context.ImportScheduleRuns.AsNoTracking().Where(row => EF.Parameter(names).Contains(row.ScheduleName))
            .OrderByDescending(row => row.Id).ToListAsync(cancellationToken);
        var byName = rows.ToLookup(row => row.ScheduleName, StringComparer.Ordinal);
        return [.. names.Select(name => byName[name].Take(first).Select(row => row.ToRun()).ToArray())];
    }

    public async Task<ImportSchedule?> TryTakeDueAsync(DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        // Asked first without writing: a node that has nothing to do should not disturb those that write.
        var due = new SqlText().Append("SELECT COUNT(*) FROM import_schedules s WHERE ").Append(Free())
            .Append(Due).Value(now.UtcTicks).Append(")");
        if (await database.Reader.ScalarAsync(due, cancellationToken) == 0)
        {
            return null;
        }

        // The condition stands twice: of two nodes that choose the same schedule the second finds it taken.
        var sql = new SqlText().Append("UPDATE import_schedules SET lease_until = ").Append(Now)
            .Append(string.Create(CultureInfo.InvariantCulture, $" + {(long)lease.TotalMilliseconds}"))
            .Append(" WHERE name = (SELECT s.name FROM import_schedules s WHERE ").Append(Free())
            .Append(Due).Value(now.UtcTicks).Append(")")
            .Append(" ORDER BY s.next_run_at, s.name LIMIT 1) AND lease_until < ").Append(Now).Append(" RETURNING name");
        string? name = null;
        await database.WriteAsync(
            (context, token) => context.QueryAsync(sql, database.Dialect, row => name = row.GetString(0), token),
            conflict: 0,
            cancellationToken);
        return name is null ? null : (await ListAsync(cancellationToken)).SingleOrDefault(one => one.Name == name);
    }

    public Task CompleteAsync(ImportSchedule looked, ImportScheduleRun? run, CancellationToken cancellationToken) => database.WriteAsync(
        async (context, token) =>
        {
            var isThere = await context.ImportSchedules
                .Where(row => row.Name == looked.Name && row.Version == looked.Version)
                .ExecuteUpdateAsync(
                    row => row.SetProperty(done => done.LastRunAt, looked.LastRunAt)
                        .SetProperty(done => done.NextRunAt, looked.NextRunAt)
                        .SetProperty(done => done.RegularRunAt, looked.RegularRunAt)
                        .SetProperty(done => done.IsRunAsked, looked.IsRunAsked)
                        .SetProperty(done => done.IsWatching, looked.IsWatching)
                        .SetProperty(done => done.Failures, looked.Failures)
                        .SetProperty(done => done.FailedContent, looked.FailedContent)
                        .SetProperty(done => done.RetryAt, looked.RetryAt)
                        .SetProperty(done => done.LastResult, looked.LastResult)
                        .SetProperty(done => done.LastMessage, looked.LastMessage)
                        .SetProperty(done => done.LastOperationId, looked.LastOperationId)
                        .SetProperty(done => done.LeaseUntil, 0L),
                    token) > 0;
            if (isThere && run is not null)
            {
                context.Add(ImportScheduleRunRow.Of(looked.Name, run));
                await context.SaveChangesAsync(token);
                await context.ImportScheduleRuns.Where(row => row.ScheduleName == looked.Name).OrderByDescending(row => row.Id)
                    .Skip(ImportScheduleRun.MostKept).ExecuteDeleteAsync(token);
            }

            return isThere;
        },
        conflict: false,
        cancellationToken);

    private string Free() => $"(NOT s.is_paused OR s.is_run_asked) AND s.lease_until < {Now}";
}
