using System.Text.Json;

namespace HeadlessCrm.Api.Tests.Feed;

public sealed class FeedEventsTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Document = """
        query Replay($after: Cursor, $types: [FeedEventType!], $customerId: ID, $where: FeedEventFilter, $first: Int) {
          feedEvents(after: $after, types: $types, customerId: $customerId, where: $where, first: $first) {
            nodes {
              __typename id cursor type occurredAt recordedAt dealerCode customerId customer { displayName }
              ... on CustomerChangedEvent { version isNew status }
              ... on TransactionRecordedEvent { kind net { amount currency } transaction { id } transactionId }
              ... on TransactionReversedEvent { net { amount } transaction { isReversed } }
              ... on InteractionRecordedEvent { touchpoint channel interaction { id reason } interactionId }
            }
            endCursor
            hasNextPage
            horizon { cursor oldestAt }
          }
        }
        """;

    [Fact]
    public async Task Tells_what_happened_in_its_order_with_what_it_leads_to()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Told" });
        var bought = await api.AddPurchaseAsync(customerId, "2026-06-01T10:00:00Z", "100", dealerCode: "L1");
        var met = await api.AddInteractionAsync(customerId, reason: "service");
        await ReverseAsync(bought);

        var page = await ReplayAsync(new { customerId });

        Assert.Equal(
            ["CustomerChangedEvent", "TransactionRecordedEvent", "CustomerChangedEvent", "InteractionRecordedEvent", "TransactionReversedEvent"],
            page.Texts("feedEvents.nodes", "__typename"));
        Assert.All(page.Texts("feedEvents.nodes", "customer.displayName"), name => Assert.Equal("Told", name));
        Assert.All(page.Texts("feedEvents.nodes", "customerId"), id => Assert.Equal(customerId, id));
        Assert.All(page.Texts("feedEvents.nodes", "id"), id => Assert.StartsWith("evt_", id, StringComparison.Ordinal));
        var created = Event(page, "CustomerChangedEvent");
        Assert.Equal((1, true, "PROSPECT"), (created.GetProperty("version").GetInt32(), created.GetProperty("isNew").GetBoolean(), created.GetProperty("status").GetString()));
        var recorded = Event(page, "TransactionRecordedEvent");
        Assert.Equal("""{"amount":"100.00","currency":"USD"}""", recorded.GetProperty("net").GetRawText());
        Assert.Equal((bought, bought), (recorded.GetProperty("transactionId").GetString(), recorded.GetProperty("transaction").GetProperty("id").GetString()));
        Assert.Equal(
            ("SALE", "L1", "2026-06-01T10:00:00Z", "2026-09-01T12:00:00Z"),
            (Text(recorded, "kind"), Text(recorded, "dealerCode"), Text(recorded, "occurredAt"), Text(recorded, "recordedAt")));
        var reversed = Event(page, "TransactionReversedEvent");
        Assert.Equal("""{"isReversed":true}""", reversed.GetProperty("transaction").GetRawText());
        var interaction = Event(page, "InteractionRecordedEvent");
        Assert.Equal((met, met), (Text(interaction, "interactionId"), Text(interaction.GetProperty("interaction"), "id")));
        Assert.Equal(("WORKSHOP", "VISIT"), (Text(interaction, "touchpoint"), Text(interaction, "channel")));
    }

    [Fact]
    public async Task Pages_come_to_the_same_as_the_whole()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Paged" });
        for (var i = 0; i < 7; i++)
        {
            await api.AddInteractionAsync(customerId);
        }

        var whole = await ReplayAsync(new { customerId, first = 250 });
        var ids = new List<string>();
        string? after = null;
        bool hasNext;
        do
        {
            var page = await ReplayAsync(new { customerId, after, first = 3 });
            ids.AddRange(page.Texts("feedEvents.nodes", "id"));
            after = page.Text("feedEvents.endCursor");
            hasNext = page["feedEvents.hasNextPage"].GetBoolean();
        }
        while (hasNext);

        Assert.Equal(8, ids.Count);
        Assert.Equal(whole.Texts("feedEvents.nodes", "id"), ids);
        var rest = await ReplayAsync(new { customerId, after });
        Assert.Equal("[]", rest["feedEvents.nodes"].GetRawText());
        Assert.Equal("False", rest.Text("feedEvents.hasNextPage"));
    }

    [Fact]
    public async Task Chooses_by_type_and_by_filter()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Chosen" });
        await api.AddInteractionAsync(customerId, dealerCode: "L1");
        await api.AddInteractionAsync(customerId, dealerCode: "L2");

        var byType = await ReplayAsync(new { customerId, types = new[] { "CUSTOMER_CHANGED" } });
        var byDealer = await ReplayAsync(new { where = new { customerId = new { eq = customerId }, dealerCode = new { @in = new[] { "L2" } } } });
        var byBoth = await ReplayAsync(new { customerId, where = new { not = new { type = new { eq = "CUSTOMER_CHANGED" } }, dealerCode = new { eq = "L1" } } });

        Assert.Equal(["CustomerChangedEvent"], byType.Texts("feedEvents.nodes", "__typename"));
        Assert.Equal(["L2"], byDealer.Texts("feedEvents.nodes", "dealerCode"));
        Assert.Equal(["L1"], byBoth.Texts("feedEvents.nodes", "dealerCode"));
    }

    [Fact]
    public async Task Shows_from_where_on_it_is_kept()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "First" });
        await api.AddInteractionAsync(customerId);

        var page = await ReplayAsync(new { first = 1 });
        var fromHorizon = await ReplayAsync(new { after = page.Text("feedEvents.horizon.cursor"), first = 1 });

        Assert.Equal(page.Texts("feedEvents.nodes", "id"), fromHorizon.Texts("feedEvents.nodes", "id"));
        Assert.Equal("2026-09-01T12:00:00Z", page.Text("feedEvents.horizon.oldestAt"));
    }

    [Fact]
    public async Task A_cursor_that_is_none_of_the_feed_is_refused()
    {
        await api.AddCustomerAsync(new { displayName = "Listed" });
        var genuine = (await ReplayAsync(new { first = 1 })).Text("feedEvents.endCursor")!;
        var ofAList = (await api.AskAsync("{ customers(first: 1) { pageInfo { endCursor } } }")).Text("customers.pageInfo.endCursor")!;
        var altered = (genuine[0] == 'A' ? 'B' : 'A') + genuine[1..];
        foreach (var cursor in new[] { "", "nonsense", new string('A', 9000), genuine[..^2], altered, ofAList })
        {
            var answer = await api.PostAsync(Document, new { after = cursor });

            Assert.Equal("INVALID_CURSOR", Code(answer));
        }
    }

    [Theory]
    [InlineData("{ feedEvents(first: 0) { endCursor } }", "INVALID_PAGE")]
    [InlineData("{ feedEvents(first: 251) { endCursor } }", "INVALID_PAGE")]
    [InlineData("{ feedEvents(types: []) { endCursor } }", "INVALID_VALUE")]
    [InlineData("{ feedEvents(customerId: \"evt_AZPmB1wqcAC2vT1XW3v9Yw\") { endCursor } }", "INVALID_VALUE")]
    [InlineData("{ feedEvents(where: { dealerCode: { eq: null } }) { endCursor } }", "INVALID_FILTER")]
    public async Task What_cannot_be_asked_is_refused(string document, string code) =>
        Assert.Equal(code, Code(await api.PostAsync(document)));

    private static string? Code(Answer answer) =>
        answer.Root.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    private static string? Text(JsonElement from, string name) => from.GetProperty(name).GetString();

    private static JsonElement Event(Answer page, string type) =>
        page["feedEvents.nodes"].EnumerateArray().First(node => Text(node, "__typename") == type);

    private Task<Answer> ReplayAsync(object variables) => api.AskAsync(Document, variables);

    private async Task ReverseAsync(string transactionId)
    {
        var answer = await api.AskAsync(
            "mutation Reverse($input: TransactionReverseInput!) { transactionReverse(input: $input) { errors { ... on UserError { message } } } }",
            new { input = new { transactionId, idempotencyKey = $"reverse-{transactionId}" } });
        Assert.Equal("[]", answer["transactionReverse.errors"].GetRawText());
    }
}
