using System.Diagnostics;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.GraphQL.Sharing;

/// <summary>A response on its way to the members of a group.</summary>
/// <param name="happened">The event.</param>
/// <param name="members">How many members there were when it was made: so many are expected to take it.</param>
internal sealed class SharedResponse(object happened, int members)
{
    private readonly long madeAt = Stopwatch.GetTimestamp();

    public object Happened => happened;

    /// <summary>How many members have not taken it yet. Under the group's lock.</summary>
    public int Awaited { get; set; } = members;

    /// <summary>The bytes, as soon as the event is executed.</summary>
    public TaskCompletionSource<byte[]> Body { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsOlderThan(TimeSpan age) => Stopwatch.GetElapsedTime(madeAt) > age;
}

/// <summary>A response to an event: one of its own, to be disposed when it is sent, or bytes that others send too.</summary>
internal readonly struct EventResponse
{
    private readonly ReadOnlyMemory<byte> shared;

    public EventResponse(ExecutionResult own) => Own = own;

    public EventResponse(byte[] shared) => this.shared = shared;

    /// <summary>The result to dispose; null when the bytes are shared.</summary>
    public ExecutionResult? Own { get; }

    public ReadOnlyMemory<byte> Body => Own?.Body ?? shared;
}
