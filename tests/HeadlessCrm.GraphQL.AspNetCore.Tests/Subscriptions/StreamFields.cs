using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.AspNetCore.Sse;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;

[ResolversOf("Subscription")]
internal static class StreamFields
{
    public static async IAsyncEnumerable<int> Ticks(int count, Probe probe)
    {
        using var running = probe.Begin();
        for (var tick = 1; tick <= count; tick++)
        {
            await Task.Yield();
            yield return tick;
        }
    }

    /// <summary>Never waits: only who reads can slow it down.</summary>
    public static async IAsyncEnumerable<string> Flood(
        int size, Probe probe, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var running = probe.Begin();
        var text = new string('x', size);
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Yield();
            probe.Pull();
            yield return text;
        }
    }

    public static async IAsyncEnumerable<int> Published(
        Probe probe, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var running = probe.Begin();
        var channel = probe.Subscribe();
        try
        {
            await foreach (var value in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return value;

                // Whoever asks for the next has handed this one over.
                probe.Pull();
            }
        }
        finally
        {
            probe.Unsubscribe(channel);
        }
    }

    public static IAsyncEnumerable<int> RefusedAtOnce() => throw new GraphQLException("Not for you.", "REFUSED");

    public static async Task<IAsyncEnumerable<int>> RefusedAfterLooking(Probe probe)
    {
        await Task.Yield();
        return probe.Active >= 0
            ? throw new GraphQLException("The cursor has expired.", "CURSOR_EXPIRED")
            : Ticks(1, probe);
    }

    public static async Task<IAsyncEnumerable<int>> OpenedAfterLooking(int count, Probe probe)
    {
        await Task.Yield();
        return Ticks(count, probe);
    }

    public static async IAsyncEnumerable<int> Breaks(int after, Probe probe)
    {
        await foreach (var tick in Ticks(after, probe))
        {
            yield return tick;
        }

        throw new GraphQLException("The source broke.", "BROKEN");
    }

    public static async IAsyncEnumerable<int> Faults(int after, Probe probe)
    {
        await foreach (var tick in Ticks(after, probe))
        {
            yield return tick;
        }

        throw new InvalidOperationException("secret detail");
    }

    public static async IAsyncEnumerable<int?> Nulls(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return i % 2 == 0 ? null : i;
        }
    }

    public static async IAsyncEnumerable<LogEntry?> Log(
        string? after, int count, FieldContext field, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = int.Parse(after ?? LastEventId.Of(field) ?? "0");
        for (var number = last + 1; number <= last + count; number++)
        {
            await Task.Yield();
            yield return new LogEntry(number);
        }

        if (count == 0)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }
}

[ResolversOf("LogEntry")]
internal static class LogEntryFields
{
    /// <summary>Tells one unit of work from another.</summary>
    public static async Task<BatchResult<string>> Scope(IReadOnlyList<LogEntry> entries, EventScope scope)
    {
        await Task.Yield();
        return new BatchResult<string>([.. entries.Select(_ => scope.Id)]);
    }
}

internal sealed record LogEntry(int Number) : ICursorEvent
{
    public string? Cursor => Number.ToString();
}

internal sealed class EventScope(Probe probe) : IDisposable
{
    public string Id { get; } = Guid.CreateVersion7().ToString();

    public void Dispose() => probe.DisposedScopes.Add(Id);
}
