using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;

namespace HeadlessCrm.Domain.Webhooks;

/// <summary>
/// Pauses, resumes, replays and removes webhooks. Each command says what is to be, so that repeating one changes nothing
/// more — but for a replay, which starts over.
/// </summary>
public sealed class ChangeWebhook(IWebhookStore webhooks, IConsumerStore consumers, TimeProvider clock)
{
    /// <summary>How often it is tried when another writer came between.</summary>
    private const int MaxTries = 5;

    /// <summary>The name of the consumer of the feed that a webhook is.</summary>
    public static string ConsumerName(Guid id) => $"webhook:{id:N}";

    /// <summary>Stops delivering; the place in the feed is kept, and nothing is lost for as long as the feed keeps it.</summary>
    public Task<WebhookOutcome> PauseAsync(Guid id, WebhookPauseReason reason, CancellationToken cancellationToken) => ChangeAsync(
        id,
        webhook => webhook.State == WebhookState.Paused
            ? webhook
            : webhook with { State = WebhookState.Paused, PauseReason = reason, PausedAt = clock.GetUtcNow() },
        cancellationToken);

    /// <summary>Goes on where it was paused.</summary>
    public Task<WebhookOutcome> ResumeAsync(Guid id, CancellationToken cancellationToken) => ChangeAsync(
        id,
        webhook => webhook.State == WebhookState.Active ? webhook : Resumed(webhook),
        cancellationToken);

    /// <summary>
    /// Delivers again what came after a place, in a new run: what was still pending of the run before is given up for it.
    /// </summary>
    public Task<WebhookOutcome> ReplayAsync(Guid id, FeedPosition after, CancellationToken cancellationToken) => ChangeAsync(
        id,
        webhook => Resumed(webhook) with { Run = webhook.Run + 1, Position = after },
        cancellationToken);

    /// <summary>Removes a webhook with its deliveries and their log; whether there was one.</summary>
    public async Task<bool> RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        var wasThere = await webhooks.DeleteAsync(id, cancellationToken);
        await consumers.UnregisterAsync(ConsumerName(id), cancellationToken);
        return wasThere;
    }

    private static Webhook Resumed(Webhook webhook) => webhook with
    {
        State = WebhookState.Active,
        PauseReason = null,
        PausedAt = null,
        FailuresInARow = 0,
    };

    private async Task<WebhookOutcome> ChangeAsync(
        Guid id, Func<Webhook, Webhook> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxTries; attempt++)
        {
            if ((await webhooks.GetAsync([id], cancellationToken))[0] is not { } webhook)
            {
                return WebhookOutcome.Refused(new WebhookNotFound(id) { Path = ["id"] });
            }

            var changed = change(webhook);
            if (ReferenceEquals(changed, webhook))
            {
                return new WebhookOutcome(webhook, []);
            }

            changed = changed with { Version = webhook.Version + 1 };
            if (await webhooks.SaveAsync(changed, null, cancellationToken) == WebhookSaveResult.Saved)
            {
                return new WebhookOutcome(changed, []);
            }
        }

        throw new InvalidOperationException($"Changing a webhook met other writers {MaxTries} times in a row.");
    }
}
