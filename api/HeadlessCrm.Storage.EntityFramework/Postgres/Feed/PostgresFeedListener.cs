using HeadlessCrm.Domain.Feed;
using Npgsql;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Feed;

/// <summary>
/// Wakes the other nodes after a write and is woken by them, through the database. The notification follows the commit in a
/// transaction of its own, one for all commits that came meanwhile: inside the writes it would make them commit one after
/// the other, because the server orders notifying transactions by a lock on its queue.
/// </summary>
internal sealed class PostgresFeedListener(PostgresDatabase database, PostgresConnectionSettings settings) : IFeedListener
{
    private const string Channel = "headlesscrm_feed";
    private const int KeepAliveSeconds = 15;

    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    /// <summary>Tells this node's own notifications from the others'.</summary>
    private readonly string node = Guid.CreateVersion7().ToString("N");

    /// <inheritdoc/>
    public Task ListenAsync(CancellationToken cancellationToken) => Task.WhenAll(
        OutlastFaultsAsync(HearAsync, cancellationToken),
        OutlastFaultsAsync(TellAsync, cancellationToken));

    private async Task OutlastFaultsAsync(Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await run(cancellationToken);
            }
            catch (Exception fault) when (fault is NpgsqlException || database.Faults.IsUnavailable(fault))
            {
                await Task.Delay(PauseAfterFault, cancellationToken);
            }
        }
    }

    private async Task HearAsync(CancellationToken cancellationToken)
    {
        // A connection of its own, outside the pool; kept alive so that one cut without a word is noticed.
        var builder = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false, KeepAlive = KeepAliveSeconds };
        await using var connection = new NpgsqlConnection(builder.ToString());
        await connection.OpenAsync(cancellationToken);
        connection.Notification += (_, told) =>
        {
            if (told.Payload != node)
            {
                database.Signal.Raise();
            }
        };
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        // Whatever was told before the ear was open.
        database.Signal.Raise();
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var told = database.Signal.Committed;
        while (true)
        {
            var seen = database.Signal.Version;
            if (database.Signal.Committed > told)
            {
                told = database.Signal.Committed;
                await NotifyAsync(cancellationToken);
            }

            await database.Signal.WaitAsync(seen, LookAgain, cancellationToken);
        }
    }

    private async Task NotifyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await settings.OpenAsync(cancellationToken);
        await using var notify = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection)
        {
            Parameters = { new() { Value = Channel }, new() { Value = node } },
        };
        await notify.ExecuteNonQueryAsync(cancellationToken);
    }
}
