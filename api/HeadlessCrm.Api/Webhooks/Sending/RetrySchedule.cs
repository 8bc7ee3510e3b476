using HeadlessCrm.Domain.Webhooks;

namespace HeadlessCrm.Api.Webhooks.Sending;

/// <summary>
/// When a delivery is tried again: after pauses that double, each shortened by chance to between half and all of it, so that
/// what failed together does not come back together.
/// </summary>
internal sealed class RetrySchedule(WebhookOptions options, Random random)
{
    /// <summary>The delivery after a try.</summary>
    public WebhookDelivery After(WebhookDelivery delivery, SendResult result)
    {
        var ended = result.Attempt.At + result.Attempt.Duration;
        var tried = delivery with { Attempts = result.Attempt.Number };
        if (result.Attempt.Fault is null)
        {
            return tried with { State = WebhookDeliveryState.Delivered, CompletedAt = ended };
        }

        return tried.Attempts >= options.MaxAttempts
            ? tried with { State = WebhookDeliveryState.Dead, CompletedAt = ended }
            : tried with { NextAttemptAt = ended + Pause(tried.Attempts, result.RetryAfter) };
    }

    private TimeSpan Pause(int attempts, TimeSpan? wish)
    {
        var doubled = options.FirstRetryDelay * Math.Pow(2, Math.Min(attempts - 1, 40));
        var longest = doubled < options.MaxRetryDelay ? doubled : options.MaxRetryDelay;
        var pause = longest * (0.5 + (random.NextDouble() / 2));

        // A target may ask for more time, not for more than it would be given at the very last.
        return wish > pause ? (wish < options.MaxRetryDelay ? wish.Value : options.MaxRetryDelay) : pause;
    }
}
