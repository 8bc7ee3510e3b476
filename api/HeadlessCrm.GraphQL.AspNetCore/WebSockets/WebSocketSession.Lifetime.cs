namespace HeadlessCrm.GraphQL.AspNetCore.WebSockets;

/// <summary>Heartbeats, timeouts and closing.</summary>
internal sealed partial class WebSocketSession
{
    private readonly long openedAt;
    private long receivedAt;
    private long pingedAt;
    private long closingAt;
    private long stoppingAt;
    private Task? closing;
    private volatile bool isStopping;
    private bool isEnded;

    private bool IsClosing => Volatile.Read(ref closing) is not null;

    /// <inheritdoc/>
    public void Check(long now)
    {
        var options = services.Options;
        if (IsClosing)
        {
            if (Since(closingAt, now) > options.CloseTimeout)
            {
                Abort();
            }
        }
        else if (!isInitialised && Since(openedAt, now) > options.ConnectionInitTimeout)
        {
            Close(CloseReason.InitTimeout);
        }
        else if (options.SlowClient == SlowClientPolicy.Disconnect
            && Sender.StalledFor(now) > options.SlowClientTimeout)
        {
            services.Connections.Counters.AddSlowClient();
            Close(CloseReason.SlowClient);
        }
        else if (isStopping && Since(stoppingAt, now) > options.ShutdownGrace)
        {
            Close(CloseReason.GoingAway);
        }
        else if (options.HeartbeatInterval > TimeSpan.Zero)
        {
            CheckHeartbeat(now);
        }
    }

    /// <inheritdoc/>
    public void Stop()
    {
        SessionOperation[] streams;
        bool isIdle;
        lock (access)
        {
            stoppingAt = services.Time.GetTimestamp();
            isStopping = true;
            streams = [.. operations.Values.Where(operation => operation.IsStream)];
            isIdle = running == 0;
        }

        // No "complete" is sent: to the client that would mean that there is nothing left to subscribe to again.
        foreach (var stream in streams)
        {
            stream.Cancel();
        }

        if (isIdle)
        {
            Close(CloseReason.GoingAway);
        }
    }

    /// <summary>An operation has turned out to be a subscription.</summary>
    public void NoteStream(SessionOperation operation)
    {
        lock (access)
        {
            if (!isStopping)
            {
                return;
            }
        }

        operation.Cancel();
    }

    /// <summary>Closes the connection before it serves anything.</summary>
    public void Refuse(CloseReason reason) => Close(reason);

    private void NoteReceived()
    {
        Volatile.Write(ref receivedAt, services.Time.GetTimestamp());
        Volatile.Write(ref pingedAt, 0);
    }

    private void CheckHeartbeat(long now)
    {
        var pinged = Volatile.Read(ref pingedAt);
        if (pinged != 0)
        {
            if (Since(pinged, now) > services.Options.HeartbeatTimeout)
            {
                services.Connections.Counters.AddDeadPeer();
                Close(CloseReason.DeadPeer);
            }

            return;
        }

        // While a message waits a ping would wait too; then the slow client is what has to be noticed.
        if (Volatile.Read(ref isAcknowledged) && !Sender.IsBusy
            && Since(Volatile.Read(ref receivedAt), now) >= services.Options.HeartbeatInterval)
        {
            Volatile.Write(ref pingedAt, Math.Max(1, now));
            _ = AwaitAsync(Sender.SendAsync(OutgoingMessage.Ping, CancellationToken.None)).AsTask();
        }
    }

    /// <summary>
    /// Begins to close: operations end, the close frame is next, and the client is waited for. The first reason
    /// counts.
    /// </summary>
    private void Close(CloseReason reason)
    {
        SessionOperation[] ending;
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (access)
        {
            if (closing is not null)
            {
                return;
            }

            closingAt = services.Time.GetTimestamp();
            Volatile.Write(ref closing, begun.Task);
            ending = [.. operations.Values];
            operations.Clear();
        }

        foreach (var operation in ending)
        {
            operation.Cancel();
        }

        _ = SendCloseAsync(reason, begun);
    }

    private async Task SendCloseAsync(CloseReason reason, TaskCompletionSource begun)
    {
        try
        {
            await Sender.CloseAsync(reason);
        }
        catch (Exception fault)
        {
            services.LogFault(fault);
        }
        finally
        {
            begun.TrySetResult();
        }
    }

    /// <summary>Cuts the connection. What is being sent or received fails, which ends the session.</summary>
    private void Abort()
    {
        lock (access)
        {
            // After its end the server may use the context for another connection.
            if (!isEnded)
            {
                socket.Abort();
                Context.Abort();
            }
        }
    }

    private TimeSpan Since(long then, long now) => services.Time.GetElapsedTime(then, now);
}
