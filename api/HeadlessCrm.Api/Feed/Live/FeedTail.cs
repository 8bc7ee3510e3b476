using HeadlessCrm.Domain.Feed;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Feed.Live;

/// <summary>
/// The one reader of the feed's end on this node, whatever the number of subscribers: it reads every event once and wakes
/// those who want it. It begins with the first subscriber. When the database is away it waits and goes on where it was.
/// </summary>
internal sealed partial class FeedTail(
    IFeedStore store,
    IFeedSignal signal,
    FeedCursors cursors,
    IOptions<FeedOptions> options,
    TimeProvider time,
    ILogger<FeedTail> logger) : IAsyncDisposable
{
    private const int BatchSize = 256;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim starting = new(1);
    private readonly CancellationTokenSource stopping = new();
    private readonly TopicIndex topics = new();
    private readonly List<FeedReader> waking = [];
    private LatestEvents? latest;
    private Task running = Task.CompletedTask;
    private volatile bool isFailing;

    /// <summary>Whether it reads, or has nobody to read for; false while reading fails.</summary>
    public bool IsHealthy => !isFailing && (latest is null || !running.IsCompleted);

    /// <summary>How many subscriptions there are.</summary>
    public int Readers => topics.Readers;

    /// <summary>Begins, if it has not begun yet.</summary>
    public async ValueTask<LatestEvents> StartAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref latest) is { } begun)
        {
            return begun;
        }

        await starting.WaitAsync(cancellationToken);
        try
        {
            if (latest is { } meanwhile)
            {
                return meanwhile;
            }

            var bounds = await store.GetBoundsAsync(cancellationToken);
            var events = new LatestEvents(options.Value.LiveEvents, bounds.Head);
            Volatile.Write(ref latest, events);
            running = Task.Run(() => RunAsync(events, bounds.Head, stopping.Token), CancellationToken.None);
            return events;
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>A reader for one subscriber; it has to be disposed.</summary>
    /// <param name="events">What <see cref="StartAsync"/> answered.</param>
    /// <param name="selection">Which events it wants.</param>
    public FeedReader Join(LatestEvents events, FeedSelection selection) => new(this, topics.Join(selection, events));

    /// <summary>Ends what <see cref="Join"/> began.</summary>
    public void Leave(FeedTopic topic) => topics.Leave(topic);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
        starting.Dispose();
    }

    private async Task RunAsync(LatestEvents events, FeedPosition position, CancellationToken cancellationToken)
    {
        var pause = TimeSpan.Zero;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var seen = signal.Version;
                var (readTo, isEnd) = await ReadAsync(events, position, cancellationToken);
                position = readTo;
                pause = TimeSpan.Zero;
                NoteRecovery();
                if (isEnd)
                {
                    await signal.WaitAsync(seen, options.Value.PollInterval, cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                pause = NoteFault(fault, pause);
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<(FeedPosition ReadTo, bool IsEnd)> ReadAsync(
        LatestEvents events, FeedPosition position, CancellationToken cancellationToken)
    {
        var slice = await store.ReadAsync(position, FeedSelection.All, BatchSize, cancellationToken);
        if (position < slice.Horizon)
        {
            // Retention has taken what was not read yet: everybody has to look in the log whether it concerns them.
            events.Skip(slice.Horizon);
            Wake(topics.All, null);
            return (slice.Horizon, false);
        }

        if (slice.Events.Count > 0)
        {
            Publish(events, slice.Events);
        }

        return (slice.ReadTo, slice.IsEnd);
    }

    /// <summary>
    /// Adds all events before anybody is woken, so that whoever is woken for one finds the others there without being woken
    /// again.
    /// </summary>
    private void Publish(LatestEvents events, IReadOnlyList<FeedEvent> happened)
    {
        var added = new TailEntry[happened.Count];
        for (var i = 0; i < added.Length; i++)
        {
            added[i] = events.Add(FeedEntry.Of(happened[i], cursors));
        }

        foreach (var entry in added)
        {
            Wake(topics.OfCustomer(entry.Event!.Event.CustomerId), entry);
        }

        foreach (var topic in topics.OfAll)
        {
            if (Array.Find(added, entry => topic.Matches(entry.Event!.Event)) is { } first)
            {
                Wake([topic], first);
            }
        }
    }

    private void Wake(IReadOnlyList<FeedTopic> of, TailEntry? entry)
    {
        foreach (var topic in of)
        {
            if (entry is null || topic.Matches(entry.Event!.Event))
            {
                topic.TakeWaiting(waking);
            }
        }

        foreach (var reader in waking)
        {
            reader.Wake(entry);
        }

        waking.Clear();
    }

    private TimeSpan NoteFault(Exception fault, TimeSpan pause)
    {
        if (!isFailing)
        {
            isFailing = true;
            LogFault(fault);
        }

        var longer = TimeSpan.FromMilliseconds(Math.Max(50, pause.TotalMilliseconds * 2));
        return longer < LongestPause ? longer : LongestPause;
    }

    private void NoteRecovery()
    {
        if (isFailing)
        {
            isFailing = false;
            LogRecovery();
        }
    }

    [LoggerMessage(30, LogLevel.Error, "The end of the feed cannot be read; trying again until it can")]
    private partial void LogFault(Exception fault);

    [LoggerMessage(31, LogLevel.Information, "The end of the feed is read again")]
    private partial void LogRecovery();
}
