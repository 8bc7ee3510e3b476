using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>
/// What a request answers: one response, or a first one with more to come (incremental delivery), or a stream of responses
/// (a subscription). Dispose it when it is sent.
/// </summary>
public sealed class ExecutionResult : IAsyncDisposable
{
    private ResponseWriter? writer;
    private readonly byte[]? rendered;
    private readonly ResponseStream? stream;
    private PayloadBuilder? builder;

    internal ExecutionResult(RequestOutcome outcome, ResponseWriter writer)
    {
        IsRequestError = true;
        Outcome = outcome;
        this.writer = writer;
    }

    internal ExecutionResult(
        RequestOutcome outcome, PayloadBuilder builder, IAsyncEnumerable<ReadOnlyMemory<byte>>? subsequent = null)
    {
        Outcome = outcome;
        writer = builder.Writer;
        this.builder = builder;
        Subsequent = subsequent;
    }

    /// <summary>A response that was written before and belongs to nobody.</summary>
    internal ExecutionResult(byte[] rendered)
    {
        Outcome = RequestOutcome.Ok;
        this.rendered = rendered;
    }

    internal ExecutionResult(ResponseStream responses)
    {
        Outcome = RequestOutcome.Ok;
        stream = responses;
    }

    /// <summary>How the request ended, or began when there is more to come.</summary>
    public RequestOutcome Outcome { get; }

    /// <summary>The response in UTF-8 JSON, the first one if there are more; empty for a subscription.</summary>
    public ReadOnlyMemory<byte> Body => writer?.Written ?? rendered;

    /// <summary>The later payloads of an incremental response, each valid until the next is asked for; else null.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>>? Subsequent { get; }

    /// <summary>The responses of a subscription, each valid until the next is asked for; else null.</summary>
    /// <remarks>They can be read once. A source that fails ends with a response that has only <c>errors</c>.</remarks>
    public IAsyncEnumerable<ReadOnlyMemory<byte>>? Responses => stream;

    /// <summary>Whether the operation is a subscription whose stream began.</summary>
    public bool IsStream => stream is not null;

    /// <summary>
    /// The place in its log of the event that the current one of <see cref="Responses"/> answers; null when it has none.
    /// </summary>
    public string? Cursor => stream?.Cursor;

    /// <summary>Whether nothing was executed: <see cref="Body"/> is <c>{"errors":[…]}</c>, without <c>data</c>.</summary>
    public bool IsRequestError { get; }

    /// <summary>The time that the later payloads have; disposed with the result.</summary>
    internal RequestTime? Time { get; set; }

    /// <summary>The kind of the operation; null when no operation was found.</summary>
    public OperationKind? Operation { get; init; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        var written = Interlocked.Exchange(ref writer, null);
        if (written is not null)
        {
            if (Interlocked.Exchange(ref builder, null) is { } rented)
            {
                rented.Return();
            }
            else
            {
                written.Dispose();
            }
        }

        Time?.Dispose();
        return stream?.DisposeAsync() ?? default;
    }
}
