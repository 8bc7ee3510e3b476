using System.Globalization;
using HeadlessCrm.Domain.Imports;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Imports;

internal sealed class EfImportScheduleStore(CrmDatabase database) : IImportScheduleStore
{
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
        async (context, token) => await context.ImportSchedules.Where(row => row.Name == name).ExecuteDeleteAsync(token) > 0,
        conflict: false,
        cancellationToken);

    public async Task<ImportSchedule?> TryTakeDueAsync(DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        // Asked first without writing: a node that has nothing to do should not disturb those that write.
        var due = new SqlText().Append("SELECT COUNT(*) FROM import_schedules s WHERE ").Append(Free()).Append(" AND s.next_run_at <= ").Value(now.UtcTicks);
        if (await database.Reader.ScalarAsync(due, cancellationToken) == 0)
        {
            return null;
        }

        // The condition stands twice: of two nodes that choose the same schedule the second finds it taken.
        var sql = new SqlText().Append("UPDATE import_schedules SET lease_until = ").Append(Now)
            .Append(string.Create(CultureInfo.InvariantCulture, $" + {(long)lease.TotalMilliseconds}"))
            .Append(" WHERE name = (SELECT s.name FROM import_schedules s WHERE ").Append(Free()).Append(" AND s.next_run_at <= ").Value(now.UtcTicks)
            .Append(" ORDER BY s.next_run_at, s.name LIMIT 1) AND lease_until < ").Append(Now).Append(" RETURNING name");
        string? name = null;
        await database.WriteAsync(
            (context, token) => context.QueryAsync(sql, database.Dialect, row => name = row.GetString(0), token),
            conflict: 0,
            cancellationToken);
        return name is null ? null : (await ListAsync(cancellationToken)).SingleOrDefault(one => one.Name == name);
    }

    public Task CompleteAsync(ImportSchedule looked, CancellationToken cancellationToken) => database.WriteAsync(
        (context, token) => context.ImportSchedules
            .Where(row => row.Name == looked.Name && row.Version == looked.Version)
            .ExecuteUpdateAsync(
                row => row.SetProperty(done => done.LastRunAt, looked.LastRunAt)
                    .SetProperty(done => done.NextRunAt, looked.NextRunAt)
                    .SetProperty(done => done.LastResult, looked.LastResult)
                    .SetProperty(done => done.LastMessage, looked.LastMessage)
                    .SetProperty(done => done.LastOperationId, looked.LastOperationId)
                    .SetProperty(done => done.LeaseUntil, 0L),
                token),
        conflict: 0,
        cancellationToken);

    private string Free() => $"NOT s.is_paused AND s.lease_until < {Now}";
}
