using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Webhooks;

/// <summary>Keeps webhooks, what they have to deliver, and the log of it.</summary>
public interface IWebhookStore
{
    /// <summary>The webhooks of these ids; null where there is none.</summary>
    Task<IReadOnlyList<Webhook?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>All webhooks, in the order they were made. There are few: hundreds, not thousands.</summary>
    Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes a webhook with its idempotency entry in one transaction; version 1 means that it is new. Its place, its run's
    /// failures and last delivery are left as they are in a webhook that was there before, unless its run has risen.
    /// </summary>
    Task<WebhookSaveResult> SaveAsync(Webhook webhook, IdempotencyEntry? idempotency, CancellationToken cancellationToken);

    /// <summary>Removes a webhook with its deliveries and their log; whether there was one.</summary>
    Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>
    /// Writes deliveries and moves the webhook's place in one transaction, provided the webhook is still active in that run.
    /// </summary>
    Task<bool> PlanAsync(
        Guid webhookId,
        int run,
        FeedPosition position,
        IReadOnlyList<WebhookDelivery> deliveries,
        CancellationToken cancellationToken);

    /// <summary>What is pending of a run, in the order of the feed. Whoever plans sees to it that it does not grow large.</summary>
    Task<IReadOnlyList<WebhookDelivery>> ListPendingAsync(Guid webhookId, int run, CancellationToken cancellationToken);

    /// <summary>Writes what came of a try: the delivery's new state, the log, and the webhook's count of failures.</summary>
    Task RecordAttemptAsync(WebhookDelivery delivery, WebhookAttempt attempt, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a delivery that was given up pending again, in the webhook's present run, and raises the webhook's version;
    /// whether there was one to be sent again.
    /// </summary>
    Task<bool> RetryAsync(Guid deliveryId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The deliveries of these ids; null where there is none.</summary>
    Task<IReadOnlyList<WebhookDelivery?>> GetDeliveriesAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The same part of the list of each webhook's deliveries.</summary>
    Task<IReadOnlyList<Slice<WebhookDelivery>>> PageDeliveriesAsync(
        IReadOnlyList<Guid> webhookIds, PageRequest<WebhookDeliveryOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many deliveries of each webhook match; null: how many each has.</summary>
    Task<IReadOnlyList<int>> CountDeliveriesAsync(
        IReadOnlyList<Guid> webhookIds, Filter? where, CancellationToken cancellationToken);

    /// <summary>The tries of each delivery, the first first.</summary>
    Task<IReadOnlyList<IReadOnlyList<WebhookAttempt>>> GetAttemptsAsync(
        IReadOnlyList<Guid> deliveryIds, CancellationToken cancellationToken);

    /// <summary>Deletes deliveries that were completed before a moment, with their log; how many.</summary>
    Task<int> DeleteCompletedAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>What came of saving.</summary>
public enum WebhookSaveResult
{
    /// <summary>It is durable.</summary>
    Saved,

    /// <summary>Somebody else changed or removed the webhook, or used the key, in between: look again.</summary>
    Conflict,
}
