using System.Net;
using HeadlessCrm.Domain.Webhooks;

namespace HeadlessCrm.Api.Webhooks.Sending;

/// <summary>
/// Delivers one webhook on this node, as it was when it was taken up: plans what the feed brings, sends what is due, and
/// pauses the webhook when its target fails for good.
/// </summary>
internal sealed partial class WebhookRunner(
    Webhook webhook,
    WebhookPlanner planner,
    WebhookSender sender,
    RetrySchedule schedule,
    IWebhookStore store,
    ChangeWebhook change,
    WebhookOptions options,
    TimeProvider clock,
    ILogger logger) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(1);

    private readonly DeliveryQueue queue = new();
    private readonly Lock access = new();
    private readonly SemaphoreSlim changed = new(0);
    private readonly SemaphoreSlim slots = new(options.Parallelism);
    private TaskCompletionSource room = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int failures = webhook.FailuresInARow;

    /// <summary>Runs until somebody asks to stop, the webhook is changed or paused, or the feed cannot be read.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var pending in await store.ListPendingAsync(webhook.Id, webhook.Run, cancellationToken))
        {
            queue.Add(pending);
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = SendAllAsync(ending);
        try
        {
            await WaitForRoomAsync(ending.Token);
            if (await planner.RunAsync(webhook, TakeAsync, ending.Token) is { } reason)
            {
                LogPaused(webhook.Id, reason);
                await change.PauseAsync(webhook.Id, reason, cancellationToken);
            }
        }
        finally
        {
            await ending.CancelAsync();
            await sending;
        }
    }

    /// <summary>After the run has ended.</summary>
    public void Dispose()
    {
        changed.Dispose();
        slots.Dispose();
    }

    private ValueTask TakeAsync(IReadOnlyList<WebhookDelivery> planned, CancellationToken cancellationToken)
    {
        lock (access)
        {
            foreach (var delivery in planned)
            {
                queue.Add(delivery);
            }
        }

        changed.Release();
        return WaitForRoomAsync(cancellationToken);
    }

    private async ValueTask WaitForRoomAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task more;
            lock (access)
            {
                if (queue.Count < options.MaxPending)
                {
                    return;
                }

                more = room.Task;
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    private async Task SendAllAsync(CancellationTokenSource ending)
    {
        var underWay = new HashSet<Task>();
        try
        {
            while (true)
            {
                await slots.WaitAsync(ending.Token);
                underWay.Add(SendAsync(await NextAsync(ending.Token), ending));
                underWay.RemoveWhere(task => task.IsCompleted);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            await Task.WhenAll(underWay);
        }
    }

    private async Task<WebhookDelivery> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait;
            lock (access)
            {
                var now = clock.GetUtcNow();
                if (queue.TakeDue(now) is { } due)
                {
                    return due;
                }

                wait = queue.NextDueAt is { } at && at - now < LongestWait ? at - now : LongestWait;
            }

            // A wait of a fraction of a millisecond would be none.
            await changed.WaitAsync(wait + TimeSpan.FromMilliseconds(1), cancellationToken);
        }
    }

    private async Task SendAsync(WebhookDelivery delivery, CancellationTokenSource ending)
    {
        try
        {
            var result = await sender.SendAsync(webhook, delivery, ending.Token);
            var tried = schedule.After(delivery, result);
            await RecordAsync(tried, result.Attempt, ending.Token);
            lock (access)
            {
                queue.Complete(tried);
                if (queue.Count < options.MaxPending)
                {
                    room.TrySetResult();
                    room = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }

            slots.Release();
            changed.Release();
            await JudgeAsync(result.Attempt, ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Whoever takes the webhook up next sends it again.
        }
    }

    /// <summary>Writes what came of a try, as often as it takes: what is not written is sent again.</summary>
    private async Task RecordAsync(WebhookDelivery tried, WebhookAttempt attempt, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await store.RecordAttemptAsync(tried, attempt, cancellationToken);
                return;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogUnrecorded(tried.Id, fault);
                await Task.Delay(StorePause, clock, cancellationToken);
            }
        }
    }

    private async Task JudgeAsync(WebhookAttempt attempt, CancellationTokenSource ending)
    {
        if (attempt.Fault is null)
        {
            Interlocked.Exchange(ref failures, 0);
            return;
        }

        var inARow = Interlocked.Increment(ref failures);
        WebhookPauseReason? reason = attempt.StatusCode == (int)HttpStatusCode.Gone
            ? WebhookPauseReason.TargetGone
            : inARow >= options.PauseAfterFailures ? WebhookPauseReason.TargetFailing : null;
        if (reason is { } found)
        {
            LogPaused(webhook.Id, found);
            await change.PauseAsync(webhook.Id, found, ending.Token);
            await ending.CancelAsync();
        }
    }

    [LoggerMessage(40, LogLevel.Warning, "Webhook {Webhook} is paused: {Reason}")]
    private partial void LogPaused(Guid webhook, WebhookPauseReason reason);

    [LoggerMessage(41, LogLevel.Error, "A try of delivery {Delivery} could not be written down; trying again")]
    private partial void LogUnrecorded(Guid delivery, Exception fault);
}
