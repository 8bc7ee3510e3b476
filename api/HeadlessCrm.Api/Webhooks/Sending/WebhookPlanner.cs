using HeadlessCrm.Api.Feed.Live;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Webhooks;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Webhooks.Sending;

/// <summary>
/// Turns the feed into deliveries of one webhook. A delivery and the webhook's new place are written together, so that what
/// is planned is planned once, whatever dies in between.
/// </summary>
internal sealed class WebhookPlanner(WebhookEvents events, IWebhookStore store, TimeProvider clock)
{
    private const int BatchSize = 100;

    // A webhook that wants little must not fall behind the feed's horizon by standing still.
    private static readonly TimeSpan QuietTime = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Plans until the webhook is changed, the feed cannot be read, or somebody asks to stop. Answers why the webhook should be
    /// paused, or null.
    /// </summary>
    /// <param name="webhook">The webhook, as it was when it was taken up.</param>
    /// <param name="hand">Takes over what was planned; it may take its time.</param>
    /// <param name="cancellationToken">Asks to stop.</param>
    public async Task<WebhookPauseReason?> RunAsync(
        Webhook webhook,
        Func<IReadOnlyList<WebhookDelivery>, CancellationToken, ValueTask> hand,
        CancellationToken cancellationToken)
    {
        var progress = new FeedProgress();
        await using var result = await events.OpenAsync(webhook, progress, cancellationToken);
        if (result.Responses is not { } responses)
        {
            return ReasonOf(result.Body) ?? (IsOfDocument(result.Outcome) ? WebhookPauseReason.DocumentInvalid : null);
        }

        var batch = new List<WebhookDelivery>();
        await using var stream = responses.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var next = stream.MoveNextAsync().AsTask();
            if (batch.Count >= BatchSize || (!next.IsCompleted && batch.Count > 0))
            {
                if (!await store.PlanAsync(webhook.Id, webhook.Run, batch[^1].Position, batch, cancellationToken))
                {
                    Leave(next);
                    return null;
                }

                await hand(batch, cancellationToken);
                batch = [];
            }

            if (!await AwaitAsync(next, webhook, progress, cancellationToken))
            {
                return null;
            }

            if (progress.Current is not { } happened)
            {
                // The last response of a source that failed says why.
                return ReasonOf(stream.Current);
            }

            batch.Add(DeliveryOf(webhook, happened, stream.Current.ToArray()));
        }
    }

    /// <summary>Waits for the next response, and notes from time to time how far the feed has gone without one.</summary>
    private async Task<bool> AwaitAsync(
        Task<bool> next, Webhook webhook, FeedProgress progress, CancellationToken cancellationToken)
    {
        var noted = FeedPosition.Start;
        while (!next.IsCompleted)
        {
            using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var waited = await Task.WhenAny(next, Task.Delay(QuietTime, clock, quiet.Token));
            await quiet.CancelAsync();
            if (cancellationToken.IsCancellationRequested)
            {
                Leave(next);
                throw new OperationCanceledException(cancellationToken);
            }

            if (waited != next && progress.Passed is var passed && passed > noted && !next.IsCompleted)
            {
                noted = passed;
                await store.PlanAsync(webhook.Id, webhook.Run, passed, [], cancellationToken);
            }
        }

        return await next;
    }

    /// <summary>The stream is left while it is asked for more; how that ends is of no interest.</summary>
    private static void Leave(Task<bool> next) => _ = next.ContinueWith(
        static left => left.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private static bool IsOfDocument(RequestOutcome outcome) => outcome is RequestOutcome.SyntaxError
        or RequestOutcome.ValidationError or RequestOutcome.OperationError or RequestOutcome.VariablesError;

    private static WebhookPauseReason? ReasonOf(ReadOnlyMemory<byte> response) => WebhookEvents.CodeOf(response) switch
    {
        CursorExpired.ErrorCode or CursorAhead.ErrorCode => WebhookPauseReason.CursorExpired,
        _ => null,
    };

    private WebhookDelivery DeliveryOf(Webhook webhook, FeedEvent happened, ReadOnlyMemory<byte> payload)
    {
        var now = EntityId.RecordingTime(clock.GetUtcNow());
        return new WebhookDelivery
        {
            Id = EntityId.Create(now),
            WebhookId = webhook.Id,
            Run = webhook.Run,
            EventId = happened.Id,
            EventType = happened.Type,
            Position = happened.Position,
            CustomerId = happened.CustomerId,
            OccurredAt = happened.OccurredAt,
            Payload = payload,
            NextAttemptAt = now,
            CreatedAt = now,
        };
    }
}
