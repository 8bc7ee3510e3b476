using System.Data.Common;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Feed;

/// <remarks>
/// Leases are compared and set in one statement, by the database's own clock: nodes need not agree on the time. What is
/// written here can be derived again, so it does not wait for the disk.
/// </remarks>
internal sealed class EfConsumerStore(CrmDatabase database) : IConsumerStore
{
    private const string Parked =
        "e.transaction_number, e.sequence, e.event_id, e.type, e.customer_id, e.dealer_code, e.occurred_at, e.recorded_at, e.payload, " +
        "e.attempts, e.reason, e.parked_at FROM feed_parked_events e WHERE e.consumer = ";

    private string Now => database.Dialect.NowMilliseconds;

    public async Task RegisterAsync(string name, CancellationToken cancellationToken)
    {
        if (await FindAsync(name, cancellationToken) is null)
        {
            await ExecuteAsync(
                new SqlText()
                    .Append("INSERT INTO feed_consumers(name, checkpoint_transaction, checkpoint_sequence, lease_until, fence, is_rebuild_requested) VALUES(")
                    .Value(name).Append(", 0, 0, 0, 0, FALSE) ON CONFLICT(name) DO NOTHING"),
                cancellationToken);
        }
    }

    public async Task<IReadOnlyList<ConsumerState>> GetAllAsync(CancellationToken cancellationToken)
    {
        var states = new List<ConsumerState>();
        await database.Reader.QueryAsync(
            SelectStates().Append(" ORDER BY c.name"), row => states.Add(ReadState(row)), cancellationToken);
        return states;
    }

    public async Task<ConsumerState?> FindAsync(string name, CancellationToken cancellationToken)
    {
        ConsumerState? state = null;
        await database.Reader.QueryAsync(
            SelectStates().Append(" WHERE c.name = ").Value(name), row => state = ReadState(row), cancellationToken);
        return state;
    }

    public async Task<FeedBacklog> GetBacklogAsync(FeedPosition after, int atMost, CancellationToken cancellationToken)
    {
        var backlog = new FeedBacklog(0, null);
        var sql = new SqlText().Append("SELECT COUNT(*), MIN(b.recorded_at) FROM (SELECT e.recorded_at FROM feed_events e WHERE ");
        database.Dialect.AppendAfter(sql, after);
        sql.Append(" ORDER BY ").Append(database.Dialect.FeedOrder).Append(" LIMIT ").Value((long)atMost).Append(") b");
        await database.Reader.QueryAsync(
            sql,
            row => backlog = new FeedBacklog((int)row.GetInt64(0), row.ReadInstantOrNull(1)),
            cancellationToken);
        return backlog;
    }

    public async Task<ConsumerLease?> TryAcquireAsync(
        string name, string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        // Asked first without writing: nodes that wait for each other should not disturb the one that works.
        if (await FindAsync(name, cancellationToken) is not { } state || (state.Owner is { } holder && holder != owner))
        {
            return null;
        }

        var sql = new SqlText().Append("UPDATE feed_consumers SET fence = fence + 1, owner = ").Value(owner)
            .Append(", lease_until = ").Append(Now).Append(" + ").Value((long)duration.TotalMilliseconds)
            .Append(" WHERE name = ").Value(name).Append(" AND (owner IS NULL OR owner = ").Value(owner)
            .Append(" OR lease_until < ").Append(Now).Append(") RETURNING fence, checkpoint_transaction, checkpoint_sequence");
        ConsumerLease? lease = null;
        await database.WriteDerivedAsync(
            (context, token) => context.QueryAsync(
                sql,
                database.Dialect,
                row => lease = new ConsumerLease(
                    name, owner, row.GetInt64(0), new FeedPosition(row.GetInt64(1), row.GetInt64(2))),
                token),
            cancellationToken);
        return lease;
    }

    public Task<bool> RenewAsync(ConsumerLease lease, TimeSpan duration, CancellationToken cancellationToken) =>
        ChangeAsync(lease, sql => AppendUntil(sql, duration), cancellationToken);

    public Task ReleaseAsync(ConsumerLease lease, CancellationToken cancellationToken) =>
        ChangeAsync(lease, sql => sql.Append("owner = NULL, lease_until = 0"), cancellationToken);

    public Task<bool> AdvanceAsync(
        ConsumerLease lease, FeedPosition to, TimeSpan duration, CancellationToken cancellationToken) =>
        ChangeAsync(
            lease,
            sql => AppendUntil(sql, duration)
                .Append(", checkpoint_transaction = ").Value(to.Transaction)
                .Append(", checkpoint_sequence = ").Value(to.Sequence)
                .Append(", advanced_at = ").Value(database.Clock.GetUtcNow().UtcTicks),
            cancellationToken);

    public Task<bool> ParkAsync(
        ConsumerLease lease, IReadOnlyList<ParkedEvent> events, CancellationToken cancellationToken) =>
        database.WriteDerivedAsync(
            async (context, token) =>
            {
                if (!await context.HoldsAsync(lease, database.Dialect, token))
                {
                    return false;
                }

                foreach (var parked in events)
                {
                    await context.ExecuteAsync(WritePark(lease.Name, parked), database.Dialect, token);
                }

                return true;
            },
            cancellationToken);

    public Task<bool> UnparkAsync(ConsumerLease lease, Guid eventId, CancellationToken cancellationToken) =>
        database.WriteDerivedAsync(
            async (context, token) =>
            {
                if (!await context.HoldsAsync(lease, database.Dialect, token))
                {
                    return false;
                }

                var sql = new SqlText().Append("DELETE FROM feed_parked_events WHERE consumer = ").Value(lease.Name)
                    .Append(" AND event_id = ").Value(database.Dialect.Id(eventId));
                await context.ExecuteAsync(sql, database.Dialect, token);
                return true;
            },
            cancellationToken);

    public Task<IReadOnlyList<ParkedEvent>> GetParkedAsync(string name, int atMost, CancellationToken cancellationToken) =>
        ReadParkedAsync(new SqlText().Append("SELECT ").Append(Parked).Value(name), atMost, cancellationToken);

    public async Task<IReadOnlySet<Guid>> GetParkedCustomersAsync(string name, CancellationToken cancellationToken)
    {
        var customers = new HashSet<Guid>();
        await database.Reader.QueryAsync(
            new SqlText().Append("SELECT DISTINCT customer_id FROM feed_parked_events WHERE consumer = ").Value(name),
            row => customers.Add(row.ReadId(0)),
            cancellationToken);
        return customers;
    }

    public Task<IReadOnlyList<ParkedEvent>> GetRetriesAsync(string name, int atMost, CancellationToken cancellationToken) =>
        ReadParkedAsync(
            new SqlText().Append("SELECT ").Append(Parked).Value(name)
                .Append(" AND e.customer_id IN (SELECT r.customer_id FROM feed_parked_events r WHERE r.is_retry_requested AND r.consumer = ")
                .Value(name).Append(")"),
            atMost,
            cancellationToken);

    public Task<int> RequestRetryAsync(string name, Guid? eventId, CancellationToken cancellationToken)
    {
        var sql = new SqlText().Append("UPDATE feed_parked_events SET is_retry_requested = TRUE WHERE consumer = ").Value(name);
        if (eventId is { } id)
        {
            sql.Append(" AND customer_id = (SELECT r.customer_id FROM feed_parked_events r WHERE r.consumer = ").Value(name)
                .Append(" AND r.event_id = ").Value(database.Dialect.Id(id)).Append(")");
        }

        return ExecuteAsync(sql, cancellationToken);
    }

    public async Task<bool> RequestRebuildAsync(string name, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            new SqlText().Append("UPDATE feed_consumers SET is_rebuild_requested = TRUE WHERE name = ").Value(name),
            cancellationToken) > 0;

    private SqlText SelectStates() => new SqlText()
        .Append("SELECT c.name, c.checkpoint_transaction, c.checkpoint_sequence, c.advanced_at, CASE WHEN c.lease_until > ")
        .Append(Now)
        .Append(" THEN c.owner END, (SELECT COUNT(*) FROM feed_parked_events p WHERE p.consumer = c.name), c.is_rebuild_requested FROM feed_consumers c");

    private static ConsumerState ReadState(DbDataReader row) => new(
        row.GetString(0),
        new FeedPosition(row.GetInt64(1), row.GetInt64(2)),
        row.ReadInstantOrNull(3),
        row.ReadTextOrNull(4),
        (int)row.GetInt64(5),
        row.GetBoolean(6));

    private SqlText AppendUntil(SqlText sql, TimeSpan duration) =>
        sql.Append("lease_until = ").Append(Now).Append(" + ").Value((long)duration.TotalMilliseconds);

    /// <summary>Changes a consumer's row, so long as the lease is held; answers whether it was.</summary>
    private async Task<bool> ChangeAsync(
        ConsumerLease lease, Func<SqlText, SqlText> change, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            change(new SqlText().Append("UPDATE feed_consumers SET "))
                .Append(" WHERE name = ").Value(lease.Name).Append(" AND fence = ").Value(lease.Fence)
                .Append(" AND owner = ").Value(lease.Owner),
            cancellationToken) > 0;

    private SqlText WritePark(string name, ParkedEvent parked)
    {
        var told = parked.Event;
        return new SqlText()
            .Append("INSERT INTO feed_parked_events(consumer, event_id, transaction_number, sequence, type, customer_id, dealer_code, occurred_at, recorded_at, payload, attempts, reason, parked_at, is_retry_requested) VALUES(")
            .Value(name).Append(", ").Value(database.Dialect.Id(told.Id))
            .Append(", ").Value(told.Position.Transaction).Append(", ").Value(told.Position.Sequence)
            .Append(", ").Value((long)told.Type).Append(", ").Value(database.Dialect.Id(told.CustomerId))
            .Append(", ").Value(told.DealerCode).Append(", ").Value(told.OccurredAt.UtcTicks)
            .Append(", ").Value(told.RecordedAt.UtcTicks).Append(", ").Value(FeedPayloadJson.Write(told.Payload))
            .Append(", ").Value((long)parked.Attempts).Append(", ").Value(parked.Reason)
            .Append(", ").Value(parked.ParkedAt.UtcTicks)
            .Append(", FALSE) ON CONFLICT(consumer, event_id) DO UPDATE SET attempts = excluded.attempts, reason = excluded.reason, is_retry_requested = FALSE");
    }

    private async Task<IReadOnlyList<ParkedEvent>> ReadParkedAsync(
        SqlText sql, int atMost, CancellationToken cancellationToken)
    {
        var events = new List<ParkedEvent>();
        sql.Append(" ORDER BY e.transaction_number, e.sequence LIMIT ").Value((long)atMost);
        await database.Reader.QueryAsync(
            sql,
            row => events.Add(new ParkedEvent(
                FeedSql.Read(row, new FeedPosition(row.GetInt64(0), row.GetInt64(1)), 2),
                row.GetInt32(9),
                row.GetString(10),
                row.ReadInstant(11))),
            cancellationToken);
        return events;
    }

    private Task<int> ExecuteAsync(SqlText sql, CancellationToken cancellationToken) =>
        database.WriteDerivedAsync(
            (context, token) => context.ExecuteAsync(sql, database.Dialect, token), cancellationToken);
}
