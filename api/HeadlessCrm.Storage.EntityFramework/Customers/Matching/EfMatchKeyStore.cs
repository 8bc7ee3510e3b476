using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Matching;

/// <remarks>
/// The one row of <c>match_key_state</c> is changed first in every step, so that of several nodes one steps at a time even where a
/// lease has run out meanwhile. What is written can be derived again, so it does not wait for the disk.
/// </remarks>
internal sealed class EfMatchKeyStore(CrmDatabase database) : IMatchKeyStore
{
    /// <summary>Few enough that writers of these customers, or of all in an embedded store, hardly wait.</summary>
    private const int CustomersAtOnce = 200;

    private const int KeysAtOnce = 20_000;

    private string Now => database.Dialect.NowMilliseconds;

    public async Task<MatchKeyState> GetStateAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var row = await context.MatchKeyState.AsNoTracking().SingleAsync(cancellationToken);
        var isUnderWay = row.Phase != MatchKeyPhase.None;
        var waiting = row.Phase switch
        {
            MatchKeyPhase.Records => Math.Max(row.Customers - row.Done, 0),
            MatchKeyPhase.None when row.Version < BlockingKeys.Version => await context.Customers.LongCountAsync(cancellationToken),
            _ => 0,
        };
        return new MatchKeyState(row.Version, isUnderWay, waiting, isUnderWay ? row.Customers : 0);
    }

    // Looking for old keys reads every record when there are none, so nobody who writes waits for that.
    public async Task BeginAsync(bool isForced, CancellationToken cancellationToken)
    {
        if (!isForced && !await IsNeededAsync(cancellationToken))
        {
            return;
        }

        await database.WriteAsync(
            async (context, token) =>
            {
                var row = await context.MatchKeyState.SingleAsync(token);
                if (!isForced && IsUnderWay(row))
                {
                    return;
                }

                (row.Phase, row.Target, row.IsForced) = (MatchKeyPhase.Records, BlockingKeys.Version, isForced);
                (row.Done, row.LastCustomerId, row.LastKey) = (0, null, long.MinValue);
                row.Customers = await context.Customers.LongCountAsync(token);
                await context.SaveChangesAsync(token);
            },
            cancellationToken);
    }

    public Task<MatchKeyStep> StepAsync(string owner, TimeSpan lease, CancellationToken cancellationToken) =>
        database.WriteDerivedAsync(
            async (context, token) =>
            {
                var sql = new SqlText().Append("UPDATE match_key_state SET owner = ").Value(owner)
                    .Append(", lease_until = ").Append(Now).Append(" + ").Value((long)lease.TotalMilliseconds)
                    .Append(" WHERE phase <> ").Value((long)MatchKeyPhase.None).Append(" AND target = ").Value((long)BlockingKeys.Version)
                    .Append(" AND (owner IS NULL OR owner = ").Value(owner).Append(" OR lease_until < ").Append(Now).Append(")");
                if (await context.ExecuteAsync(sql, database.Dialect, token) == 0)
                {
                    return await context.MatchKeyState.AnyAsync(
                        row => row.Phase != MatchKeyPhase.None && row.Target == BlockingKeys.Version, token)
                        ? MatchKeyStep.Held
                        : MatchKeyStep.Done;
                }

                var row = await context.MatchKeyState.SingleAsync(token);
                await (row.Phase == MatchKeyPhase.Records ? RemakeAsync(context, row, token) : SweepAsync(context, row, token));
                await context.SaveChangesAsync(token);
                return MatchKeyStep.Taken;
            },
            cancellationToken);

    public Task ReleaseAsync(string owner, CancellationToken cancellationToken) => database.WriteDerivedAsync(
        (context, token) => context.ExecuteAsync(
            new SqlText().Append("UPDATE match_key_state SET owner = NULL, lease_until = 0 WHERE owner = ").Value(owner),
            database.Dialect,
            token),
        cancellationToken);

    private async Task RemakeAsync(CrmDbContext context, MatchKeyStateRow row, CancellationToken cancellationToken)
    {
        var sql = new SqlText().Append("SELECT c.id FROM customers c");
        if (row.LastCustomerId is { } last)
        {
            sql.Append(" WHERE c.id > ").Value(database.Dialect.Id(last));
        }

        var ids = new List<Guid>(CustomersAtOnce);
        await context.QueryAsync(
            sql.Append(" ORDER BY c.id LIMIT ").Value((long)CustomersAtOnce),
            database.Dialect,
            found => ids.Add(found.ReadId(0)),
            cancellationToken);
        if (ids.Count == 0)
        {
            (row.Phase, row.LastKey) = (MatchKeyPhase.Sweep, long.MinValue);
            return;
        }

        await database.LockCustomersAsync(context, ids, cancellationToken);
        await context.RemakeMatchRecordsAsync(database.Dialect, ids, row.IsForced, cancellationToken);
        (row.LastCustomerId, row.Done) = (ids[^1], row.Done + ids.Count);
    }

    /// <summary>Takes away keys of other versions among the next ones.</summary>
    private async Task SweepAsync(CrmDbContext context, MatchKeyStateRow row, CancellationToken cancellationToken)
    {
        long? end = null;
        await context.QueryAsync(
            new SqlText().Append("SELECT k.key FROM match_keys k WHERE k.key > ").Value(row.LastKey)
                .Append(" ORDER BY k.key LIMIT 1 OFFSET ").Value((long)KeysAtOnce),
            database.Dialect,
            found => end = found.GetInt64(0),
            cancellationToken);
        var sql = new SqlText().Append("DELETE FROM match_keys WHERE key > ").Value(row.LastKey)
            .Append(" AND (key & ").Value(BlockingKeys.VersionMask).Append(") <> ").Value(BlockingKeys.VersionMark);
        if (end is { } upTo)
        {
            await context.ExecuteAsync(sql.Append(" AND key <= ").Value(upTo), database.Dialect, cancellationToken);
            row.LastKey = upTo;
            return;
        }

        await context.ExecuteAsync(sql, database.Dialect, cancellationToken);
        (row.Phase, row.Version, row.IsForced) = (MatchKeyPhase.None, row.Target, false);
        (row.Owner, row.LeaseUntil) = (null, 0);
    }

    private async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var row = await context.MatchKeyState.AsNoTracking().SingleAsync(cancellationToken);
        return !IsUnderWay(row) && (row.Version < BlockingKeys.Version || await HasOldAsync(cancellationToken));
    }

    private static bool IsUnderWay(MatchKeyStateRow row) => row.Phase != MatchKeyPhase.None && row.Target >= BlockingKeys.Version;

    private async Task<bool> HasOldAsync(CancellationToken cancellationToken)
    {
        var hasOld = false;
        await database.Reader.QueryAsync(
            new SqlText().Append("SELECT 1 FROM match_records r WHERE r.key_version < ").Value((long)BlockingKeys.Version).Append(" LIMIT 1"),
            _ => hasOld = true,
            cancellationToken);
        return hasOld;
    }
}
