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
    private PayloadBuilder? builder;

    internal ExecutionResult(RequestOutcome outcome, ResponseWriter writer)
    {
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

    internal ExecutionResult(IAsyncEnumerable<ReadOnlyMemory<byte>> responses)
    {
        Outcome = RequestOutcome.Ok;
        Responses = responses;
    }

    /// <summary>How the request ended, or began when there is more to come.</summary>
    public RequestOutcome Outcome { get; }

    /// <summary>The response in UTF-8 JSON, the first one if there are more; empty for a subscription.</summary>
    public ReadOnlyMemory<byte> Body => writer?.Written ?? default;

    /// <summary>The later payloads of an incremental response, each valid until the next is asked for; else null.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>>? Subsequent { get; }

    /// <summary>The responses of a subscription, each valid until the next is asked for; else null.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>>? Responses { get; }

    /// <summary>Whether the operation is a subscription whose stream began.</summary>
    public bool IsStream => Responses is not null;

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

        return default;
    }
}
