using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Feed;

internal sealed class EfFeedRetentionStore(CrmDatabase database, IConsumerStore consumers) : IFeedRetentionStore
{
    public async Task<int> TakeAsync(
        DateTimeOffset recordedBefore, DateTimeOffset unreadBefore, int atMost, CancellationToken cancellationToken)
    {
        var states = await consumers.GetAllAsync(cancellationToken);
        FeedPosition? read = states.Count == 0 ? null : states.Min(state => state.Checkpoint);
        var (last, count) = await FindAsync(recordedBefore, unreadBefore, read, atMost, cancellationToken);
        return count == 0
            ? 0
            : await database.WriteDerivedAsync((context, token) => TakeAsync(context, last, token), cancellationToken);
    }

    /// <summary>The last of the oldest events of which none is to be kept.</summary>
    private async Task<(FeedPosition Last, int Count)> FindAsync(
        DateTimeOffset recordedBefore,
        DateTimeOffset unreadBefore,
        FeedPosition? read,
        int atMost,
        CancellationToken cancellationToken)
    {
        var last = FeedPosition.Start;
        var count = 0;
        var isKept = false;
        var sql = new SqlText().Append("SELECT ").Append(database.Dialect.FeedPositionColumns)
            .Append(", recorded_at FROM feed_events e WHERE ");
        database.Dialect.AppendAfter(sql, FeedPosition.Start);
        sql.Append(" ORDER BY ").Append(database.Dialect.FeedOrder).Append(" LIMIT ").Value((long)atMost);
        await database.Reader.QueryAsync(
            sql,
            row =>
            {
                var position = new FeedPosition(row.GetInt64(0), row.GetInt64(1));
                var limit = read is { } checkpoint && position > checkpoint ? unreadBefore : recordedBefore;
                isKept |= row.ReadInstant(2) >= limit;
                if (!isKept)
                {
                    last = position;
                    count++;
                }
            },
            cancellationToken);
        return (last, count);
    }

    private async Task<int> TakeAsync(CrmDbContext context, FeedPosition last, CancellationToken cancellationToken)
    {
        var dialect = database.Dialect;
        var horizon = new SqlText()
            .Append("UPDATE feed_state SET horizon_transaction = ").Value(last.Transaction)
            .Append(", horizon_sequence = ").Value(last.Sequence)
            .Append(" WHERE horizon_transaction < ").Value(last.Transaction)
            .Append(" OR (horizon_transaction = ").Value(last.Transaction)
            .Append(" AND horizon_sequence < ").Value(last.Sequence).Append(")");
        await context.ExecuteAsync(horizon, dialect, cancellationToken);
        var taking = new SqlText().Append("DELETE FROM feed_events WHERE ");
        dialect.AppendUpTo(taking, last);
        return await context.ExecuteAsync(taking, dialect, cancellationToken);
    }
}
