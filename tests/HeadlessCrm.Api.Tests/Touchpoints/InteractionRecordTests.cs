namespace HeadlessCrm.Api.Tests.Touchpoints;

public sealed class InteractionRecordTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Document = """
        mutation Record($input: InteractionRecordInput!) {
          interactionRecord(input: $input) {
            interaction { id touchpoint channel reason occurredAt recordedAt dealerCode customer { displayName } }
            replayed
            errors { __typename ... on UserError { code message path } }
          }
        }
        """;

    [Fact]
    public async Task Records_a_meeting_with_a_customer_known_by_id_or_by_reference()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Met", externalRefs = new[] { new { system = "dms", id = "met-1" } } });

        var byId = await RecordAsync(new
        {
            customerId,
            touchpoint = "CALL_CENTRE",
            channel = "PHONE",
            reason = "asks for a quote",
            occurredAt = "2026-08-31T09:00:00-05:00",
            dealerCode = "L1",
            idempotencyKey = "met-1",
        });
        var byReference = await RecordAsync(new
        {
            customerExternalRef = new { system = "dms", id = "met-1" },
            touchpoint = "WEB",
            channel = "EMAIL",
            idempotencyKey = "met-2",
        });

        Assert.Equal(
            "{\"touchpoint\":\"CALL_CENTRE\",\"channel\":\"PHONE\",\"reason\":\"asks for a quote\",\"occurredAt\":\"2026-08-31T14:00:00Z\"," +
            "\"recordedAt\":\"2026-09-01T12:00:00Z\",\"dealerCode\":\"L1\",\"customer\":{\"displayName\":\"Met\"}}",
            "{" + byId["interactionRecord.interaction"].GetRawText()[(byId.Text("interactionRecord.interaction.id")!.Length + 9)..]);
        Assert.Equal("2026-09-01T12:00:00Z", byReference.Text("interactionRecord.interaction.occurredAt"));
        var list = await api.AskAsync(
            "query List($id: ID!) { customer(id: $id) { interactions { totalCount nodes { id } } } }", new { id = customerId });
        Assert.Equal("2", list.Text("customer.interactions.totalCount"));
        Assert.Contains(byId.Text("interactionRecord.interaction.id")!, list.Texts("customer.interactions.nodes", "id"));
    }

    [Fact]
    public async Task The_same_key_again_answers_as_the_first_time_and_records_nothing()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Twice" });
        var input = new { customerId, touchpoint = "WORKSHOP", channel = "VISIT", idempotencyKey = "twice" };

        var first = await RecordAsync(input);
        var second = await RecordAsync(input);
        var other = await RecordAsync(new { customerId, touchpoint = "SALE", channel = "VISIT", idempotencyKey = "twice" });

        Assert.Equal("False", first.Text("interactionRecord.replayed"));
        Assert.Equal("True", second.Text("interactionRecord.replayed"));
        Assert.Equal(first["interactionRecord.interaction"].GetRawText(), second["interactionRecord.interaction"].GetRawText());
        Assert.Equal("IDEMPOTENCY_KEY_REUSED", other.Text("interactionRecord.errors.0.code"));
        var list = await api.AskAsync("query List($id: ID!) { customer(id: $id) { interactions { totalCount } } }", new { id = customerId });
        Assert.Equal("1", list.Text("customer.interactions.totalCount"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_its_place()
    {
        var answer = await RecordAsync(new
        {
            touchpoint = "WORKSHOP",
            channel = "VISIT",
            reason = new string('x', 401),
            occurredAt = "2026-09-02T00:00:00Z",
            dealerCode = new string('x', 65),
            idempotencyKey = "wrong",
        });

        Assert.Equal("null", answer["interactionRecord.interaction"].GetRawText());
        Assert.Equal(
            ["[\"customerId\"]", "[\"reason\"]", "[\"dealerCode\"]", "[\"occurredAt\"]"],
            answer["interactionRecord.errors"].EnumerateArray().Select(error => error.GetProperty("path").GetRawText()));
        Assert.All(answer.Texts("interactionRecord.errors", "code"), code => Assert.Equal("INVALID_VALUE", code));
    }

    [Fact]
    public async Task A_customer_that_is_not_there_is_refused()
    {
        var answer = await RecordAsync(new
        {
            customerExternalRef = new { system = "dms", id = "nobody" },
            touchpoint = "WORKSHOP",
            channel = "VISIT",
            idempotencyKey = "nobody",
        });

        Assert.Equal("CustomerNotFound", answer.Text("interactionRecord.errors.0.__typename"));
        Assert.Equal("[\"customerExternalRef\"]", answer["interactionRecord.errors.0.path"].GetRawText());
    }

    private Task<Answer> RecordAsync(object input) => api.AskAsync(Document, new { input });
}
