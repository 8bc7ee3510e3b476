using System.Diagnostics;

namespace HeadlessCrm.Domain.Feed.Consumers;

/// <summary>The work of one consumer under one lease: read, take in, move the checkpoint.</summary>
internal sealed class ConsumerSession(IFeedConsumer consumer, ConsumerContext context, ConsumerLease lease)
{
    private readonly EventHandling handling = new(consumer, context, lease);
    private FeedPosition position = lease.Checkpoint;
    private ConsumerRebuild? rebuild;
    private long looked;

    /// <summary>Works until a place is reached, or else until it is cancelled.</summary>
    /// <exception cref="LeaseLostException">Another node has taken over.</exception>
    public async Task RunAsync(FeedPosition? until, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await handling.LoadParkedAsync(cancellationToken);
            context.Progress.Report(consumer.Name, position);
            while (true)
            {
                // The version is read before the feed: what is written in between wakes at once.
                var seen = context.Signal.Version;
                await TakeRequestsAsync(ending.Token);
                var isEnd = await TakeSliceAsync(cancellationToken);
                await CompleteRebuildAsync(isEnd, cancellationToken);
                if (position >= until && rebuild is null)
                {
                    return;
                }

                if (isEnd)
                {
                    await context.Signal.WaitAsync(seen, rebuild is null ? context.Options.Poll : ConsumerRebuild.LookAgain, cancellationToken);
                }
            }
        }
        finally
        {
            await ending.CancelAsync();
            if (rebuild is not null)
            {
                await rebuild.StopAsync();
            }
        }
    }

    /// <summary>Takes the next events in; answers whether there are no more for now.</summary>
    private async Task<bool> TakeSliceAsync(CancellationToken cancellationToken)
    {
        var slice = await context.Feed.ReadAsync(
            position, consumer.Selection, context.Options.BatchSize, cancellationToken);
        if (slice.Horizon > position)
        {
            await MissAsync(slice.Horizon, cancellationToken);
        }

        if (slice.Events.Count > 0)
        {
            await handling.TakeInAsync(slice.Events, cancellationToken);
        }

        if (slice.ReadTo > position)
        {
            if (!await context.Store.AdvanceAsync(lease, slice.ReadTo, context.Options.Lease, cancellationToken))
            {
                throw new LeaseLostException(consumer.Name);
            }

            position = slice.ReadTo;
            context.Progress.Report(consumer.Name, position);
            context.Observer.Advanced(lease, position, slice.Events.Count);
        }

        return slice.IsEnd;
    }

    // A projection can be made right again from the present state; others go on from what is left, and it is said.
    private async Task MissAsync(FeedPosition horizon, CancellationToken cancellationToken)
    {
        context.Observer.MissedEvents(lease, horizon);
        if (consumer is IRebuildableConsumer)
        {
            await context.Store.RequestRebuildAsync(consumer.Name, cancellationToken);
            looked = 0;
        }
    }

    private async Task TakeRequestsAsync(CancellationToken cancellationToken)
    {
        if (looked != 0 && Stopwatch.GetElapsedTime(looked) < context.Options.Poll)
        {
            return;
        }

        looked = Stopwatch.GetTimestamp();
        if (await context.Store.FindAsync(consumer.Name, cancellationToken) is not { } state)
        {
            return;
        }

        if (state.ParkedCount > 0)
        {
            await handling.RetryAsync(cancellationToken);
        }

        if (state.IsRebuilding && rebuild is null && consumer is IRebuildableConsumer rebuildable)
        {
            rebuild = ConsumerRebuild.Start(rebuildable, context, lease, cancellationToken);
        }
    }

    private async Task CompleteRebuildAsync(bool isEnd, CancellationToken cancellationToken)
    {
        if (rebuild is not { IsReady: true } ready || !isEnd)
        {
            return;
        }

        // Nothing is taken in meanwhile: this loop is the only one that does so.
        await ready.CompleteAsync(position, cancellationToken);
        rebuild = null;
        context.Observer.Rebuilt(lease);
    }
}
