using HeadlessCrm.Storage.EntityFramework.Feed;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Feed;

/// <summary>
/// A database restored into another server counts its transactions from the start again, or from elsewhere. Events that are
/// written then must still come after those that were restored, or else readers would never get to them.
/// </summary>
internal static class TransactionNumbers
{
    /// <summary>Raises the offset of the numbers when they have fallen behind; call it under the store's lock.</summary>
    public static async Task KeepRisingAsync(CrmDbContext context, CancellationToken cancellationToken)
    {
        if (await context.FeedState.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } state)
        {
            return;
        }

        var next = await context.Database
            .SqlQuery<long>($"SELECT (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint AS \"Value\"")
            .SingleAsync(cancellationToken);
        var last = await LastKnownAsync(context, state, cancellationToken);
        if (last < next + state.TransactionOffset)
        {
            return;
        }

        var offset = last + 1;
        await context.FeedState.ExecuteUpdateAsync(
            row => row.SetProperty(feed => feed.TransactionOffset, offset), cancellationToken);
#pragma warning disable EF1002 // A default cannot have parameters; it is a number.
        await context.Database.ExecuteSqlRawAsync(
            $"ALTER TABLE feed_events ALTER COLUMN transaction_number SET DEFAULT (pg_current_xact_id()::text)::bigint + {offset}",
            cancellationToken);
#pragma warning restore EF1002
    }

    private static async Task<long> LastKnownAsync(
        CrmDbContext context, FeedStateRow state, CancellationToken cancellationToken)
    {
        var written = await context.FeedEvents.MaxAsync(row => (long?)row.TransactionNumber, cancellationToken) ?? 0;
        var read = await context.FeedConsumers.MaxAsync(row => (long?)row.CheckpointTransaction, cancellationToken) ?? 0;
        return Math.Max(Math.Max(written, read), state.HorizonTransaction);
    }
}
