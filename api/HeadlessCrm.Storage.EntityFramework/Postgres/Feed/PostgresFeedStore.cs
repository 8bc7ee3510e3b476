using System.Data.Common;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Storage.EntityFramework.Feed;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Feed;

/// <summary>
/// The feed on PostgreSQL, where transactions commit in another order than they begin. An event is ordered by the number of
/// the transaction that wrote it, and read only when every transaction with a lower number has ended: nothing can then
/// appear at or before a place that was read. A transaction still under way holds back what was committed after it began,
/// for as long as it lasts.
/// </summary>
internal sealed class PostgresFeedStore(CrmDatabase database) : IFeedStore, IDisposable
{
    /// <summary>How many events one statement looks at, at most: bounds what a selection that matches nothing costs.</summary>
    private const int Window = 20_000;

    /// <summary>How many windows one reading goes through before it answers with what it has.</summary>
    private const int MaxWindows = 10;

    private const string Head =
        "SELECT e.transaction_number, e.sequence FROM feed_events e WHERE e.transaction_number < " + PostgresDialect.FirstNotFinal +
        " ORDER BY e.transaction_number DESC, e.sequence DESC LIMIT 1";

    /// <summary>The highest number written, final or not. (EXISTS over the table would be planned as a scan of all of it.)</summary>
    private const string Newest =
        "SELECT e.transaction_number FROM feed_events e ORDER BY e.transaction_number DESC, e.sequence DESC LIMIT 1";

    private readonly HeldBackReading heldBack = new(database.Signal);

    /// <inheritdoc/>
    public async Task<FeedSlice> ReadAsync(
        FeedPosition after, FeedSelection selection, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var events = new List<FeedEvent>(Math.Min(limit, 1_000));
        var at = after;

        // As if all matched, which is what most readers select; then as many as the matches so far make likely.
        var size = Math.Min(limit, Window);
        for (var (windows, looked) = (1, 0); ; windows++)
        {
            var window = await ReadWindowAsync(at, selection, limit - events.Count, size, events, cancellationToken);
            looked += size;
            size = events.Count == 0 ? Window : (int)Math.Min(Window, ((long)(limit - events.Count) * looked / events.Count) + 1);
            if (events.Count == limit)
            {
                // More of the window may match; whoever asks again from here learns whether it does.
                return new FeedSlice(events, events[^1].Position, window.IsLast && events[^1].Position == window.End, window.Horizon);
            }

            at = window.End > at ? window.End : at;
            if (window.IsLast || windows == MaxWindows)
            {
                // What retention has taken up to is behind whoever has read to the end.
                at = window.IsLast && window.Horizon > at ? window.Horizon : at;
                heldBack.LookAgainSoon(window.IsLast && window.IsHeldBack);
                return new FeedSlice(events, at, window.IsLast, window.Horizon);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<FeedBounds> GetBoundsAsync(CancellationToken cancellationToken)
    {
        var bounds = new FeedBounds(FeedPosition.Start, FeedPosition.Start, null);
        var sql = new SqlText().Append(
            "SELECT s.horizon_transaction, s.horizon_sequence, h.transaction_number, h.sequence, " +
            "(SELECT e.recorded_at FROM feed_events e ORDER BY e.transaction_number, e.sequence LIMIT 1), s.began_empty " +
            $"FROM feed_state s LEFT JOIN ({Head}) h ON TRUE");
        await database.Reader.QueryAsync(
            sql,
            row =>
            {
                var horizon = new FeedPosition(row.GetInt64(0), row.GetInt64(1));
                var head = row.IsDBNull(2) ? horizon : new FeedPosition(row.GetInt64(2), row.GetInt64(3));
                bounds = new FeedBounds(horizon, head > horizon ? head : horizon, row.ReadInstantOrNull(4))
                {
                    TellsAll = horizon == FeedPosition.Start && row.GetBoolean(5),
                };
            },
            cancellationToken);
        return bounds;
    }

    /// <summary>
    /// Bounds and events in one statement, so that both are of one snapshot: nothing between them can have been taken by
    /// retention, or been committed, unnoticed.
    /// </summary>
    public SqlText WriteWindow(FeedPosition after, FeedSelection selection, int limit, int size)
    {
        var sql = new SqlText().Append(
            "WITH w AS MATERIALIZED (SELECT e.transaction_number, e.sequence, e.id, e.type, e.customer_id, e.dealer_code, " +
            "e.occurred_at, e.recorded_at, e.payload FROM feed_events e WHERE ");
        database.Dialect.AppendAfter(sql, after);
        sql.Append(" ORDER BY e.transaction_number, e.sequence LIMIT ").Value((long)size)
            .Append("), l AS (SELECT transaction_number, sequence FROM w ORDER BY transaction_number DESC, sequence DESC LIMIT 1) ")
            .Append("SELECT -1::bigint AS a, 0::bigint AS b, NULL::uuid, 0, NULL::uuid, NULL::text, 0::bigint, 0::bigint, NULL::bytea, ")
            .Append("s.horizon_transaction, s.horizon_sequence, (SELECT COUNT(*) FROM w) < ").Value((long)size)
            .Append(", COALESCE(l.transaction_number, 0), COALESCE(l.sequence, 0), COALESCE((").Append(Newest).Append(") >= ")
            .Append(PostgresDialect.FirstNotFinal).Append(", FALSE) FROM feed_state s LEFT JOIN l ON TRUE UNION ALL (SELECT e.transaction_number, e.sequence, ")
            .Append(FeedSql.Columns).Append(", 0, 0, FALSE, 0, 0, FALSE FROM w e WHERE TRUE");
        FeedSql.AppendSelection(sql, selection, database.Dialect, database.Clock.GetUtcNow());
        return sql.Append(" ORDER BY e.transaction_number, e.sequence LIMIT ").Value((long)limit).Append(") ORDER BY a, b");
    }

    public void Dispose() => heldBack.Dispose();

    private async Task<FeedWindow> ReadWindowAsync(
        FeedPosition after,
        FeedSelection selection,
        int limit,
        int size,
        List<FeedEvent> events,
        CancellationToken cancellationToken)
    {
        var window = default(FeedWindow);
        await database.Reader.QueryAsync(
            WriteWindow(after, selection, limit, size),
            row =>
            {
                var position = new FeedPosition(row.GetInt64(0), row.GetInt64(1));
                if (position.Transaction < 0)
                {
                    window = ReadBounds(row);
                }
                else
                {
                    events.Add(FeedSql.Read(row, position, 2));
                }
            },
            cancellationToken);
        return window;
    }

    private static FeedWindow ReadBounds(DbDataReader row) => new(
        new FeedPosition(row.GetInt64(9), row.GetInt64(10)),
        row.GetBoolean(11),
        new FeedPosition(row.GetInt64(12), row.GetInt64(13)),
        row.GetBoolean(14));

    /// <param name="Horizon">The last place that retention has taken.</param>
    /// <param name="IsLast">Whether there is no further event to look at.</param>
    /// <param name="End">The last event that was looked at.</param>
    /// <param name="IsHeldBack">Whether committed events wait for a transaction that began before them.</param>
    private readonly record struct FeedWindow(FeedPosition Horizon, bool IsLast, FeedPosition End, bool IsHeldBack);
}
