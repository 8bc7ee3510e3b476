using System.Diagnostics;

namespace HeadlessCrm.Domain.Feed.Consumers;

/// <summary>
/// Runs one consumer on this node whenever no other node does: takes its lease, works under it, and gives it up or loses it.
/// </summary>
public sealed class ConsumerRunner(IFeedConsumer consumer, ConsumerContext context)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly string owner =
        $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7().ToString("N")[^8..]}";

    /// <summary>Runs it until it is told to stop. Faults are told to the observer and followed by a longer and longer pause.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var failures = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            try
            {
                await context.Store.RegisterAsync(consumer.Name, cancellationToken);
                await TakeTurnsAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // Whatever it is, it must not end the consumer: it is told, and tried again.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                failures = Stopwatch.GetElapsedTime(started) > context.Options.Lease ? 1 : failures + 1;
                context.Observer.Failed(consumer.Name, fault);
                await Task.Delay(context.Options.PauseAfter(failures), cancellationToken);
            }
        }
    }

    /// <summary>
    /// Runs it until it has taken in all that was written before this call, or waits until another node has done so. What
    /// was asked for before, a rebuild or parked events to be tried again, is done as well.
    /// </summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await context.Store.RegisterAsync(consumer.Name, cancellationToken);
        var until = (await context.Feed.GetBoundsAsync(cancellationToken)).Head;
        until = until > context.Signal.Committed ? until : context.Signal.Committed;
        while (!await IsDoneAsync(until, cancellationToken))
        {
            if (await TryAcquireAsync(cancellationToken) is { } lease)
            {
                await HoldAsync(lease, until, cancellationToken);
            }
            else
            {
                await Task.Delay(LookAgain, cancellationToken);
            }
        }
    }

    private async Task<bool> IsDoneAsync(FeedPosition until, CancellationToken cancellationToken) =>
        await context.Store.FindAsync(consumer.Name, cancellationToken) is { } state
        && state.Checkpoint >= until
        && !(state.IsRebuilding && consumer is IRebuildableConsumer)
        && (state.ParkedCount == 0 || (await context.Store.GetRetriesAsync(consumer.Name, 1, cancellationToken)).Count == 0);

    private async Task TakeTurnsAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryAcquireAsync(cancellationToken) is { } lease)
            {
                await HoldAsync(lease, null, cancellationToken);
            }
            else
            {
                await Task.Delay(context.Options.Poll, cancellationToken);
            }
        }
    }

    private Task<ConsumerLease?> TryAcquireAsync(CancellationToken cancellationToken) =>
        context.Store.TryAcquireAsync(consumer.Name, owner, context.Options.Lease, cancellationToken);

    private async Task HoldAsync(ConsumerLease lease, FeedPosition? until, CancellationToken cancellationToken)
    {
        context.Observer.Acquired(lease);
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var keeping = KeepAsync(lease, held);
        var wasLost = false;
        try
        {
            await new ConsumerSession(consumer, context, lease).RunAsync(until, held.Token);
        }
        catch (LeaseLostException)
        {
            wasLost = true;
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            wasLost = !cancellationToken.IsCancellationRequested;
        }
        finally
        {
            await held.CancelAsync();
            await keeping;
            context.Observer.Ended(lease, wasLost);
        }

        if (!wasLost)
        {
            using var farewell = new CancellationTokenSource(Farewell);
            await context.Store.ReleaseAsync(lease, farewell.Token);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Keeps the lease while the work goes on, however long one batch takes; ends the work when it is lost.</summary>
    private async Task KeepAsync(ConsumerLease lease, CancellationTokenSource held)
    {
        var kept = Stopwatch.GetTimestamp();
        try
        {
            while (Stopwatch.GetElapsedTime(kept) < context.Options.Lease)
            {
                await Task.Delay(context.Options.Lease / 3, held.Token);
                var asked = Stopwatch.GetTimestamp();
                if (await TryRenewAsync(lease, held.Token) is not { } isKept)
                {
                    continue;
                }

                if (!isKept)
                {
                    break;
                }

                kept = asked;
            }

            await held.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The work has ended.
        }
    }

    private async Task<bool?> TryRenewAsync(ConsumerLease lease, CancellationToken cancellationToken)
    {
        try
        {
            return await context.Store.RenewAsync(lease, context.Options.Lease, cancellationToken);
        }
#pragma warning disable CA1031 // The database may be back before the lease runs out; if not, its time ends the work.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            context.Observer.Failed(lease.Name, fault);
            return null;
        }
    }
}
