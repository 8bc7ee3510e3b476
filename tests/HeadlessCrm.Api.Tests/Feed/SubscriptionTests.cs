using System.Net.WebSockets;
using System.Text.Json.Nodes;
using HeadlessCrm.Domain.Feed;
using Microsoft.Data.Sqlite;

namespace HeadlessCrm.Api.Tests.Feed;

/// <summary>Subscriptions as clients have them: over a real socket, from a real store.</summary>
public sealed class SubscriptionTests
{
    private const string WithContactPoints =
        "subscription($after: Cursor) { feed(after: $after) { customer { displayName contactPoints { value } } } }";

    private const string Feed = """
        subscription Feed($after: Cursor, $customerId: ID, $types: [FeedEventType!], $where: FeedEventFilter) {
          feed(after: $after, customerId: $customerId, types: $types, where: $where) { __typename id cursor customer { displayName } }
        }
        """;

    private const string Replay = """
        query Replay($after: Cursor, $customerId: ID) {
          feedEvents(after: $after, customerId: $customerId, first: 250) { nodes { id cursor } endCursor hasNextPage }
        }
        """;

    [Fact]
    public async Task Every_subscription_is_told_what_it_asked_for()
    {
        await using var server = await FeedServer.StartAsync();
        var ana = await server.Api.AddCustomerAsync(new { displayName = "Ana" });
        var ben = await server.Api.AddCustomerAsync(new { displayName = "Ben" });
        await using var all = await FeedSocket.SubscribeAsync(server, Feed);
        await using var ofAna = await FeedSocket.SubscribeAsync(
            server, "subscription($id: ID) { customerChanged(customerId: $id) { version isNew status customer { displayName } } }", new { id = ana });
        await using var transactions = await FeedSocket.SubscribeAsync(
            server, "subscription { transactionRecorded { net { amount } transaction { id } customer { id } } }");
        await using var interactions = await FeedSocket.SubscribeAsync(
            server,
            "subscription($dealer: String) { interactionRecorded(where: { dealerCode: { eq: $dealer } }) { touchpoint interaction { reason } } }",
            new { dealer = "L1" });
        await server.UntilSubscribedAsync(4);

        var bought = await server.Api.AddPurchaseAsync(ben, "2026-06-01T10:00:00Z", "100");
        await server.Api.AddInteractionAsync(ben, "not this one", "L2");
        await server.Api.AddInteractionAsync(ben, "this one", "L1");
        await server.Api.AddPurchaseAsync(ana, "2026-06-01T10:00:00Z", "5");

        Assert.Equal(
            """{"version":2,"isNew":false,"status":"CUSTOMER","customer":{"displayName":"Ana"}}""",
            (await ofAna.NextAsync("customerChanged")).ToJsonString());
        Assert.Equal(
            $$$"""{"net":{"amount":"100.00"},"transaction":{"id":"{{{bought}}}"},"customer":{"id":"{{{ben}}}"}}""",
            (await transactions.NextAsync("transactionRecorded")).ToJsonString());
        Assert.Equal(
            """{"touchpoint":"WORKSHOP","interaction":{"reason":"this one"}}""",
            (await interactions.NextAsync("interactionRecorded")).ToJsonString());
        Assert.Equal(
            ["CustomerChangedEvent", "CustomerChangedEvent", "InteractionRecordedEvent", "InteractionRecordedEvent", "TransactionRecordedEvent", "TransactionRecordedEvent"],
            (await all.TakeAsync(6, "feed", "__typename")).Order());
    }

    [Fact]
    public async Task A_client_that_lost_its_connection_goes_on_after_its_last_cursor()
    {
        await using var server = await FeedServer.StartAsync();
        var ana = await server.Api.AddCustomerAsync(new { displayName = "Ana" });
        var start = (await server.Api.AskAsync(Replay)).Text("feedEvents.endCursor");
        var (seen, after) = (new List<string>(), start);
        for (var connection = 0; connection < 4; connection++)
        {
            await using var client = await FeedSocket.SubscribeAsync(server, Feed, new { after });
            for (var i = 0; i < 5; i++)
            {
                await server.Api.AddInteractionAsync(ana);
            }

            // It takes some of what it was sent and no more.
            for (var i = 0; i < 3; i++)
            {
                var happened = await client.NextAsync("feed");
                seen.Add(happened["id"]!.ToString());
                after = happened["cursor"]!.ToString();
            }

            client.Socket.Abort();
        }

        await using var last = await FeedSocket.SubscribeAsync(server, Feed, new { after });
        seen.AddRange(await last.TakeAsync(8, "feed", "id"));
        var log = await server.Api.AskAsync(Replay, new { after = start });
        Assert.Equal(log.Texts("feedEvents.nodes", "id"), seen);
    }

    [Fact]
    public async Task Clients_that_begin_anywhere_while_others_write_all_read_the_log()
    {
        var settings = new Dictionary<string, string?> { ["Feed:LiveEvents"] = "4", ["Feed:ReplayPage"] = "3" };
        await using var server = await FeedServer.StartAsync(settings);
        var customers = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            customers.Add(await server.Api.AddCustomerAsync(new { displayName = $"Customer {i}" }));
        }

        var start = (await server.Api.AskAsync(Replay)).Text("feedEvents.endCursor");
        const int each = 30;
        var writing = customers.Select(async customer =>
        {
            for (var i = 0; i < each; i++)
            {
                await server.Api.AddInteractionAsync(customer);
            }
        }).ToList();
        var reading = customers.Select(customer => ((string?)customer, each)).Append((null, each * customers.Count)).Select(async of =>
        {
            var (customerId, count) = of;
            await using var client = await FeedSocket.SubscribeAsync(server, Feed, new { after = start, customerId });
            return (customerId, Events: await client.TakeAsync(count, "feed", "id"));
        }).ToList();
        await Task.WhenAll(writing);

        foreach (var read in reading)
        {
            var (customerId, events) = await read;
            var log = await server.Api.AskAsync(Replay, new { after = start, customerId });
            Assert.Equal(log.Texts("feedEvents.nodes", "id"), events);
        }
    }

    [Fact]
    public async Task A_hundred_subscribers_cost_one_reading_of_the_store_for_an_event()
    {
        await using var server = await FeedServer.StartAsync();
        var ana = await server.Api.AddCustomerAsync(new { displayName = "Ana" });
        var start = (await server.Api.AskAsync(Replay)).Text("feedEvents.endCursor");
        await using var connection = await FeedSocket.OpenAsync(server);
        for (var i = 0; i < 100; i++)
        {
            // Those who resume share with those who begin now: where they begin is nothing the response depends on.
            await connection.SubscribeAsync($"{i}", WithContactPoints, i % 2 == 0 ? null : new { after = start });
        }

        await server.UntilSubscribedAsync(100);
        using var trace = SqlTrace.Begin(server.DataFolder);
        await server.Api.AddInteractionAsync(ana);

        var received = new HashSet<string>();
        for (var i = 0; i < 100; i++)
        {
            var message = await connection.ReceiveAsync();
            Assert.Equal("Ana", message!["payload"]!["data"]!["feed"]!["customer"]!["displayName"]!.ToString());
            received.Add(message["id"]!.ToString());
        }

        Assert.Equal(100, received.Count);

        // Nobody else asks for contact points: neither the mutation nor the consumers of the feed.
        Assert.Single(trace.Statements, sql => sql.Contains("contact_points", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AAAA", "INVALID_CURSOR")]
    [InlineData("ahead", "CURSOR_AHEAD")]
    public async Task A_cursor_that_leads_nowhere_is_refused_with_a_code(string cursor, string code)
    {
        await using var server = await FeedServer.StartAsync();
        await server.Api.AddCustomerAsync(new { displayName = "Ana" });
        var after = cursor == "ahead" ? server.Cursors.Seal(new FeedPosition(0, 1_000_000)) : cursor;
        await using var client = await FeedSocket.SubscribeAsync(server, Feed, new { after });

        var message = await client.ReceiveAsync();

        Assert.Equal("error", message!["type"]!.ToString());
        Assert.Equal(code, message["payload"]![0]!["extensions"]!["code"]!.ToString());
        var answer = await server.Api.PostAsync(Replay, new { after });
        Assert.Equal(code, answer.Root.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_cursor_that_retention_has_overtaken_is_refused_with_a_code_and_the_horizon_is_not()
    {
        await using var server = await FeedServer.StartAsync();
        var ana = await server.Api.AddCustomerAsync(new { displayName = "Ana" });
        await server.Api.AddInteractionAsync(ana);
        var before = await server.Api.AskAsync(Replay);
        var after = before.Text("feedEvents.nodes.0.cursor");
        await server.Api.AddInteractionAsync(ana);
        Forget(server, events: 2);
        await using var client = await FeedSocket.SubscribeAsync(server, Feed, new { after });

        var message = await client.ReceiveAsync();

        Assert.Equal("CURSOR_EXPIRED", message!["payload"]![0]!["extensions"]!["code"]!.ToString());
        var answer = await server.Api.PostAsync(Replay, new { after });
        Assert.Equal("CURSOR_EXPIRED", answer.Root.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        var page = await server.Api.AskAsync("{ feedEvents { nodes { __typename } horizon { cursor oldestAt } } }");
        Assert.Equal(["InteractionRecordedEvent"], page.Texts("feedEvents.nodes", "__typename"));
        await client.SubscribeAsync("2", Feed, new { after = page.Text("feedEvents.horizon.cursor") });
        Assert.Equal("InteractionRecordedEvent", (await client.NextAsync("feed"))["__typename"]!.ToString());
    }

    [Fact]
    public async Task A_subscription_with_two_roots_is_refused()
    {
        await using var server = await FeedServer.StartAsync();
        await using var client = await FeedSocket.SubscribeAsync(server, "subscription { feed { id } customerChanged { id } }");

        var message = await client.ReceiveAsync();

        Assert.Equal("error", message!["type"]!.ToString());
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", message["payload"]![0]!["extensions"]!["code"]!.ToString());
        Assert.Equal(0, server.Tail.Readers);
    }

    [Fact]
    public async Task Ten_thousand_subscriptions_of_one_connection_are_cut_to_a_bound()
    {
        await using var server = await FeedServer.StartAsync();
        await using var client = await FeedSocket.OpenAsync(server);
        const int bound = 100;
        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                await client.SubscribeAsync($"{i}", "subscription { feed { id } }");
            }
        });

        var refused = 0;
        while (refused < 10_000 - bound)
        {
            var message = await client.ReceiveAsync();
            Assert.Equal("TOO_MANY_OPERATIONS", message!["payload"]![0]!["extensions"]!["code"]!.ToString());
            refused++;
        }

        await sending;
        await server.UntilSubscribedAsync(bound);
    }

    [Fact]
    public async Task A_server_that_stops_says_how_to_go_on_and_the_next_one_does()
    {
        await using var server = await FeedServer.StartAsync();
        var ana = await server.Api.AddCustomerAsync(new { displayName = "Ana" });
        await using var client = await FeedSocket.SubscribeAsync(server, Feed);
        await server.UntilSubscribedAsync(1);
        await server.Api.AddInteractionAsync(ana);
        var after = (await client.NextAsync("feed"))["cursor"]!.ToString();
        await server.Api.AddInteractionAsync(ana);
        await client.NextAsync("feed");

        var stopping = server.StopAsync();
        Assert.Null(await client.ReceiveAsync());
        Assert.Equal(
            (WebSocketCloseStatus.EndpointUnavailable, "Going away: connect again and resume after the last cursor"),
            (client.Socket.CloseStatus, client.Socket.CloseStatusDescription));
        await client.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await stopping;

        await using var next = await FeedServer.StartAsync(after: server);
        await using var again = await FeedSocket.SubscribeAsync(next, Feed, new { after });
        Assert.Equal("InteractionRecordedEvent", (await again.NextAsync("feed"))["__typename"]!.ToString());
    }

    [Fact]
    public async Task A_selection_of_the_interface_is_answered_for_every_type()
    {
        await using var server = await FeedServer.StartAsync();
        var ana = await server.Api.AddCustomerAsync(new { displayName = "Ana" });
        await server.Api.AddPurchaseAsync(ana, "2026-06-01T10:00:00Z", "100");
        var page = await server.Api.AskAsync("{ feedEvents { horizon { cursor } nodes { id type recordedAt occurredAt customerId } } }");
        await using var client = await FeedSocket.SubscribeAsync(
            server,
            "subscription($after: Cursor) { feed(after: $after) { id type recordedAt occurredAt customerId } }",
            new { after = page.Text("feedEvents.horizon.cursor") });

        var events = new JsonArray();
        for (var i = page["feedEvents.nodes"].GetArrayLength(); i > 0; i--)
        {
            events.Add((await client.NextAsync("feed")).DeepClone());
        }

        Assert.Equal(page["feedEvents.nodes"].GetRawText(), events.ToJsonString());
    }

    /// <summary>Takes the oldest events as retention does.</summary>
    private static void Forget(FeedServer server, int events)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(server.DataFolder, "crm.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "UPDATE feed_state SET horizon_sequence = (SELECT sequence FROM feed_events ORDER BY sequence LIMIT 1 OFFSET $last);" +
            "DELETE FROM feed_events WHERE sequence <= (SELECT horizon_sequence FROM feed_state)";
        command.Parameters.AddWithValue("$last", events - 1);
        command.ExecuteNonQuery();
    }
}
