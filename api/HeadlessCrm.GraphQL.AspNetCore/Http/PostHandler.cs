using HeadlessCrm.GraphQL.AspNetCore.Http.Batching;
using HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;
using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;
using HeadlessCrm.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HeadlessCrm.GraphQL.AspNetCore.Http;

/// <summary>
/// Answers a POST. A body that is already in the server's buffer, which is the rule, is read where it lies, and a
/// request that needs no I/O is answered without a single continuation.
/// </summary>
internal sealed class PostHandler(
    GraphQLHttpOptions options,
    EnvelopeReader envelopes,
    RequestExecution execution,
    BatchExecution batches,
    ResponseSender sender)
{
    /// <summary>
    /// A body this small passes the limit of any server that can serve GraphQL; the usual one is 30 MB.
    /// </summary>
    private const int SurelyAllowed = 16 * 1024;

    public Task HandleAsync(HttpContext context, ResponsePreference preference)
    {
        var request = context.Request;
        if (RequestContentType.Refuse(request) is { } unsupported)
        {
            return sender.RefuseAsync(context, preference, unsupported);
        }

        var length = request.ContentLength;
        if (length > options.MaxRequestBytes)
        {
            return sender.RefuseAsync(context, preference, Refusal.TooLarge(options.MaxRequestBytes));
        }

        if (length is null or > SurelyAllowed)
        {
            AllowAtLeast(context, options.MaxRequestBytes);
        }

        if (length is not null && request.BodyReader.TryRead(out var read))
        {
            var buffer = read.Buffer;
            if (buffer.Length == length && buffer.IsSingleSegment)
            {
                var lease = new BodyLease(request.BodyReader, buffer.End);
                return AnswerAsync(context, preference, buffer.First, lease);
            }

            request.BodyReader.AdvanceTo(buffer.Start, buffer.End);
        }

        return GatherAndAnswerAsync(context, preference);
    }

    /// <summary>The server has a limit of its own; ours is the one that the host was told about.</summary>
    private static void AllowAtLeast(HttpContext context, int bytes)
    {
        var feature = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (feature is { IsReadOnly: false, MaxRequestBodySize: { } limit } && limit < bytes)
        {
            feature.MaxRequestBodySize = bytes;
        }
    }

    private async Task GatherAndAnswerAsync(HttpContext context, ResponsePreference preference)
    {
        using var body = new BodyBuffer(options.MaxRequestBytes);
        if (await body.ReadAsync(context.Request, context.RequestAborted))
        {
            await AnswerAsync(context, preference, body.Written, default);
        }
        else
        {
            await sender.RefuseAsync(context, preference, Refusal.TooLarge(options.MaxRequestBytes));
        }
    }

    private Task AnswerAsync(
        HttpContext context, ResponsePreference preference, ReadOnlyMemory<byte> body, BodyLease lease)
    {
        var json = EnvelopeReader.WithoutByteOrderMark(body);
        if (EnvelopeReader.IsArray(json.Span))
        {
            return AnswerArrayAsync(context, preference, json, lease);
        }

        if (envelopes.Read(json, out var envelope) is { } refusal)
        {
            lease.Release();
            return sender.RefuseAsync(context, preference, refusal);
        }

        var isBatch = BatchExecution.IsBatch(envelope, options);
        if (!isBatch && !preference.TakesOne)
        {
            lease.Release();
            return sender.RefuseAsync(context, preference, Refusal.OnlyLines);
        }

        if (isBatch || !execution.IsInline(envelope))
        {
            return AnswerOtherAsync(context, preference, envelope, lease);
        }

        ValueTask<ExecutionResult> running;
        try
        {
            running = execution.Execute(context, envelope, preference);
        }
        catch
        {
            lease.Release();
            throw;
        }

        if (!running.IsCompletedSuccessfully)
        {
            return FinishAsync(context, preference, running, lease);
        }

        lease.Release();
        return sender.SendAsync(context, preference, running.GetAwaiter().GetResult());
    }

    private async Task FinishAsync(
        HttpContext context, ResponsePreference preference, ValueTask<ExecutionResult> running, BodyLease lease)
    {
        ExecutionResult result;
        try
        {
            result = await running;
        }
        finally
        {
            lease.Release();
        }

        await sender.SendAsync(context, preference, result);
    }

    private async Task AnswerOtherAsync(
        HttpContext context, ResponsePreference preference, RequestEnvelope envelope, BodyLease lease)
    {
        try
        {
            if (BatchExecution.IsBatch(envelope, options))
            {
                await batches.AnswerAsync(context, preference, envelope);
                return;
            }

            var (result, refusal) = await execution.ResolveAndExecuteAsync(context, envelope, preference);
            await (result is null
                ? sender.RefuseAsync(context, preference, refusal!)
                : sender.SendAsync(context, preference, result));
        }
        finally
        {
            lease.Release();
        }
    }

    private async Task AnswerArrayAsync(
        HttpContext context, ResponsePreference preference, ReadOnlyMemory<byte> json, BodyLease lease)
    {
        try
        {
            await batches.AnswerAllAsync(context, preference, json);
        }
        finally
        {
            lease.Release();
        }
    }
}
