using System.Collections.Concurrent;

namespace HeadlessCrm.Domain.Feed.Consumers;

/// <summary>
/// Lets a request see what this process has written, though a projection takes it in a moment later: it waits until the
/// projection has passed the last place this process wrote. While nothing was written that costs nothing.
/// </summary>
/// <param name="signal">Knows what this process has written.</param>
/// <param name="consumers">Knows how far consumers are that run on other nodes.</param>
/// <param name="options">How long to wait.</param>
public sealed class ConsumerProgress(IFeedSignal signal, IConsumerStore consumers, ConsumerOptions options)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<string, Reached> reached = new(StringComparer.Ordinal);

    /// <summary>Notes how far a consumer is known to be.</summary>
    public void Report(string name, FeedPosition position) => Of(name).Report(position);

    /// <summary>Waits until a consumer has passed what this process has written, for a limited time.</summary>
    /// <returns>Whether it has.</returns>
    public ValueTask<bool> WaitAsync(string name, CancellationToken cancellationToken)
    {
        var target = signal.Committed;
        return target <= Of(name).Position ? new(true) : new(WaitAsync(name, target, cancellationToken));
    }

    private async Task<bool> WaitAsync(string name, FeedPosition target, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.ReadYourWritesMilliseconds);
        var known = Of(name);
        try
        {
            while (true)
            {
                // Usually the consumer runs in this process and says so; else its checkpoint is looked at.
                await known.WaitAsync(target, LookAgain, limit.Token);
                if (known.Position >= target)
                {
                    return true;
                }

                if (await consumers.FindAsync(name, limit.Token) is { } state)
                {
                    known.Report(state.Checkpoint);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private Reached Of(string name) => reached.GetOrAdd(name, _ => new Reached());

    private sealed class Reached
    {
        private readonly Lock gate = new();
        private TaskCompletionSource moved = NewTurn();
        private FeedPosition position;

        public FeedPosition Position
        {
            get
            {
                lock (gate)
                {
                    return position;
                }
            }
        }

        public void Report(FeedPosition to)
        {
            TaskCompletionSource? turn = null;
            lock (gate)
            {
                if (to > position)
                {
                    position = to;
                    (turn, moved) = (moved, NewTurn());
                }
            }

            turn?.TrySetResult();
        }

        public async Task WaitAsync(FeedPosition target, TimeSpan atMost, CancellationToken cancellationToken)
        {
            Task turn;
            lock (gate)
            {
                if (position >= target)
                {
                    return;
                }

                turn = moved.Task;
            }

            await turn.WaitAsync(atMost, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }

        private static TaskCompletionSource NewTurn() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
