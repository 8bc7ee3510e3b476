namespace HeadlessCrm.Api.Tests.Touchpoints.Timeline;

public sealed class TimelineTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Document = """
        query Timeline($id: ID!, $where: TimelineFilter, $first: Int, $after: String) {
          customer(id: $id) { timeline(where: $where, first: $first, after: $after) {
            totalCount pageInfo { hasNextPage endCursor }
            nodes { kind occurredAt subject { __typename ... on Visit { motive } ... on Transaction { net { amount } isReversed } ... on Complaint { category } } } } }
        }
        """;

    [Fact]
    public async Task Everything_that_happened_comes_newest_first_and_page_by_page()
    {
        var id = await api.AddCustomerAsync(new { displayName = "Timeline" });
        var bought = await api.AddPurchaseAsync(id, "2026-06-01T00:00:00Z", "10");
        await api.AddInteractionAsync(id, "asks");
        await api.AskAsync(
            "mutation Reverse($input: TransactionReverseInput!) { transactionReverse(input: $input) { errors { ... on UserError { message } } } }",
            new { input = new { transactionId = bought, reversedAt = "2026-07-01T00:00:00Z", idempotencyKey = "timeline-1" } });
        await api.AskAsync(
            "mutation Open($input: ComplaintOpenInput!) { complaintOpen(input: $input) { complaint { id } } }",
            new { input = new { customerId = id, category = "A", channel = "PHONE", subject = "x", openedAt = "2026-08-01T00:00:00Z", idempotencyKey = "timeline-2" } });

        var first = await api.AskAsync(Document, new { id, first = 3 });
        var second = await api.AskAsync(Document, new { id, first = 3, after = first.Text("customer.timeline.pageInfo.endCursor") });
        var reversals = await api.AskAsync(Document, new { id, where = new { kind = new { eq = "REVERSAL" } } });

        Assert.Equal("4", first.Text("customer.timeline.totalCount"));
        Assert.Equal(
            """[{"kind":"INTERACTION","occurredAt":"2026-09-01T12:00:00Z","subject":{"__typename":"Visit","motive":"asks"}},{"kind":"COMPLAINT","occurredAt":"2026-08-01T00:00:00Z","subject":{"__typename":"Complaint","category":"A"}},{"kind":"REVERSAL","occurredAt":"2026-07-01T00:00:00Z","subject":{"__typename":"Transaction","net":{"amount":"10.00"},"isReversed":true}}]""",
            first["customer.timeline.nodes"].GetRawText());
        Assert.Equal(["TRANSACTION"], second.Texts("customer.timeline.nodes", "kind"));
        Assert.Equal("False", second.Text("customer.timeline.pageInfo.hasNextPage"));
        Assert.Equal("1", reversals.Text("customer.timeline.totalCount"));
    }

    [Fact]
    public async Task Events_surveys_suggestions_and_merges_are_part_of_it_and_each_is_found_by_its_id()
    {
        var id = await api.AddCustomerAsync(new { displayName = "Whole" });
        var other = await api.AddCustomerAsync(new { displayName = "Other" });
        var made = await api.AskAsync(
            """
            mutation Make($id: ID!, $other: ID!) {
              marketingEventUpsert(input: { code: "TL", name: "TL", kind: CLUB, startsAt: "2026-10-01T00:00:00Z", endsAt: "2026-10-02T00:00:00Z", status: OPEN }) { errors { __typename } }
              marketingEventInvite(input: { eventCode: "TL", customers: [{ customerId: $id }], invitedAt: "2026-08-01T00:00:00Z" }) { errors { __typename } }
              marketingEventRegister(input: { eventCode: "TL", customerId: $id, registeredAt: "2026-08-02T00:00:00Z" }) { errors { __typename } }
              surveyUpsert(input: { name: "tl", title: "TL", questions: [{ key: "q", text: "?", kind: TEXT }], idempotencyKey: "tl-1" }) { survey { id } }
              suggestionRecord(input: { customerId: $id, text: "more light", receivedAt: "2026-08-03T00:00:00Z", idempotencyKey: "tl-2" }) { suggestion { id } }
              customerMerge(input: { keep: $id, merge: $other, idempotencyKey: "tl-3" }) { errors { __typename } } }
            """,
            new { id, other });
        await api.AskAsync(
            """
            mutation Answer($id: ID!, $survey: ID!, $suggestion: ID!) {
              surveyAnswer(input: { surveyId: $survey, customerId: $id, answers: [{ question: "q", values: ["a"] }], answeredAt: "2026-08-04T00:00:00Z", idempotencyKey: "tl-4" }) { errors { __typename } }
              suggestionAnswer(input: { suggestionId: $suggestion, answer: "yes", answeredBy: "rosa", answeredAt: "2026-08-05T00:00:00Z" }) { errors { __typename } } }
            """,
            new { id, survey = made.Text("surveyUpsert.survey.id"), suggestion = made.Text("suggestionRecord.suggestion.id") });

        var asked = await api.AskAsync(
            "query Whole($id: ID!) { customer(id: $id) { timeline { nodes { kind subject { __typename id } } } } }", new { id });
        var ids = asked.Texts("customer.timeline.nodes", "subject.id");
        var nodes = await api.AskAsync(
            "query Nodes($ids: [ID!]!) { nodes(ids: $ids) { __typename } }", new { ids = ids.Append(made.Text("surveyUpsert.survey.id")) });

        Assert.Equal(
            ["MERGE", "SUGGESTION_ANSWER", "SURVEY_RESPONSE", "SUGGESTION", "EVENT_REGISTRATION", "EVENT_INVITATION"],
            asked.Texts("customer.timeline.nodes", "kind"));
        Assert.Equal(id, ids[0]);
        Assert.Equal(
            ["Customer", "Suggestion", "SurveyResponse", "Suggestion", "EventRegistration", "EventInvitation", "Survey"],
            nodes.Texts("nodes", "__typename"));
    }

    [Fact]
    public async Task Returns_and_vehicles_that_came_and_went_are_part_of_it()
    {
        const string vin = "WVWZZZ1JZ3W386752";
        var id = await api.AddCustomerAsync(new { displayName = "Driver" });
        var bought = await api.AddPurchaseAsync(id, "2026-06-01T00:00:00Z", "10");
        var done = await api.AskAsync(
            """
            mutation All($return: TransactionReturnInput!, $vehicle: VehicleUpsertInput!, $begin: VehiclePeriodBeginInput!, $end: VehiclePeriodEndInput!) {
              transactionReturn(input: $return) { errors { ... on UserError { message } } }
              vehicleUpsert(input: $vehicle) { errors { ... on UserError { message } } }
              vehiclePeriodBegin(input: $begin) { errors { ... on UserError { message } } }
              vehiclePeriodEnd(input: $end) { errors { ... on UserError { message } } } }
            """,
            new
            {
                @return = new { transactionId = bought, lines = new[] { new { line = 0, quantity = "0.5" } }, returnedAt = "2026-06-02T00:00:00Z", idempotencyKey = "timeline-3" },
                vehicle = new { vin, make = "Volkswagen", model = "Golf" },
                begin = new { vin, customerId = id, role = "DRIVER", since = "2026-06-03T00:00:00Z", idempotencyKey = "timeline-4" },
                end = new { vin, customerId = id, role = "DRIVER", until = "2026-06-04T00:00:00Z", idempotencyKey = "timeline-5" },
            });
        Assert.All(
            (string[])["transactionReturn", "vehicleUpsert", "vehiclePeriodBegin", "vehiclePeriodEnd"],
            mutation => Assert.Equal("[]", done[$"{mutation}.errors"].GetRawText()));

        var answer = await api.AskAsync(Document, new { id, first = 9 });
        Assert.Equal(["VEHICLE_PERIOD_ENDED", "VEHICLE_PERIOD_BEGAN", "RETURN", "TRANSACTION"], answer.Texts("customer.timeline.nodes", "kind"));
        Assert.Equal(
            ["Vehicle", "Vehicle", "Transaction", "Transaction"],
            answer["customer.timeline.nodes"].EnumerateArray().Select(one => one.GetProperty("subject").GetProperty("__typename").GetString()));
    }

    [Fact]
    public async Task Timelines_of_many_customers_take_one_statement()
    {
        for (var i = 0; i < 3; i++)
        {
            await api.AddInteractionAsync(await api.AddCustomerAsync(new { displayName = $"Many {i}" }));
        }

        using var trace = await SqlTrace.BeginAsync(api);
        await api.AskAsync("{ customers { nodes { timeline { nodes { kind } } } } }");

        Assert.Equal(2, trace.Statements.Count);
    }
}
