using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Webhooks;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Webhooks;

internal sealed class EfWebhookStore(CrmDatabase database) : IWebhookStore
{
    private const string WebhookKey = "webhook_id";

    private readonly PageSql<WebhookDelivery, WebhookDeliveryOrderField> pages =
        new(WebhookDeliverySql.List, WebhookDeliverySql.SortOf, database.Dialect, database.Reader, database.Clock);

    public async Task<IReadOnlyList<Webhook?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var found = await context.Webhooks.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        return [.. ids.Select(id => found.GetValueOrDefault(id)?.ToWebhook())];
    }

    public async Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var rows = await context.Webhooks.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToWebhook())];
    }

    public Task<WebhookSaveResult> SaveAsync(
        Webhook webhook, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                if (webhook.Version == 1)
                {
                    context.Add(WebhookRow.Of(webhook));
                }
                else
                {
                    var row = await context.Webhooks.SingleOrDefaultAsync(found => found.Id == webhook.Id, token);
                    if (row is null || row.Version != webhook.Version - 1)
                    {
                        return WebhookSaveResult.Conflict;
                    }

                    row.TakeSettings(webhook);
                    if (webhook.Run > row.Run)
                    {
                        row.TakeProgress(webhook);
                        await context.WebhookDeliveries
                            .Where(old => old.WebhookId == webhook.Id && old.State == WebhookDeliveryState.Pending)
                            .ExecuteUpdateAsync(
                                old => old.SetProperty(given => given.State, WebhookDeliveryState.Superseded)
                                    .SetProperty(given => given.CompletedAt, database.Clock.GetUtcNow()),
                                token);
                    }
                }

                context.Keep(idempotency);

                await context.SaveChangesAsync(token);
                return WebhookSaveResult.Saved;
            },
            WebhookSaveResult.Conflict,
            cancellationToken);

    public Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken) => database.WriteAsync(
        async (context, token) => await context.Webhooks.Where(row => row.Id == id).ExecuteDeleteAsync(token) > 0,
        conflict: false,
        cancellationToken);

    public Task<bool> PlanAsync(
        Guid webhookId,
        int run,
        FeedPosition position,
        IReadOnlyList<WebhookDelivery> deliveries,
        CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var moved = await context.Webhooks
                    .Where(row => row.Id == webhookId && row.Run == run && row.State == WebhookState.Active)
                    .ExecuteUpdateAsync(
                        row => row.SetProperty(webhook => webhook.FeedTransaction, position.Transaction)
                            .SetProperty(webhook => webhook.FeedSequence, position.Sequence),
                        token);
                if (moved == 0)
                {
                    return false;
                }

                context.AddRange(deliveries.Select(WebhookDeliveryRow.Of));
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public async Task<IReadOnlyList<WebhookDelivery>> ListPendingAsync(
        Guid webhookId, int run, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var rows = await context.WebhookDeliveries.AsNoTracking()
            .Where(row => row.State == WebhookDeliveryState.Pending && row.WebhookId == webhookId && row.Run == run)
            .OrderBy(row => row.FeedTransaction).ThenBy(row => row.FeedSequence)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToDelivery())];
    }

    public Task RecordAttemptAsync(
        WebhookDelivery delivery, WebhookAttempt attempt, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                // One that was given up for a replay, or removed, meanwhile stays so: its try is in the log all the same.
                var changed = await context.WebhookDeliveries
                    .Where(row => row.Id == delivery.Id && row.State == WebhookDeliveryState.Pending)
                    .ExecuteUpdateAsync(
                        row => row.SetProperty(tried => tried.State, delivery.State)
                            .SetProperty(tried => tried.Attempts, delivery.Attempts)
                            .SetProperty(tried => tried.NextAttemptAt, delivery.NextAttemptAt)
                            .SetProperty(tried => tried.CompletedAt, delivery.CompletedAt),
                        token);
                if (changed == 0 && !await context.WebhookDeliveries.AnyAsync(row => row.Id == delivery.Id, token))
                {
                    return false;
                }

                context.Add(WebhookAttemptRow.Of(attempt));
                await context.SaveChangesAsync(token);
                await CountAsync(context, delivery, attempt, token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public Task<bool> RetryAsync(Guid deliveryId, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var dead = await context.WebhookDeliveries.SingleOrDefaultAsync(
                    row => row.Id == deliveryId && row.State == WebhookDeliveryState.Dead, token);
                if (dead is null)
                {
                    return false;
                }

                // Whoever delivers the webhook reads anew what is pending.
                var webhook = await context.Webhooks.SingleAsync(row => row.Id == dead.WebhookId, token);
                webhook.Version++;
                dead.State = WebhookDeliveryState.Pending;
                dead.Run = webhook.Run;
                dead.NextAttemptAt = now;
                dead.CompletedAt = null;
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public async Task<IReadOnlyList<WebhookDelivery?>> GetDeliveriesAsync(
        IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var found = await context.WebhookDeliveries.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        return [.. ids.Select(id => found.GetValueOrDefault(id)?.ToDelivery())];
    }

    public Task<IReadOnlyList<Slice<WebhookDelivery>>> PageDeliveriesAsync(
        IReadOnlyList<Guid> webhookIds, PageRequest<WebhookDeliveryOrderField> request, CancellationToken cancellationToken) =>
        pages.PageByParentsAsync(webhookIds, WebhookKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountDeliveriesAsync(
        IReadOnlyList<Guid> webhookIds, Filter? where, CancellationToken cancellationToken) =>
        pages.CountByParentsAsync(webhookIds, WebhookKey, where, cancellationToken);

    public async Task<IReadOnlyList<IReadOnlyList<WebhookAttempt>>> GetAttemptsAsync(
        IReadOnlyList<Guid> deliveryIds, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var rows = await context.WebhookAttempts.AsNoTracking()
            .Where(row => EF.Parameter(deliveryIds).Contains(row.DeliveryId))
            .OrderBy(row => row.Number)
            .ToListAsync(cancellationToken);
        var tries = rows.ToLookup(row => row.DeliveryId, row => row.ToAttempt());
        return [.. deliveryIds.Select(id => (IReadOnlyList<WebhookAttempt>)[.. tries[id]])];
    }

    public Task<int> DeleteCompletedAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (context, token) => context.WebhookDeliveries.Where(row => row.CompletedAt < before).ExecuteDeleteAsync(token),
            conflict: 0,
            cancellationToken);

    private static Task<int> CountAsync(
        CrmDbContext context, WebhookDelivery delivery, WebhookAttempt attempt, CancellationToken token)
    {
        var webhook = context.Webhooks.Where(row => row.Id == delivery.WebhookId);
        return attempt.Fault is null
            ? webhook.ExecuteUpdateAsync(
                row => row.SetProperty(good => good.FailuresInARow, 0)
                    .SetProperty(good => good.LastDeliveredAt, attempt.At + attempt.Duration),
                token)
            : webhook.ExecuteUpdateAsync(
                row => row.SetProperty(bad => bad.FailuresInARow, bad => bad.FailuresInARow + 1), token);
    }
}
