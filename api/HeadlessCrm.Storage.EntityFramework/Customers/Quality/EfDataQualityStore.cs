using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Quality;
using HeadlessCrm.Domain.Customers.Reachability;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Quality;

internal sealed class EfDataQualityStore(CrmDatabase database) : IDataQualityStore
{
    private const int FirstCheck = 6;

    // Whose last report says that nothing arrives there.
    private static readonly string LeadNowhere =
        $"({(int)Deliverability.Bounced}, {(int)Deliverability.Invalid}, {(int)Deliverability.OptedOut})";

    public async Task<IReadOnlyList<DataQualityCounts>> CountAsync(
        DataQualityQuestion question, CancellationToken cancellationToken)
    {
        var found = new List<DataQualityCounts>();
        var now = database.Clock.GetUtcNow();
        var checks = DataQualitySql.Checks(database.Dialect).Select(one => one.Check).ToArray();
        await database.Reader.QueryAsync(
            DataQualitySql.Write(question, database.Dialect, now), row => found.Add(Read(row, question, checks)), cancellationToken);
        var dead = new HashSet<string>(StringComparer.Ordinal);
        await database.Reader.QueryAsync(
            new SqlText().Append($"SELECT address FROM contact_deliverabilities WHERE state IN {LeadNowhere}"),
            row => dead.Add(row.GetString(0)),
            cancellationToken);
        if (dead.Count == 0)
        {
            return found;
        }

        var reachable = await CountReachableAsync(DataQualitySql.WriteAddresses(question, database.Dialect, now), dead, cancellationToken);
        return [.. found.Select(counts => counts with { Reachable = reachable.GetValueOrDefault(counts.Group ?? string.Empty) })];
    }

    public Task<bool> KeepAsync(DataQualityDay day, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var (text, takenAt) = (Text(day.All.Day), day.All.TakenAt);
                context.Add(new DataQualitySnapshotRow
                {
                    Day = text, TakenAt = takenAt, Report = JsonSerializer.Serialize(day.All.Report),
                });
                context.AddRange(day.Groups.SelectMany(group => group.Value.Select(report => new DataQualityGroupSnapshotRow
                {
                    Day = text,
                    Grouping = group.Key,
                    Name = report.Group!,
                    TakenAt = takenAt,
                    Report = JsonSerializer.Serialize(report),
                })));
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public async Task<IReadOnlyList<DataQualitySnapshot>> ListAsync(
        DateOnly from, DateOnly to, DataQualityGroup? group, CancellationToken cancellationToken)
    {
        var (first, last) = (Text(from), Text(to));
        await using var context = await database.CreateContextAsync(cancellationToken);
        if (group is { Grouping: var grouping, Name: var name })
        {
            var ofGroup = await context.Set<DataQualityGroupSnapshotRow>().AsNoTracking()
                .Where(row => row.Grouping == grouping && row.Name == name
                    && string.Compare(row.Day, first) >= 0 && string.Compare(row.Day, last) <= 0)
                .OrderBy(row => row.Day)
                .ToListAsync(cancellationToken);
            return [.. ofGroup.Select(row => row.ToSnapshot())];
        }

        var rows = await context.Set<DataQualitySnapshotRow>().AsNoTracking()
            .Where(row => string.Compare(row.Day, first) >= 0 && string.Compare(row.Day, last) <= 0)
            .OrderBy(row => row.Day)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToSnapshot())];
    }

    public async Task<IReadOnlyList<DataQualitySnapshot>?> FindAsync(
        DateOnly until, DataQualityGrouping? grouping, CancellationToken cancellationToken)
    {
        var last = Text(until);
        await using var context = await database.CreateContextAsync(cancellationToken);
        var all = await context.Set<DataQualitySnapshotRow>().AsNoTracking().Where(row => string.Compare(row.Day, last) <= 0)
            .OrderByDescending(row => row.Day).FirstOrDefaultAsync(cancellationToken);
        if (all is null || grouping is not { } by)
        {
            return all is null ? null : [all.ToSnapshot()];
        }

        var groups = await context.Set<DataQualityGroupSnapshotRow>().AsNoTracking()
            .Where(row => row.Grouping == by && row.Day == all.Day).ToListAsync(cancellationToken);
        return groups.Count == 0
            ? null
            : [.. groups.OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => row.ToSnapshot())];
    }

    // Reads the addresses as they come; nothing but the counts is kept in memory.
    private async Task<Dictionary<string, long>> CountReachableAsync(
        SqlText addresses, HashSet<string> dead, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        (string Group, Guid Customer)? counted = null;
        await database.Reader.QueryAsync(
            addresses,
            row =>
            {
                (string Group, Guid Customer) one = (row.ReadTextOrNull(0) ?? string.Empty, row.ReadId(1));
                if (one != counted && !dead.Contains(ContactAddress.Of(new((Channel)row.GetInt32(2), row.GetString(3))).Key))
                {
                    counted = one;
                    counts[one.Group] = counts.GetValueOrDefault(one.Group) + 1;
                }
            },
            cancellationToken);
        return counts;
    }

    private static DataQualityCounts Read(DbDataReader row, DataQualityQuestion question, ValidityCheck[] checks)
    {
        var fields = new FieldCount?[question.Requirements.Count];
        var ordinal = FirstCheck + (2 * checks.Length);
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
            [
                .. checks.Select((check, i) => new ValidityCount(
                    check, row.GetInt64(FirstCheck + (2 * i)), row.GetInt64(FirstCheck + (2 * i) + 1))),
            ],
            fields);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
