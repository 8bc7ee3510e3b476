using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;
using HeadlessCrm.GraphQL.AspNetCore.Subscriptions;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.AspNetCore.WebSockets;

/// <summary>One operation of a session, from <c>subscribe</c> to its last message.</summary>
internal sealed class SessionOperation(string id, WebSocketSession session, SessionServices services) : IDisposable
{
    private readonly CancellationTokenSource cancellation = new();
    private byte[]? nextHead;

    public string Id => id;

    /// <summary>Whether it is a subscription whose source has begun.</summary>
    public bool IsStream { get; private set; }

    /// <summary>Ends the operation; it sends nothing any more.</summary>
    public void Cancel()
    {
        try
        {
            cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself at this moment.
        }
    }

    public void Dispose() => cancellation.Dispose();

    /// <summary>
    /// Executes and sends. The envelope is read before this first waits, unless its document has to be looked up; then
    /// it must own its bytes.
    /// </summary>
    public async Task RunAsync(RequestEnvelope envelope, bool isInline)
    {
        await using var unitOfWork = new OperationServices(services.Scopes, session.Context);
        try
        {
            var scope = session.ScopeOf(unitOfWork, envelope.OnError, cancellation.Token);
            var result = isInline
                ? await services.ExecuteAsync(envelope, scope)
                : await ResolveAndExecuteAsync(envelope, scope);
            if (result is not null)
            {
                await using (result)
                {
                    await SendAsync(result);
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The client, or the connection's end, wanted it so.
        }
        catch (Exception fault)
        {
            await FailAsync("INTERNAL", $"An unexpected fault occurred; it is logged as {services.LogFault(fault)}.");
        }
    }

    /// <summary>Sends <c>error</c>, which ends the operation for the client.</summary>
    public async Task FailAsync(string code, string message)
    {
        using var writer = new ResponseWriter(initialBytes: 256);
        new Refusal(0, code, message).WriteTo(writer);
        await SendErrorAsync(writer.Written);
    }

    private async ValueTask<ExecutionResult?> ResolveAndExecuteAsync(RequestEnvelope envelope, ExecutionScope scope)
    {
        var document = await services.Documents.ResolveAsync(envelope, cancellation.Token);
        if (document.Refusal is { } refusal)
        {
            await FailAsync(refusal.Code, refusal.Message);
            return null;
        }

        var found = envelope with { Query = document.Text, IsQueryEscaped = document.IsEscaped };
        var result = await services.ExecuteAsync(found, scope);
        if (document.StoreAs is not null
            && result.Outcome is not (RequestOutcome.SyntaxError or RequestOutcome.ValidationError))
        {
            services.Documents.Store(document);
        }

        return result;
    }

    private async ValueTask SendAsync(ExecutionResult result)
    {
        if (result.IsRequestError)
        {
            await SendErrorAsync(result.Body);
            return;
        }

        if (result.Responses is { } responses)
        {
            IsStream = true;
            session.NoteStream(this);

            // A source that never waits would otherwise keep the session from reading what the client says about it.
            await Task.Yield();
            await SendAllAsync(responses);
        }
        else if (await SendNextAsync(result.Body) && result.Subsequent is { } subsequent)
        {
            await SendAllAsync(subsequent);
        }

        // The client may use the id again as soon as it has the last message, so it must be free before.
        session.Free(this);
        await session.Sender.SendAsync(OutgoingMessage.Complete(id), cancellation.Token);
    }

    private async ValueTask SendAllAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> responses)
    {
        await foreach (var response in responses.WithCancellation(cancellation.Token))
        {
            if (!await SendNextAsync(response))
            {
                return;
            }
        }
    }

    private ValueTask<bool> SendNextAsync(ReadOnlyMemory<byte> response) =>
        session.Sender.SendAsync(
            new OutgoingMessage(nextHead ??= OutgoingMessage.NextHead(id), response), cancellation.Token);

    /// <summary>The message has the list of errors, of the whole <c>{"errors":[…]}</c>.</summary>
    private async ValueTask SendErrorAsync(ReadOnlyMemory<byte> response)
    {
        var errors = response["{\"errors\":".Length..^1];
        session.Free(this);
        await session.Sender.SendAsync(OutgoingMessage.Error(id, errors), cancellation.Token);
    }
}
