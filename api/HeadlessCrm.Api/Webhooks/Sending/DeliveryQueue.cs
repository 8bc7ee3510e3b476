using HeadlessCrm.Domain.Webhooks;

namespace HeadlessCrm.Api.Webhooks.Sending;

/// <summary>
/// What one webhook has to send: a line for each customer, of which only the first is sent, and the lines by when their
/// first is due. Not for several threads at once.
/// </summary>
internal sealed class DeliveryQueue
{
    private readonly Dictionary<Guid, Line> lines = [];
    private readonly PriorityQueue<Guid, (long DueAt, long Number)> due = new();
    private long number;

    /// <summary>How many deliveries wait or are under way.</summary>
    public int Count { get; private set; }

    /// <summary>When the next is due; null when none waits.</summary>
    public DateTimeOffset? NextDueAt =>
        due.TryPeek(out _, out var at) ? new DateTimeOffset(at.DueAt, TimeSpan.Zero) : null;

    /// <summary>Puts a delivery at the end of its customer's line.</summary>
    public void Add(WebhookDelivery delivery)
    {
        Count++;
        if (lines.TryGetValue(delivery.CustomerId, out var line))
        {
            line.Behind.Enqueue(delivery);
            return;
        }

        lines.Add(delivery.CustomerId, new Line { First = delivery });
        Await(delivery);
    }

    /// <summary>The delivery that is due the longest, which stays first in its line until it is put back or removed.</summary>
    public WebhookDelivery? TakeDue(DateTimeOffset now) =>
        due.TryPeek(out var customer, out var at) && at.DueAt <= now.UtcTicks && due.TryDequeue(out _, out _)
            ? lines[customer].First
            : null;

    /// <summary>After a try: it is due again, or it leaves the line to the next.</summary>
    public void Complete(WebhookDelivery tried)
    {
        var line = lines[tried.CustomerId];
        if (tried.State == WebhookDeliveryState.Pending)
        {
            // It stays first: nothing may overtake it.
            line.First = tried;
            Await(tried);
            return;
        }

        Count--;
        if (line.Behind.TryDequeue(out var next))
        {
            line.First = next;
            Await(next);
        }
        else
        {
            lines.Remove(tried.CustomerId);
        }
    }

    private void Await(WebhookDelivery delivery) =>
        due.Enqueue(delivery.CustomerId, (delivery.NextAttemptAt.UtcTicks, number++));

    private sealed class Line
    {
        public required WebhookDelivery First { get; set; }

        public Queue<WebhookDelivery> Behind { get; } = new(0);
    }
}
