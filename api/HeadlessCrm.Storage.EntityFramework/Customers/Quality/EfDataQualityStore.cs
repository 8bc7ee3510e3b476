using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using HeadlessCrm.Domain.Customers.Quality;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Quality;

internal sealed class EfDataQualityStore(CrmDatabase database) : IDataQualityStore
{
    public async Task<IReadOnlyList<DataQualityCounts>> CountAsync(
        DataQualityQuestion question, CancellationToken cancellationToken)
    {
        var found = new List<DataQualityCounts>();
        var sql = DataQualitySql.Write(question, database.Dialect, database.Clock.GetUtcNow());
        await database.Reader.QueryAsync(sql, row => found.Add(Read(row, question)), cancellationToken);
        return found;
    }

    public Task<bool> KeepAsync(DataQualitySnapshot snapshot, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                context.Add(new DataQualitySnapshotRow
                {
                    Day = Text(snapshot.Day), TakenAt = snapshot.TakenAt, Report = JsonSerializer.Serialize(snapshot.Report),
                });
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public async Task<IReadOnlyList<DataQualitySnapshot>> ListAsync(
        DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var (first, last) = (Text(from), Text(to));
        await using var context = await database.CreateContextAsync(cancellationToken);
        var rows = await context.Set<DataQualitySnapshotRow>().AsNoTracking()
            .Where(row => string.Compare(row.Day, first) >= 0 && string.Compare(row.Day, last) <= 0)
            .OrderBy(row => row.Day)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToSnapshot())];
    }

    private static DataQualityCounts Read(DbDataReader row, DataQualityQuestion question)
    {
        var fields = new FieldCount?[question.Requirements.Count];
        var ordinal = 8;
        for (var i = 0; i < fields.Length; i++)
        {
            if (DataQualitySql.IsCounted(question.Requirements[i].Field))
            {
                fields[i] = new FieldCount(row.GetInt64(ordinal), row.GetInt64(ordinal + 1));
                ordinal += 2;
            }
        }

        return new DataQualityCounts(
            row.ReadTextOrNull(0),
            (int)row.GetInt64(1),
            row.GetInt64(2),
            row.GetInt64(3),
            row.GetInt64(4),
            row.GetInt64(5),
            row.GetInt64(6),
            row.GetInt64(7),
            fields);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
