namespace HeadlessCrm.Domain.Feed.Consumers;

/// <summary>
/// Makes a projection anew beside the one in use. What the feed still tells is replayed; where retention has cut it, or the
/// store is older than its feed, the building starts from the present state and replays what came after.
/// </summary>
internal sealed class ConsumerRebuild
{
    /// <summary>How often it is looked whether the building has caught up.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    private readonly IRebuildableConsumer consumer;
    private readonly ConsumerContext context;
    private readonly ConsumerLease lease;
    private Task building = Task.CompletedTask;
    private FeedPosition position;

    private ConsumerRebuild(IRebuildableConsumer consumer, ConsumerContext context, ConsumerLease lease)
    {
        this.consumer = consumer;
        this.context = context;
        this.lease = lease;
    }

    /// <summary>Whether the building has caught up with the feed, or failed: complete it either way.</summary>
    public bool IsReady => building.IsCompleted;

    public static ConsumerRebuild Start(
        IRebuildableConsumer consumer, ConsumerContext context, ConsumerLease lease, CancellationToken cancellationToken)
    {
        var rebuild = new ConsumerRebuild(consumer, context, lease);
        rebuild.building = Task.Run(() => rebuild.BuildAsync(cancellationToken), cancellationToken);
        return rebuild;
    }

    /// <summary>Replays what is missing up to the checkpoint and puts what was built into use.</summary>
    public async Task CompleteAsync(FeedPosition checkpoint, CancellationToken cancellationToken)
    {
        await building;
        while (position < checkpoint && !await ReplayAsync(cancellationToken))
        {
            // Where the feed ends before the checkpoint, nothing lies between.
        }

        await consumer.CompleteRebuildAsync(lease, cancellationToken);
    }

    /// <summary>Waits until nothing is built any more; the token it was started with must have been cancelled.</summary>
    public async Task StopAsync() => await building.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task BuildAsync(CancellationToken cancellationToken)
    {
        await consumer.BeginRebuildAsync(lease, cancellationToken);
        var bounds = await context.Feed.GetBoundsAsync(cancellationToken);
        if (!bounds.TellsAll)
        {
            await BuildFromStateAsync(bounds.Head, cancellationToken);
        }

        while (!await ReplayAsync(cancellationToken))
        {
        }
    }

    // The place is taken before the state is read: what happens meanwhile is replayed, and taking it in twice does no harm.
    private async Task BuildFromStateAsync(FeedPosition head, CancellationToken cancellationToken)
    {
        position = head;
        await consumer.BuildFromStateAsync(lease, cancellationToken);
    }

    /// <summary>Replays the next events; answers whether there are no more for now.</summary>
    private async Task<bool> ReplayAsync(CancellationToken cancellationToken)
    {
        var slice = await context.Feed.ReadAsync(
            position, consumer.Selection, context.Options.BatchSize, cancellationToken);
        if (slice.Horizon > position)
        {
            // Retention was faster than the replay.
            await BuildFromStateAsync((await context.Feed.GetBoundsAsync(cancellationToken)).Head, cancellationToken);
            return false;
        }

        if (slice.Events.Count > 0)
        {
            await consumer.BuildAsync(new FeedBatch(slice.Events, lease), cancellationToken);
        }

        position = slice.ReadTo;
        return slice.IsEnd;
    }
}
