using HeadlessCrm.GraphQL.Sharing;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>
/// MapSourceToResponseEvent of the specification (section 6.2.3.2): one response for each event, made when it is asked
/// for, so a slow reader slows the source and nothing piles up in between. Read once, by one reader. It may be
/// disposed while the next response is awaited: that ends the source.
/// </summary>
internal sealed class ResponseStream(
    OperationRunner runner,
    EventOperation operation,
    IAsyncEnumerator<object?> events,
    CancellationTokenSource ending) : IAsyncEnumerable<ReadOnlyMemory<byte>>, IAsyncEnumerator<ReadOnlyMemory<byte>>
{
    private const int Idle = 0;
    private const int Moving = 1;
    private const int Disposed = 2;

    private readonly CancellationToken cancellation = ending.Token;
    private ValueTask<bool>? started;
    private CancellationTokenRegistration reader;
    private EventResponse response;
    private bool hasFailed;
    private int state;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Current => response.Body;

    /// <summary>With whom responses are shared, once the source has begun; null: with nobody.</summary>
    public ResponseGroup? Group { get; set; }

    /// <summary>The place of the current event in its log; null when it has none.</summary>
    public string? Cursor { get; private set; }

    /// <summary>Asks for the first event; throws what the source throws before it first waits.</summary>
    public async ValueTask StartAsync()
    {
        var first = events.MoveNextAsync();
        if (!first.IsCompleted || first.IsCompletedSuccessfully)
        {
            started = first;
            return;
        }

        try
        {
            await first.ConfigureAwait(false);
        }
        finally
        {
            await ReleaseSourceAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        reader = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), ending);
        return this;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> MoveNextAsync()
    {
        var before = Interlocked.CompareExchange(ref state, Moving, Idle);
        if (before != Idle)
        {
            return before == Disposed
                ? false
                : throw new InvalidOperationException("The next response is asked for already.");
        }

        try
        {
            return await AdvanceAsync().ConfigureAwait(false);
        }
        finally
        {
            if (Interlocked.CompareExchange(ref state, Idle, Moving) == Disposed)
            {
                await ReleaseAsync().ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        var before = Interlocked.Exchange(ref state, Disposed);
        if (before == Disposed)
        {
            return default;
        }

        ending.Cancel();
        return before == Moving ? default : ReleaseAsync();
    }

    private async ValueTask<bool> AdvanceAsync()
    {
        await DropResponseAsync().ConfigureAwait(false);
        if (hasFailed)
        {
            return false;
        }

        try
        {
            var next = started ?? events.MoveNextAsync();
            started = null;
            if (!await next.ConfigureAwait(false))
            {
                return false;
            }
        }
        catch (Exception exception)
        {
            // The end of a source that failed is one last response that says so; after it there is nothing.
            cancellation.ThrowIfCancellationRequested();
            hasFailed = true;
            var flags = operation.Plan.Context.Flags.Read(operation.Variables, out _);
            response = new EventResponse(runner.RefuseSource(exception, operation.Field, flags));
            return true;
        }

        var happened = events.Current;
        Cursor = (happened as ICursorEvent)?.Cursor;
        response = Group is { } group && happened is not null
            ? await group.RespondAsync(operation, happened).ConfigureAwait(false)
            : new EventResponse(await runner.RunEventAsync(operation, happened).ConfigureAwait(false));
        return true;
    }

    private ValueTask DropResponseAsync()
    {
        var sent = response.Own;
        response = default;
        Cursor = null;
        return sent?.DisposeAsync() ?? default;
    }

    private async ValueTask ReleaseAsync()
    {
        await reader.DisposeAsync().ConfigureAwait(false);
        await DropResponseAsync().ConfigureAwait(false);
        if (started is { } first)
        {
            // A source must not be disposed while it is asked for an event.
            started = null;
            await IgnoreAsync(first).ConfigureAwait(false);
        }

        await ReleaseSourceAsync().ConfigureAwait(false);
        ending.Dispose();
        runner.EndSubscription(Group);
    }

    private static async ValueTask IgnoreAsync(ValueTask<bool> first)
    {
        try
        {
            await first.ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Nobody asked for this event, and nobody asks how it failed.
        }
    }

    private async ValueTask ReleaseSourceAsync()
    {
        try
        {
            await events.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            runner.LogFault(exception);
        }
    }
}
