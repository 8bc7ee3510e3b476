using HeadlessCrm.Api.Webhooks.Sending;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Webhooks;

namespace HeadlessCrm.Api.Tests.Webhooks;

/// <summary>Random histories of deliveries that come, fail and succeed, held against what the queue promises.</summary>
public sealed class DeliveryQueueTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_overtakes_within_a_customer_and_nothing_is_held_up_by_another(int seed)
    {
        var random = new Random(seed);
        var queue = new DeliveryQueue();
        var now = Start;
        var customers = Enumerable.Range(0, 8).Select(_ => Guid.CreateVersion7()).ToArray();
        var waiting = customers.ToDictionary(customer => customer, _ => new List<WebhookDelivery>());
        var underWay = new Dictionary<Guid, WebhookDelivery>();
        for (var step = 0; step < 20_000; step++)
        {
            now += TimeSpan.FromMilliseconds(random.Next(20));
            switch (random.Next(3))
            {
                case 0 when queue.Count < 200:
                    var added = New(customers[random.Next(customers.Length)], step, now);
                    waiting[added.CustomerId].Add(added);
                    queue.Add(added);
                    break;
                case 1 when queue.TakeDue(now) is { } due:
                    Assert.Equal(waiting[due.CustomerId][0], due);
                    Assert.True(due.NextAttemptAt <= now);
                    Assert.True(underWay.TryAdd(due.CustomerId, due), "Two of one customer are under way.");
                    break;
                case 2 when underWay.Count > 0:
                    var (customer, tried) = underWay.ElementAt(random.Next(underWay.Count));
                    underWay.Remove(customer);
                    tried = random.Next(2) == 0
                        ? tried with { NextAttemptAt = now + TimeSpan.FromMilliseconds(random.Next(200)), Attempts = tried.Attempts + 1 }
                        : tried with { State = WebhookDeliveryState.Delivered };
                    waiting[customer].RemoveAt(0);
                    if (tried.State == WebhookDeliveryState.Pending)
                    {
                        waiting[customer].Insert(0, tried);
                    }

                    queue.Complete(tried);
                    break;
                default:
                    break;
            }

            Assert.Equal(waiting.Sum(line => line.Value.Count), queue.Count);
            var firsts = waiting.Where(line => line.Value.Count > 0 && !underWay.ContainsKey(line.Key)).Select(line => line.Value[0].NextAttemptAt);
            Assert.Equal(firsts.Cast<DateTimeOffset?>().Min(), queue.NextDueAt);
        }
    }

    private static WebhookDelivery New(Guid customer, int number, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        WebhookId = Guid.Empty,
        Run = 1,
        EventId = Guid.Empty,
        EventType = FeedEventType.CustomerChanged,
        Position = new FeedPosition(0, number),
        CustomerId = customer,
        OccurredAt = now,
        Payload = default,
        NextAttemptAt = now,
        CreatedAt = now,
    };
}
