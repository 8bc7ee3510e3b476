using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Webhooks;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Webhooks;

/// <summary>Makes and changes webhooks.</summary>
[ResolversOf("Mutation")]
internal static class WebhookMutations
{
    public static async Task<WebhookPayload> WebhookCreate(
        WebhookCreateInput input,
        CreateWebhook useCase,
        FeedCursors cursors,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        FeedPosition? after = null;
        if (input.After is { } cursor)
        {
            if (!cursors.TryOpen(cursor, "after", out var position, out var error))
            {
                return Refused(context, error);
            }

            after = position;
        }

        return Answer(context, await useCase.ExecuteAsync(input.ToCommand(after), cancellationToken));
    }

    public static Task<WebhookPayload> WebhookPause(
        GlobalId id, ChangeWebhook useCase, HttpContext context, CancellationToken cancellationToken) =>
        ChangeAsync(id, key => useCase.PauseAsync(key, WebhookPauseReason.Requested, cancellationToken), context);

    public static Task<WebhookPayload> WebhookResume(
        GlobalId id, ChangeWebhook useCase, HttpContext context, CancellationToken cancellationToken) =>
        ChangeAsync(id, key => useCase.ResumeAsync(key, cancellationToken), context);

    public static async Task<WebhookPayload> WebhookReplay(
        GlobalId id,
        string after,
        ChangeWebhook useCase,
        IFeedStore feed,
        FeedCursors cursors,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (!cursors.TryOpen(after, "after", out var position, out var error))
        {
            return Refused(context, error);
        }

        var bounds = await feed.GetBoundsAsync(cancellationToken);
        return position < bounds.Horizon ? Refused(context, CursorExpired.At("after"))
            : position > bounds.Head ? Refused(context, CursorAhead.At("after"))
            : await ChangeAsync(id, key => useCase.ReplayAsync(key, position, cancellationToken), context);
    }

    public static async Task<WebhookDeletePayload> WebhookDelete(
        GlobalId id, ChangeWebhook useCase, HttpContext context, CancellationToken cancellationToken) =>
        !id.IsOf(EntityKind.Webhook, "id", out var mixedUp)
            ? new WebhookDeletePayload(null, ErrorMessages.For(context, [mixedUp]))
            : new WebhookDeletePayload(
                await useCase.RemoveAsync(id.Value, cancellationToken) ? id : null, []);

    public static async Task<WebhookDeliveryRetryPayload> WebhookDeliveryRetry(
        GlobalId id, IWebhookStore store, TimeProvider clock, HttpContext context, CancellationToken cancellationToken)
    {
        DomainError? error = id.IsOf(EntityKind.WebhookDelivery, "id", out var mixedUp) ? null : mixedUp;
        if (error is null && !await store.RetryAsync(id.Value, clock.GetUtcNow(), cancellationToken))
        {
            error = new WebhookDeliveryNotDead(id.Value) { Path = ["id"] };
        }

        return error is null
            ? new WebhookDeliveryRetryPayload((await store.GetDeliveriesAsync([id.Value], cancellationToken))[0], [])
            : new WebhookDeliveryRetryPayload(null, ErrorMessages.For(context, [error]));
    }

    private static async Task<WebhookPayload> ChangeAsync(
        GlobalId id, Func<Guid, Task<WebhookOutcome>> change, HttpContext context) =>
        id.IsOf(EntityKind.Webhook, "id", out var mixedUp)
            ? Answer(context, await change(id.Value))
            : Refused(context, mixedUp);

    private static WebhookPayload Answer(HttpContext context, WebhookOutcome outcome) =>
        new(outcome.Webhook, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);

    private static WebhookPayload Refused(HttpContext context, DomainError error) =>
        new(null, ErrorMessages.For(context, [error]), Replayed: false);
}

/// <summary>What came of a mutation about a webhook.</summary>
internal sealed record WebhookPayload(Webhook? Webhook, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>webhookDelete</c>.</summary>
internal sealed record WebhookDeletePayload(GlobalId? DeletedId, IReadOnlyList<DomainError> Errors);

/// <summary>What came of <c>webhookDeliveryRetry</c>.</summary>
internal sealed record WebhookDeliveryRetryPayload(WebhookDelivery? Delivery, IReadOnlyList<DomainError> Errors);

/// <summary>The input of <c>webhookCreate</c>.</summary>
internal sealed record WebhookCreateInput(
    string Url,
    string Document,
    string? OperationName,
    string? Variables,
    string Secret,
    string? Description,
    string? After,
    string? IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public CreateWebhookCommand ToCommand(FeedPosition? after) => new()
    {
        Url = Url,
        Document = Document,
        OperationName = OperationName,
        Variables = Variables,
        Secret = Secret,
        Description = Description,
        After = after,
        IdempotencyKey = IdempotencyKey,
    };
}
