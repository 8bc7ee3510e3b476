using HeadlessCrm.Domain.Webhooks;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Webhooks.Sending;

/// <summary>Puts together what delivers a webhook.</summary>
internal sealed class WebhookRunners(
    WebhookPlanner planner,
    WebhookSender sender,
    IWebhookStore store,
    ChangeWebhook change,
    IOptions<WebhookOptions> options,
    TimeProvider clock,
    ILogger<WebhookRunner> logger)
{
#pragma warning disable CA5394 // Nothing secret hangs on when something is tried again.
    private readonly RetrySchedule schedule = new(options.Value, Random.Shared);
#pragma warning restore CA5394

    /// <summary>A runner for a webhook as it is now.</summary>
    public WebhookRunner Create(Webhook webhook) =>
        new(webhook, planner, sender, schedule, store, change, options.Value, clock, logger);
}
