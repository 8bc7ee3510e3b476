using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Storage.EntityFramework.Feed;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Feed;

/// <summary>
/// The feed on SQLite. There is one writer at a time, so the order of the keys is the order of the commits, and what can
/// be read is final. The keys are never used twice (<c>AUTOINCREMENT</c>), also when retention has taken the last of them.
/// </summary>
internal sealed class SqliteFeedStore(CrmDatabase database) : IFeedStore
{
    /// <summary>How many events one statement looks at: bounds what a selection that matches nothing costs.</summary>
    private const long Window = 20_000;

    /// <summary>How many windows one reading goes through before it answers with what it has.</summary>
    private const int MaxWindows = 10;

    private const string Bounds =
        "s.horizon_sequence, max(s.horizon_sequence, COALESCE((SELECT MAX(sequence) FROM feed_events), 0))";

    /// <inheritdoc/>
    public async Task<FeedSlice> ReadAsync(
        FeedPosition after, FeedSelection selection, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var events = new List<FeedEvent>(Math.Min(limit, 1_000));
        var at = after.Sequence;
        for (var windows = 1; ; windows++)
        {
            var (horizon, head) = await ReadWindowAsync(at, selection, limit - events.Count, events, cancellationToken);
            if (events.Count == limit)
            {
                var last = events[^1].Position;
                return new FeedSlice(events, last, last.Sequence >= head, new FeedPosition(0, horizon));
            }

            at = Math.Max(at, Math.Min(head, Math.Max(at, horizon) + Window));
            if (at >= head || windows == MaxWindows)
            {
                return new FeedSlice(events, new FeedPosition(0, at), at >= head, new FeedPosition(0, horizon));
            }
        }
    }

    /// <inheritdoc/>
    public async Task<FeedBounds> GetBoundsAsync(CancellationToken cancellationToken)
    {
        var bounds = new FeedBounds(FeedPosition.Start, FeedPosition.Start, null);
        var sql = new SqlText().Append("SELECT ").Append(Bounds)
            .Append(", (SELECT recorded_at FROM feed_events ORDER BY sequence LIMIT 1), s.began_empty FROM feed_state s");
        await database.Reader.QueryAsync(
            sql,
            row => bounds = new FeedBounds(
                new FeedPosition(0, row.GetInt64(0)), new FeedPosition(0, row.GetInt64(1)), row.ReadInstantOrNull(2))
            {
                TellsAll = row.GetInt64(0) == 0 && row.GetBoolean(3),
            },
            cancellationToken);
        return bounds;
    }

    /// <summary>
    /// Bounds and events in one statement, so that both are of one moment: nothing between them can have been taken by
    /// retention unnoticed.
    /// </summary>
    public SqlText WriteWindow(long after, FeedSelection selection, long limit)
    {
        var sql = new SqlText().Append("SELECT -1, ").Append(Bounds)
            .Append(", NULL, NULL, NULL, NULL, NULL FROM feed_state s UNION ALL SELECT * FROM (SELECT e.sequence, ")
            .Append(FeedSql.Columns).Append(" FROM feed_events e WHERE e.sequence > ").Value(after)
            .Append(" AND e.sequence <= MAX(").Value(after)
            .Append(", (SELECT horizon_sequence FROM feed_state)) + ").Value(Window);
        FeedSql.AppendSelection(sql, selection, database.Dialect, database.Clock.GetUtcNow());
        return sql.Append(" ORDER BY e.sequence LIMIT ").Value(limit).Append(")");
    }

    private async Task<(long Horizon, long Head)> ReadWindowAsync(
        long after, FeedSelection selection, int limit, List<FeedEvent> events, CancellationToken cancellationToken)
    {
        long horizon = 0;
        long head = 0;
        await database.Reader.QueryAsync(
            WriteWindow(after, selection, limit),
            row =>
            {
                var sequence = row.GetInt64(0);
                if (sequence < 0)
                {
                    horizon = row.GetInt64(1);
                    head = row.GetInt64(2);
                }
                else
                {
                    events.Add(FeedSql.Read(row, new FeedPosition(0, sequence), 1));
                }
            },
            cancellationToken);
        return (horizon, head);
    }
}
