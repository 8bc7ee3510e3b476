using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Webhooks;

namespace HeadlessCrm.Storage.Specification.Webhooks;

/// <summary>What <see cref="IWebhookStore"/> must do.</summary>
public abstract class WebhookStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private int made;

    private IWebhookStore Webhooks => Get<IWebhookStore>();

    [Fact]
    public async Task Keeps_webhooks_and_refuses_what_others_changed_meanwhile()
    {
        var first = await AddAsync();
        var second = await AddAsync();
        var changed = first with { State = WebhookState.Paused, PauseReason = WebhookPauseReason.Requested, PausedAt = Start, Version = 2 };

        Assert.Equal(WebhookSaveResult.Saved, await Webhooks.SaveAsync(changed, null, Cancel));
        Assert.Equal(WebhookSaveResult.Conflict, await Webhooks.SaveAsync(changed, null, Cancel));

        Assert.Equal([changed, null, second], await Webhooks.GetAsync([first.Id, Guid.Empty, second.Id], Cancel));
        Assert.Equal([changed, second], await Webhooks.ListAsync(Cancel));
    }

    [Fact]
    public async Task Keeps_the_idempotency_entry_with_the_webhook_or_neither()
    {
        var entry = new IdempotencyEntry("key", "CreateWebhook", [1], [2], Start);
        var first = New();

        Assert.Equal(WebhookSaveResult.Saved, await Webhooks.SaveAsync(first, entry, Cancel));
        Assert.Equal(WebhookSaveResult.Conflict, await Webhooks.SaveAsync(New(), entry, Cancel));

        Assert.Equal([first], await Webhooks.ListAsync(Cancel));
        Assert.NotNull(await Get<IIdempotencyStore>().FindAsync("key", Cancel));
    }

    [Fact]
    public async Task Plans_a_stretch_once_and_only_for_the_run_that_is_active()
    {
        var webhook = await AddAsync();
        var planned = Deliveries(webhook, 3);

        Assert.True(await Webhooks.PlanAsync(webhook.Id, 1, planned[^1].Position, planned, Cancel));
        Assert.False(await Webhooks.PlanAsync(webhook.Id, 1, planned[^1].Position, [planned[2] with { Id = EntityId.Create(Start) }], Cancel));
        Assert.False(await Webhooks.PlanAsync(webhook.Id, 2, new FeedPosition(9, 9), [], Cancel));

        AssertSame(planned, await Webhooks.ListPendingAsync(webhook.Id, 1, Cancel));
        Assert.Equal(planned[^1].Position, (await Webhooks.GetAsync([webhook.Id], Cancel))[0]!.Position);
        await Webhooks.SaveAsync(webhook with { State = WebhookState.Paused, Version = 2 }, null, Cancel);
        Assert.False(await Webhooks.PlanAsync(webhook.Id, 1, new FeedPosition(9, 9), [], Cancel));
        Assert.Equal(planned[^1].Position, (await Webhooks.GetAsync([webhook.Id], Cancel))[0]!.Position);
    }

    [Fact]
    public async Task Writes_down_every_try_and_counts_failures_in_a_row()
    {
        var webhook = await AddAsync();
        var planned = Deliveries(webhook, 2);
        await Webhooks.PlanAsync(webhook.Id, 1, planned[^1].Position, planned, Cancel);
        var failed = planned[0] with { Attempts = 1, NextAttemptAt = Start.AddMinutes(1) };
        var dead = failed with { Attempts = 2, State = WebhookDeliveryState.Dead, CompletedAt = Start.AddMinutes(2) };
        var delivered = planned[1] with { Attempts = 1, State = WebhookDeliveryState.Delivered, CompletedAt = Start.AddMinutes(3) };
        var tries = new[]
        {
            new WebhookAttempt(failed.Id, 1, Start, TimeSpan.FromMilliseconds(20), 500, "The target answered 500."),
            new WebhookAttempt(failed.Id, 2, Start.AddMinutes(1), TimeSpan.FromMilliseconds(30), null, "There was no answer."),
            new WebhookAttempt(delivered.Id, 1, Start.AddMinutes(3), TimeSpan.FromMilliseconds(40), 204, null),
        };

        await Webhooks.RecordAttemptAsync(failed, tries[0], Cancel);
        await Webhooks.RecordAttemptAsync(dead, tries[1], Cancel);
        Assert.Equal(2, (await Webhooks.GetAsync([webhook.Id], Cancel))[0]!.FailuresInARow);
        await Webhooks.RecordAttemptAsync(delivered, tries[2], Cancel);

        var after = (await Webhooks.GetAsync([webhook.Id], Cancel))[0]!;
        Assert.Equal(0, after.FailuresInARow);
        Assert.Equal(Start.AddMinutes(3).AddMilliseconds(40), after.LastDeliveredAt);
        Assert.Empty(await Webhooks.ListPendingAsync(webhook.Id, 1, Cancel));
        AssertSame([dead, delivered], await Webhooks.GetDeliveriesAsync([dead.Id, delivered.Id], Cancel));
        var log = await Webhooks.GetAttemptsAsync([delivered.Id, Guid.Empty, dead.Id], Cancel);
        Assert.Equal([tries[2]], log[0]);
        Assert.Empty(log[1]);
        Assert.Equal([tries[0], tries[1]], log[2]);
    }

    [Fact]
    public async Task Sends_a_dead_delivery_again_once()
    {
        var webhook = await AddAsync();
        var planned = Deliveries(webhook, 1);
        await Webhooks.PlanAsync(webhook.Id, 1, planned[0].Position, planned, Cancel);
        Assert.False(await Webhooks.RetryAsync(planned[0].Id, Start, Cancel));
        var dead = planned[0] with { Attempts = 1, State = WebhookDeliveryState.Dead, CompletedAt = Start };
        await Webhooks.RecordAttemptAsync(dead, new WebhookAttempt(dead.Id, 1, Start, TimeSpan.Zero, 500, "No."), Cancel);

        Assert.True(await Webhooks.RetryAsync(dead.Id, Start.AddHours(1), Cancel));
        Assert.False(await Webhooks.RetryAsync(dead.Id, Start.AddHours(1), Cancel));

        var pending = Assert.Single(await Webhooks.ListPendingAsync(webhook.Id, 1, Cancel));
        Assert.Equal(Start.AddHours(1), pending.NextAttemptAt);
        Assert.Equal(2, (await Webhooks.GetAsync([webhook.Id], Cancel))[0]!.Version);
    }

    [Fact]
    public async Task A_replay_gives_up_what_was_pending_and_moves_the_place()
    {
        var webhook = await AddAsync();
        var planned = Deliveries(webhook, 2);
        await Webhooks.PlanAsync(webhook.Id, 1, planned[^1].Position, planned, Cancel);

        await Webhooks.SaveAsync(webhook with { Run = 2, Position = new FeedPosition(0, 0), Version = 2 }, null, Cancel);

        Assert.Empty(await Webhooks.ListPendingAsync(webhook.Id, 1, Cancel));
        Assert.Equal(
            [WebhookDeliveryState.Superseded, WebhookDeliveryState.Superseded],
            (await Webhooks.GetDeliveriesAsync([planned[0].Id, planned[1].Id], Cancel)).Select(delivery => delivery!.State));
        Deliveries(webhook, 2).ForEach(delivery => Assert.Equal(1, delivery.Run));
        var again = Deliveries(webhook, 2).ConvertAll(delivery => delivery with { Run = 2 });
        Assert.True(await Webhooks.PlanAsync(webhook.Id, 2, again[^1].Position, again, Cancel));
        AssertSame(again, await Webhooks.ListPendingAsync(webhook.Id, 2, Cancel));
    }

    [Fact]
    public async Task Lists_counts_and_removes_deliveries()
    {
        var (one, other) = (await AddAsync(), await AddAsync());
        var planned = Deliveries(one, 5);
        await Webhooks.PlanAsync(one.Id, 1, planned[^1].Position, planned, Cancel);
        var done = planned[0] with { Attempts = 1, State = WebhookDeliveryState.Delivered, CompletedAt = Start };
        await Webhooks.RecordAttemptAsync(done, new WebhookAttempt(done.Id, 1, Start, TimeSpan.Zero, 200, null), Cancel);
        var pending = Filter.Compare("state", Comparator.Eq, WebhookDeliveryState.Pending);

        var slices = await Webhooks.PageDeliveriesAsync(
            [other.Id, one.Id], new PageRequest<WebhookDeliveryOrderField> { Size = 3, Where = pending }, Cancel);

        Assert.Empty(slices[0].Items);
        Assert.Equal(planned.Skip(1).Take(3).Select(delivery => delivery.Id), slices[1].Items.Select(delivery => delivery.Id));
        Assert.True(slices[1].HasNext);
        Assert.Equal([0, 4], await Webhooks.CountDeliveriesAsync([other.Id, one.Id], pending, Cancel));
        Assert.Equal(0, await Webhooks.DeleteCompletedAsync(Start, Cancel));
        Assert.Equal(1, await Webhooks.DeleteCompletedAsync(Start.AddTicks(10), Cancel));
        Assert.Empty((await Webhooks.GetAttemptsAsync([done.Id], Cancel))[0]);
        Assert.True(await Webhooks.DeleteAsync(one.Id, Cancel));
        Assert.False(await Webhooks.DeleteAsync(one.Id, Cancel));
        Assert.Equal([0], await Webhooks.CountDeliveriesAsync([one.Id], null, Cancel));
    }

    // Ids made in one millisecond are in no order.
    private Webhook New() => new()
    {
        Id = EntityId.Create(Start.AddMilliseconds(++made)),
        Url = "https://example.com/hook",
        Document = "subscription { feed { id } }",
        OperationName = "Feed",
        Variables = "{}",
        Secret = "sixteen characters",
        Description = "for the tests",
        Position = new FeedPosition(2, 3),
        CreatedAt = Start,
    };

    private static List<WebhookDelivery> Deliveries(Webhook webhook, int count) =>
    [
        .. Enumerable.Range(1, count).Select(number => new WebhookDelivery
        {
            Id = EntityId.Create(Start.AddMilliseconds(number)),
            WebhookId = webhook.Id,
            Run = 1,
            EventId = EntityId.Create(Start),
            EventType = FeedEventType.InteractionRecorded,
            Position = new FeedPosition(4, number),
            CustomerId = EntityId.Create(Start),
            OccurredAt = Start,
            Payload = new[] { (byte)'{', (byte)('0' + number), (byte)'}' },
            NextAttemptAt = Start,
            CreatedAt = Start,
        }),
    ];

    // Payloads compare by where they lie.
    private static void AssertSame(IEnumerable<WebhookDelivery> expected, IEnumerable<WebhookDelivery?> actual)
    {
        var found = actual.ToArray();
        var wanted = expected.ToArray();
        Assert.Equal(
            wanted.Select(delivery => delivery with { Payload = default }), found.Select(delivery => delivery! with { Payload = default }));
        Assert.Equal(wanted.Select(delivery => delivery.Payload.ToArray()), found.Select(delivery => delivery!.Payload.ToArray()));
    }

    private async Task<Webhook> AddAsync()
    {
        var webhook = New();
        Assert.Equal(WebhookSaveResult.Saved, await Webhooks.SaveAsync(webhook, null, Cancel));
        return webhook;
    }
}
