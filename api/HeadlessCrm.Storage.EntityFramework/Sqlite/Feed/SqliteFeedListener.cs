using HeadlessCrm.Domain.Feed;
using Microsoft.Data.Sqlite;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Feed;

/// <summary>
/// Looks whether another connection has changed the file (<c>PRAGMA data_version</c>, which reads one page of shared memory),
/// such as that of an import beside the server.
/// </summary>
internal sealed class SqliteFeedListener(SqliteDatabase database, SqliteConnectionSettings settings) : IFeedListener
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await WatchAsync(cancellationToken);
            }
            catch (SqliteException)
            {
                await Task.Delay(PauseAfterFault, cancellationToken);
            }
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        await using var connection = settings.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        object? seen = null;
        while (true)
        {
            var version = await command.ExecuteScalarAsync(cancellationToken);
            if (!Equals(version, seen))
            {
                seen = version;
                database.Signal.Raise();
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }
}
