using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Webhooks;

/// <summary>Makes a webhook.</summary>
public sealed record CreateWebhookCommand
{
    /// <summary>Where deliveries are posted; http or https, without user name and fragment.</summary>
    public required string Url { get; init; }

    /// <summary>What chooses the events and shapes the payload; 1 to 65,536 characters.</summary>
    public required string Document { get; init; }

    /// <summary>Which operation of the document; null: its only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>The document's variables, a JSON object; null: none.</summary>
    public string? Variables { get; init; }

    /// <summary>What deliveries are signed with: 16 to 256 characters.</summary>
    public required string Secret { get; init; }

    /// <summary>What it is for; at most 400 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Deliver what comes after this place; null: what happens from now on.</summary>
    public FeedPosition? After { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of a command about a webhook.</summary>
/// <param name="Webhook">The webhook as it is from now on; null when the command was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record WebhookOutcome(Webhook? Webhook, IReadOnlyList<DomainError> Errors, bool Replayed = false)
{
    internal static WebhookOutcome Refused(params IReadOnlyList<DomainError> errors) => new(null, errors);
}

/// <summary>Says what a webhook may send where; known to whoever executes and sends.</summary>
public interface IWebhookPolicy
{
    /// <summary>Why the URL may not be sent to; null: it may.</summary>
    DomainError? CheckTarget(Uri url);

    /// <summary>Why the document cannot be delivered; null: it can.</summary>
    Task<DomainError?> CheckDocumentAsync(
        string document, string? operationName, string? variables, CancellationToken cancellationToken);
}

/// <summary>Makes a webhook.</summary>
public sealed class CreateWebhook(
    IWebhookStore webhooks, IWebhookPolicy policy, IFeedStore feed, IIdempotencyStore idempotency, TimeProvider clock)
{
    private OncePerKey<WebhookOutcome> Once => new(idempotency, clock, nameof(CreateWebhook))
    {
        Refuse = error => WebhookOutcome.Refused(error),
        Replay = async (entry, cancellationToken) => await ReplayAsync(Idempotent.Read<Guid>(entry), cancellationToken),
    };

    /// <summary>Carries the command out; a repeat with the same key answers with the webhook it made.</summary>
    public Task<WebhookOutcome> ExecuteAsync(CreateWebhookCommand command, CancellationToken cancellationToken) =>
        Once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<WebhookOutcome?> TryAsync(
        CreateWebhookCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        if (await CheckAsync(command, cancellationToken) is { Count: > 0 } errors)
        {
            return WebhookOutcome.Refused(errors);
        }

        var webhook = new Webhook
        {
            Id = EntityId.Create(attempt.Now),
            Url = command.Url,
            Document = command.Document,
            OperationName = command.OperationName,
            Variables = command.Variables,
            Secret = command.Secret,
            Description = command.Description,
            Position = command.After ?? (await feed.GetBoundsAsync(cancellationToken)).Head,
            CreatedAt = attempt.Now,
        };
        return await webhooks.SaveAsync(webhook, attempt.Keep(webhook.Id), cancellationToken) == WebhookSaveResult.Saved
            ? new WebhookOutcome(webhook, [])
            : null;
    }

    private async Task<List<DomainError>> CheckAsync(
        CreateWebhookCommand command, CancellationToken cancellationToken)
    {
        var errors = new List<DomainError>();
        WebhookRules.Check(command.Url, command.Secret, command.Description, errors);
        WebhookRules.CheckDocument(command.Document, command.Variables, errors);
        if (errors.Count > 0)
        {
            return errors;
        }

        if (policy.CheckTarget(new Uri(command.Url)) is { } refusedTarget)
        {
            errors.Add(refusedTarget with { Path = ["url"] });
        }

        var refusedDocument = await policy.CheckDocumentAsync(
            command.Document, command.OperationName, command.Variables, cancellationToken);
        if (refusedDocument is not null)
        {
            errors.Add(refusedDocument with { Path = ["document"] });
        }

        return errors;
    }

    // The secret must not lie in a second place, so the entry keeps the id alone.
    private async Task<WebhookOutcome> ReplayAsync(Guid id, CancellationToken cancellationToken) =>
        (await webhooks.GetAsync([id], cancellationToken))[0] is { } webhook
            ? new WebhookOutcome(webhook, [], Replayed: true)
            : WebhookOutcome.Refused(new WebhookNotFound(id) { Path = ["idempotencyKey"] });
}
