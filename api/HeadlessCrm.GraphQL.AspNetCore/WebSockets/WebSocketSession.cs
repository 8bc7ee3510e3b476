using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Text.Json;
using HeadlessCrm.GraphQL.AspNetCore.Subscriptions;
using HeadlessCrm.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.GraphQL.AspNetCore.WebSockets;

/// <summary>
/// One connection that speaks <c>graphql-transport-ws</c>: reads the client's messages, runs its operations, and ends
/// in good order whoever begins with it. Messages are handled one after the other; operations run beside.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "RunAsync disposes what the session owns when it ends.")]
internal sealed partial class WebSocketSession : IOpenConnection
{
    private readonly Lock access = new();
    private readonly Dictionary<string, SessionOperation> operations = new(1, StringComparer.Ordinal);
    private readonly WebSocket socket;
    private readonly SessionServices services;
    private readonly MessageReader reader;
    private readonly Func<IServiceProvider> openEventServices;
    private readonly CancellationTokenSource ended = new();
    private ClaimsPrincipal? user;
    private bool isInitialised;
    private bool isAcknowledged;
    private int running;
    private TaskCompletionSource? drained;

    public WebSocketSession(WebSocket socket, HttpContext context, SessionServices services)
    {
        this.socket = socket;
        this.services = services;
        Context = context;
        Sender = new MessageSender(socket, services.Connections.Counters, services.Time);
        reader = new MessageReader(socket, services.Options.MaxMessageBytes);
        openEventServices = () => new OperationServices(services.Scopes, context);
        openedAt = receivedAt = services.Time.GetTimestamp();
    }

    /// <summary>The request that opened the connection.</summary>
    public HttpContext Context { get; }

    /// <summary>The way out.</summary>
    public MessageSender Sender { get; }

    /// <summary>Carries the connection to its end. Throws nothing that the client can cause.</summary>
    public async Task RunAsync()
    {
        services.Connections.Add(this);
        try
        {
            await ReceiveAsync();
        }
        catch (Exception failure) when (MessageSender.IsConnectionFailure(failure))
        {
            // The client is gone, or its frames do not keep to RFC 6455; the socket has answered the latter.
        }
        catch (Exception fault)
        {
            services.LogFault(fault);
            Close(CloseReason.Fault);
        }
        finally
        {
            await EndAsync();
        }
    }

    /// <summary>What an operation of this session is executed in.</summary>
    public ExecutionScope ScopeOf(OperationServices unitOfWork, OnError onError, CancellationToken cancellationToken)
    {
        var scope = new ExecutionScope
        {
            Services = unitOfWork,
            OpenEventServices = openEventServices,
            OpenSharedServices = services.OpenShared,
            Items = Context.Features.Get<IItemsFeature>()?.Items,
            OnError = onError,
            CancellationToken = cancellationToken,
        };
        return (user ?? Context.Features.Get<IHttpAuthenticationFeature>()?.User) is { } caller
            ? scope with { User = caller }
            : scope;
    }

    /// <summary>Makes an operation's id free for another.</summary>
    public void Free(SessionOperation operation)
    {
        lock (access)
        {
            if (operations.TryGetValue(operation.Id, out var known) && ReferenceEquals(known, operation))
            {
                operations.Remove(operation.Id);
            }
        }
    }

    private async Task ReceiveAsync()
    {
        while (true)
        {
            var kind = await reader.ReadAsync(discard: IsClosing);
            NoteReceived();
            switch (kind)
            {
                case ReceivedKind.Close:
                    return;
                case ReceivedKind.TooLarge:
                    Close(CloseReason.TooBig(services.Options.MaxMessageBytes));
                    break;
                case ReceivedKind.Binary:
                    Close(CloseReason.InvalidMessage("it is binary; send JSON as text"));
                    break;
                default:
                    if (!IsClosing)
                    {
                        await HandleAsync(reader.Message);
                    }

                    break;
            }
        }
    }

    private ValueTask HandleAsync(ReadOnlyMemory<byte> json)
    {
        if (ClientMessage.Read(json, services.MaxMessageDepth, out var message) is { } problem)
        {
            Close(CloseReason.InvalidMessage(problem));
            return default;
        }

        switch (message.Type)
        {
            case ClientMessageType.ConnectionInit:
                Initialise(message.Payload);
                return default;
            case ClientMessageType.Ping:
                // Waiting here stops the reading: who sends pings without taking the answers is held up, not served.
                return AwaitAsync(Sender.SendAsync(OutgoingMessage.Pong(message.Payload), CancellationToken.None));
            case ClientMessageType.Subscribe:
                return Subscribe(message);
            case ClientMessageType.Complete:
                Complete(message.Id);
                return default;
            default:
                return default;
        }
    }

    private static async ValueTask AwaitAsync(ValueTask<bool> sending) => await sending;

    private void Initialise(ReadOnlyMemory<byte> payload)
    {
        if (isInitialised)
        {
            Close(CloseReason.TooManyInits);
            return;
        }

        isInitialised = true;
        _ = AcknowledgeAsync(payload);
    }

    private async Task AcknowledgeAsync(ReadOnlyMemory<byte> payload)
    {
        try
        {
            var init = new ConnectionInit(Context, payload.IsEmpty ? null : JsonElement.Parse(
                payload.Span, new JsonDocumentOptions { MaxDepth = services.MaxMessageDepth }));
            await using var scope = services.Scopes.CreateAsyncScope();
            var handler = scope.ServiceProvider.GetRequiredService<IConnectionInitHandler>();
            var answer = await handler.InitialiseAsync(init, ended.Token);
            if (!answer.IsAccepted)
            {
                Close(CloseReason.Forbidden(answer.Reason!));
                return;
            }

            user = answer.User;

            // Whoever has read the acknowledgement may subscribe, so this must be known before it is sent.
            Volatile.Write(ref isAcknowledged, true);
            await Sender.SendAsync(OutgoingMessage.Ack(answer.Payload), CancellationToken.None);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The client did not wait for the answer.
        }
        catch (Exception fault)
        {
            services.LogFault(fault);
            Close(CloseReason.Fault);
        }
    }

    private ValueTask Subscribe(in ClientMessage message)
    {
        var refusal = services.Envelopes.Read(message.Payload, out var envelope);
        if (refusal is not null || envelope.HasVariableBatch)
        {
            Close(CloseReason.InvalidMessage(refusal?.Message ?? "variables must be an object"));
            return default;
        }

        if (!envelope.HasQuery && envelope.DocumentId is null && envelope.Extensions.IsEmpty)
        {
            Close(CloseReason.InvalidMessage("its payload has no query"));
            return default;
        }

        if (!Volatile.Read(ref isAcknowledged))
        {
            Close(CloseReason.Unauthorized);
            return default;
        }

        var operation = new SessionOperation(message.Id, this, services);
        switch (Admit(operation))
        {
            case Admission.Duplicate:
                Close(CloseReason.SubscriberExists(message.Id));
                break;
            case Admission.TooMany:
                return new ValueTask(operation.FailAsync(
                    "TOO_MANY_OPERATIONS",
                    $"This connection runs {services.Options.MaxOperations} operations, which is the limit " +
                    "(MaxOperations). Complete one first."));
            case Admission.Admitted:
                Begin(operation, message, envelope);
                return default;
            default:
                break;
        }

        operation.Dispose();
        return default;
    }

    private void Begin(SessionOperation operation, in ClientMessage message, Http.Requests.RequestEnvelope envelope)
    {
        var isInline = services.Documents.IsInline(envelope);
        if (!isInline)
        {
            // Looking up takes longer than the message stays where it is.
            services.Envelopes.Read(message.Payload.ToArray(), out envelope);
        }

        _ = RunAsync(operation, envelope, isInline);
    }

    private async Task RunAsync(SessionOperation operation, Http.Requests.RequestEnvelope envelope, bool isInline)
    {
        try
        {
            await operation.RunAsync(envelope, isInline);
        }
        catch (Exception fault)
        {
            // Only clearing up can still fail.
            services.LogFault(fault);
        }
        finally
        {
            Finish(operation);
        }
    }

    private Admission Admit(SessionOperation operation)
    {
        lock (access)
        {
            if (IsClosing || isStopping)
            {
                return Admission.Closed;
            }

            if (operations.ContainsKey(operation.Id))
            {
                return Admission.Duplicate;
            }

            // Operations that the client has completed may still be clearing up; they must not pile up either.
            var max = services.Options.MaxOperations;
            if (operations.Count >= max || running >= 2L * max)
            {
                return Admission.TooMany;
            }

            operations.Add(operation.Id, operation);
            running++;
        }

        services.Connections.Counters.AddOperation(1);
        return Admission.Admitted;
    }

    private void Complete(string id)
    {
        SessionOperation? operation;
        lock (access)
        {
            operations.Remove(id, out operation);
        }

        operation?.Cancel();
    }

    private void Finish(SessionOperation operation)
    {
        Free(operation);
        operation.Dispose();
        services.Connections.Counters.AddOperation(-1);
        bool isLast;
        lock (access)
        {
            isLast = --running == 0;
            if (isLast)
            {
                drained?.TrySetResult();
            }
        }

        if (isLast && isStopping)
        {
            Close(CloseReason.GoingAway);
        }
    }

    private async Task EndAsync()
    {
        // Answers the client's close frame, or does nothing when the server began to close.
        Close(CloseReason.Normal);
        await closing!;
        await ended.CancelAsync();
        await DrainAsync();
        services.Connections.Remove(this);
        lock (access)
        {
            isEnded = true;
        }

        reader.Release();
        socket.Dispose();
        ended.Dispose();
    }

    private async Task DrainAsync()
    {
        Task ending;
        lock (access)
        {
            if (running == 0)
            {
                return;
            }

            drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            ending = drained.Task;
        }

        try
        {
            await ending.WaitAsync(services.Options.CloseTimeout, services.Time);
        }
        catch (TimeoutException)
        {
            services.LogLingering(running, services.Options.CloseTimeout);
        }
    }

    private enum Admission
    {
        Admitted,
        Duplicate,
        TooMany,
        Closed,
    }
}
