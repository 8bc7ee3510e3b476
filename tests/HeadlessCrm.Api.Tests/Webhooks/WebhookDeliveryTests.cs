using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.Api.Tests.Webhooks;

/// <summary>The built program posts to a server that accepts, fails, hangs, redirects and floods.</summary>
public sealed class WebhookDeliveryTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private Receiver receiver = null!;

    public async ValueTask InitializeAsync() => receiver = await Receiver.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await receiver.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Posts_what_a_subscriber_would_get_signed_and_named()
    {
        await using var node = await WebhookNode.StartAsync(folder.Path);
        await node.CreateAsync(receiver.Url + "/hook");
        var customer = await node.AddCustomerAsync("Ana");
        await node.VisitAsync(customer, "first service");

        await receiver.UntilAsync(all => all.Accepted.Count == 1, "the delivery was accepted");

        var delivery = Assert.Single(receiver.Requests);
        var page = await node.AskAsync(
            "{ feedEvents(types: [INTERACTION_RECORDED]) { nodes { id cursor ... on InteractionRecordedEvent { interaction { reason } } occurredAt } } }");
        var happened = page.GetProperty("feedEvents").GetProperty("nodes")[0];
        var id = happened.GetProperty("id").GetString()!;
        using var body = JsonDocument.Parse(delivery.Body);
        var posted = body.RootElement.GetProperty("data").GetProperty("feed");
        Assert.Equal("first service", posted.GetProperty("interaction").GetProperty("reason").GetString());
        Assert.Equal(happened.GetProperty("cursor").GetString(), posted.GetProperty("cursor").GetString());
        Assert.Equal(id, posted.GetProperty("id").GetString());
        Assert.Equal(id, delivery.Headers["webhook-id"]);
        Assert.Equal(id, delivery.Headers["ce-id"]);
        Assert.Equal("1.0", delivery.Headers["ce-specversion"]);
        Assert.Equal("urn:headlesscrm", delivery.Headers["ce-source"]);
        Assert.Equal("headlesscrm.interaction.recorded.v1", delivery.Headers["ce-type"]);
        Assert.Equal(customer, delivery.Headers["ce-subject"]);
        Assert.Equal("application/json; charset=utf-8", delivery.Headers["Content-Type"]);
        Assert.Equal(
            DateTimeOffset.Parse(happened.GetProperty("occurredAt").GetString()!, CultureInfo.InvariantCulture),
            DateTimeOffset.Parse(delivery.Headers["ce-time"], CultureInfo.InvariantCulture),
            TimeSpan.FromMilliseconds(1));
        var signed = Encoding.UTF8.GetBytes($"{id}.{delivery.Headers["webhook-timestamp"]}.{Encoding.UTF8.GetString(delivery.Body)}");
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(WebhookNode.Secret), signed);
        Assert.Equal("v1," + Convert.ToBase64String(expected), delivery.Headers["webhook-signature"]);
    }

    [Fact]
    public async Task Tries_again_in_order_for_a_customer_without_holding_up_the_others()
    {
        await using var node = await WebhookNode.StartAsync(folder.Path);
        var (ana, ben) = (await node.AddCustomerAsync("Ana"), await node.AddCustomerAsync("Ben"));
        var refusals = 5;
        receiver.Answer = (context, request) =>
        {
            var isRefused = request.Customer == ana && Interlocked.Decrement(ref refusals) >= 0;
            context.Response.StatusCode = isRefused ? 500 : 200;
            return Task.CompletedTask;
        };
        var webhook = await node.CreateAsync(receiver.Url);
        for (var visit = 1; visit <= 3; visit++)
        {
            await node.VisitAsync(ana, $"visit {visit}");
            await node.VisitAsync(ben, $"visit {visit}");
        }

        await receiver.UntilAsync(all => all.Accepted.Count == 6, "all six were accepted");

        Assert.Equal(["visit 1", "visit 2", "visit 3"], ReasonsOf(receiver.Accepted, ana));
        Assert.Equal(["visit 1", "visit 2", "visit 3"], ReasonsOf(receiver.Accepted, ben));

        // Nothing of Ana overtook what failed.
        Assert.Equal(5 + 3, receiver.Requests.Count(request => request.Customer == ana));
        Assert.Single(receiver.Requests.Where(request => request.Customer == ana).Take(6).Select(request => request.EventId).Distinct());
        var log = await node.UntilAsync(webhook, IsAllDelivered, "the log says so");
        var first = Deliveries(log).Single(delivery => delivery.GetProperty("attempts").GetInt32() == 6);
        Assert.Equal(
            [500, 500, 500, 500, 500, 200],
            first.GetProperty("tries").EnumerateArray().Select(attempt => attempt.GetProperty("statusCode").GetInt32()));
    }

    [Fact]
    public async Task Survives_a_target_that_hangs_redirects_for_ever_cuts_and_floods()
    {
        await using var node = await WebhookNode.StartAsync(folder.Path, ("Webhooks__Timeout", "00:00:08"));
        var answers = new Queue<Func<HttpContext, Task>>(
        [
            context => Task.Delay(Timeout.Infinite, context.RequestAborted),
            context =>
            {
                context.Response.Redirect(receiver.Url + "/again", permanent: false, preserveMethod: true);
                return Task.CompletedTask;
            },
            context =>
            {
                context.Abort();
                return Task.CompletedTask;
            },
            context =>
            {
                context.Response.StatusCode = 299;
                return context.Response.Body.WriteAsync(new byte[5_000_000], context.RequestAborted).AsTask();
            },
        ]);
        receiver.Answer = async (context, _) =>
        {
            Func<HttpContext, Task> answer;
            lock (answers)
            {
                answer = answers.Dequeue();
            }

            await answer(context);
        };
        var webhook = await node.CreateAsync(receiver.Url + "/hook");
        await node.VisitAsync(await node.AddCustomerAsync("Ana"), "once");

        var log = await node.UntilAsync(webhook, IsAllDelivered, "it was delivered in the end");

        Assert.All(receiver.Requests, request => Assert.Equal("/hook", request.Path));
        var tries = Assert.Single(Deliveries(log)).GetProperty("tries").EnumerateArray().ToArray();
        Assert.Equal(4, tries.Length);
        Assert.Equal("There was no answer within 8 s.", tries[0].GetProperty("fault").GetString());
        Assert.Equal("The target answered 307; redirects are not followed.", tries[1].GetProperty("fault").GetString());
        Assert.NotEmpty(tries[2].GetProperty("fault").GetString()!);
        Assert.Equal(JsonValueKind.Null, tries[3].GetProperty("fault").ValueKind);
        Assert.Equal(299, tries[3].GetProperty("statusCode").GetInt32());
    }

    [Fact]
    public async Task Gives_a_delivery_up_after_the_last_try_and_goes_on_with_the_next()
    {
        await using var node = await WebhookNode.StartAsync(folder.Path, ("Webhooks__MaxAttempts", "3"));
        var isDown = true;
        receiver.Answer = (context, request) =>
        {
            context.Response.StatusCode = isDown && Encoding.UTF8.GetString(request.Body).Contains("poison", StringComparison.Ordinal) ? 422 : 200;
            return Task.CompletedTask;
        };
        var webhook = await node.CreateAsync(receiver.Url);
        var ana = await node.AddCustomerAsync("Ana");
        await node.VisitAsync(ana, "poison");
        await node.VisitAsync(ana, "well");

        var log = await node.UntilAsync(
            webhook, all => Deliveries(all).Select(StateOf).Order(StringComparer.Ordinal).SequenceEqual(["DEAD", "DELIVERED"]), "one is dead, one delivered");
        isDown = false;
        var dead = Deliveries(log).Single(delivery => StateOf(delivery) == "DEAD");
        var retried = await node.AskAsync(
            "mutation Retry($id: ID!) { webhookDeliveryRetry(id: $id) { delivery { state } errors { ... on UserError { code } } } }",
            new { id = dead.GetProperty("id").GetString() });

        Assert.Equal("PENDING", retried.GetProperty("webhookDeliveryRetry").GetProperty("delivery").GetProperty("state").GetString());
        await node.UntilAsync(webhook, IsAllDelivered, "the dead one was delivered");
        Assert.Equal(["well", "poison"], ReasonsOf(receiver.Accepted, ana));
        var again = await node.AskAsync(
            "mutation Retry($id: ID!) { webhookDeliveryRetry(id: $id) { delivery { state } errors { ... on UserError { code } } } }",
            new { id = dead.GetProperty("id").GetString() });
        Assert.Equal(
            "WEBHOOK_DELIVERY_NOT_DEAD",
            again.GetProperty("webhookDeliveryRetry").GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(503, "TARGET_FAILING")]
    [InlineData(410, "TARGET_GONE")]
    public async Task Pauses_by_itself_and_loses_nothing_until_it_is_resumed(int status, string reason)
    {
        await using var node = await WebhookNode.StartAsync(folder.Path, ("Webhooks__PauseAfterFailures", "4"));
        var isDown = true;
        receiver.Answer = (context, _) =>
        {
            context.Response.StatusCode = isDown ? status : 200;
            return Task.CompletedTask;
        };
        var webhook = await node.CreateAsync(receiver.Url);
        var ana = await node.AddCustomerAsync("Ana");
        await node.VisitAsync(ana, "before");

        var paused = await node.UntilAsync(webhook, all => all.GetProperty("state").GetString() == "PAUSED", "it is paused");
        Assert.Equal(reason, paused.GetProperty("pauseReason").GetString());
        await node.VisitAsync(ana, "meanwhile");
        isDown = false;
        await node.AskAsync("mutation Resume($id: ID!) { webhookResume(id: $id) { webhook { state } } }", new { id = webhook });

        await receiver.UntilAsync(all => all.Accepted.Count == 2, "both were accepted");
        Assert.Equal(["before", "meanwhile"], ReasonsOf(receiver.Accepted, ana));
    }

    [Fact]
    public async Task Replays_from_a_cursor()
    {
        await using var node = await WebhookNode.StartAsync(folder.Path);
        var webhook = await node.CreateAsync(receiver.Url);
        var ana = await node.AddCustomerAsync("Ana");
        for (var visit = 1; visit <= 5; visit++)
        {
            await node.VisitAsync(ana, $"visit {visit}");
        }

        await receiver.UntilAsync(all => all.Accepted.Count == 5, "all were accepted");
        using var second = JsonDocument.Parse(receiver.Accepted[1].Body);
        var after = second.RootElement.GetProperty("data").GetProperty("feed").GetProperty("cursor").GetString();
        await node.AskAsync(
            "mutation Replay($id: ID!, $after: Cursor!) { webhookReplay(id: $id, after: $after) { webhook { id } errors { ... on UserError { code } } } }",
            new { id = webhook, after });

        await receiver.UntilAsync(all => all.Accepted.Count == 8, "three came again");
        Assert.Equal(
            ["visit 1", "visit 2", "visit 3", "visit 4", "visit 5", "visit 3", "visit 4", "visit 5"], ReasonsOf(receiver.Accepted, ana));
    }

    [Fact]
    public async Task Delivers_everything_though_the_program_is_killed_in_the_middle()
    {
        const int Visits = 60;
        await using (var first = await WebhookNode.StartAsync(folder.Path))
        {
            await first.CreateAsync(receiver.Url);
            var (ana, ben) = (await first.AddCustomerAsync("Ana"), await first.AddCustomerAsync("Ben"));
            for (var visit = 0; visit < Visits; visit++)
            {
                await first.VisitAsync(visit % 2 == 0 ? ana : ben, $"visit {visit}");
                if (visit == Visits / 2)
                {
                    await receiver.UntilAsync(all => all.Accepted.Count > 3, "some were accepted");
                }
            }

            await first.KillAsync();
        }

        await using var next = await WebhookNode.StartAsync(folder.Path, ("Webhooks__Lease", "00:00:01"));
        await receiver.UntilAsync(
            all => all.Accepted.Select(request => request.EventId).Distinct().Count() == Visits, "every event was accepted");

        foreach (var customer in receiver.Accepted.GroupBy(request => request.Customer))
        {
            var firsts = customer.DistinctBy(request => request.EventId).Select(Reason).ToArray();
            Assert.Equal(firsts.OrderBy(reason => int.Parse(reason["visit ".Length..], CultureInfo.InvariantCulture)), firsts);
        }
    }

    private static IEnumerable<string> ReasonsOf(IEnumerable<Received> requests, string customer) =>
        requests.Where(request => request.Customer == customer).Select(Reason);

    private static string Reason(Received request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return body.RootElement.GetProperty("data").GetProperty("feed").GetProperty("interaction").GetProperty("reason").GetString()!;
    }

    private static JsonElement.ArrayEnumerator Deliveries(JsonElement webhook) =>
        webhook.GetProperty("deliveries").GetProperty("nodes").EnumerateArray();

    private static string StateOf(JsonElement delivery) => delivery.GetProperty("state").GetString()!;

    private static bool IsAllDelivered(JsonElement webhook) =>
        Deliveries(webhook).Any() && Deliveries(webhook).All(delivery => StateOf(delivery) == "DELIVERED");
}
