namespace HeadlessCrm.Api.Tests.Touchpoints;

public sealed class InteractionKindsTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Record = """
        mutation Record($input: InteractionRecordInput!) {
          interactionRecord(input: $input) {
            interaction { __typename id touchpoint place { name } direction subject outcome agent notes endedAt productsOfInterest vehiclesOfInterest
              transaction { id } complaint { id } customer { displayName } dealer { name }
              ... on Visit { motive } ... on Call { answerSeconds qualityScore } ... on Message { threadId } ... on EventAttendance { eventCode } }
            replayed
            errors { __typename ... on UserError { code message path } }
          }
        }
        """;

    [Fact]
    public async Task Each_kind_is_a_type_of_its_own()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Kinds" });
        var transactionId = await api.AddPurchaseAsync(customerId, "2026-06-01T00:00:00Z", "10");
        await UpsertAsync(new { code = "SHOWROOM", kind = "SALE", name = "Showroom" });

        var visit = await RecordAsync(new
        {
            customerId, touchpointCode = "SHOWROOM", channel = "VISIT", reason = "test drive", direction = "INBOUND", subject = "pick-up", outcome = "quote",
            agent = "rosa", notes = "comes again", occurredAt = "2026-09-01T10:00:00Z", endedAt = "2026-09-01T11:00:00Z",
            productsOfInterest = new[] { "CAR" }, vehiclesOfInterest = new[] { "Accord", "Civic" }, transactionId, idempotencyKey = "kind-1",
        });
        var call = await RecordAsync(new
        {
            customerId, touchpoint = "CALL_CENTRE", channel = "PHONE", call = new { answerSeconds = 4, qualityScore = 90 }, idempotencyKey = "kind-2",
        });
        var message = await RecordAsync(new { customerId, touchpoint = "WEB", channel = "EMAIL", threadId = "t-1", idempotencyKey = "kind-3" });
        var attendance = await RecordAsync(new
        {
            customerId, kind = "EVENT_ATTENDANCE", touchpoint = "EVENT", channel = "VISIT", eventCode = "FAIR", idempotencyKey = "kind-4",
        });

        Assert.Equal(
            $$$"""{"__typename":"Visit","id":"{{{visit.Text("interactionRecord.interaction.id")}}}","touchpoint":"SALE","place":{"name":"Showroom"},"direction":"INBOUND","subject":"pick-up","outcome":"quote","agent":"rosa","notes":"comes again","endedAt":"2026-09-01T11:00:00Z","productsOfInterest":["CAR"],"vehiclesOfInterest":["Accord","Civic"],"transaction":{"id":"{{{transactionId}}}"},"complaint":null,"customer":{"displayName":"Kinds"},"dealer":null,"motive":"test drive"}""",
            visit["interactionRecord.interaction"].GetRawText());
        Assert.Equal(("Call", "4", "90"), (call.Text("interactionRecord.interaction.__typename"), call.Text("interactionRecord.interaction.answerSeconds"), call.Text("interactionRecord.interaction.qualityScore")));
        Assert.Equal(("Message", "t-1"), (message.Text("interactionRecord.interaction.__typename"), message.Text("interactionRecord.interaction.threadId")));
        Assert.Equal(("EventAttendance", "FAIR"), (attendance.Text("interactionRecord.interaction.__typename"), attendance.Text("interactionRecord.interaction.eventCode")));
        var list = await api.AskAsync(
            """
            query List($id: ID!, $visit: ID!) {
              customer(id: $id) { interactions(where: { kind: { in: [CALL, MESSAGE] } }, orderBy: [{ field: OCCURRED_AT }]) { totalCount nodes { __typename touchpoint } } }
              node(id: $visit) { __typename ... on Visit { motive } }
            }
            """,
            new { id = customerId, visit = visit.Text("interactionRecord.interaction.id") });
        Assert.Equal("2", list.Text("customer.interactions.totalCount"));
        Assert.Equal("test drive", list.Text("node.motive"));
    }

    [Fact]
    public async Task What_does_not_fit_the_kind_or_the_customer_is_refused()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Misfit" });
        var other = await api.AddCustomerAsync(new { displayName = "Other" });
        var transactionId = await api.AddPurchaseAsync(other, "2026-06-01T00:00:00Z", "10");

        var misfit = await RecordAsync(new
        {
            customerId, touchpoint = "WEB", channel = "EMAIL", call = new { answerSeconds = -1 }, eventCode = "FAIR", endedAt = "2026-08-01T00:00:00Z", idempotencyKey = "misfit-1",
        });
        var foreign = await RecordAsync(new { customerId, touchpoint = "WEB", channel = "EMAIL", transactionId, idempotencyKey = "misfit-2" });
        var unknown = await RecordAsync(new { customerId, touchpointCode = "NOWHERE", channel = "EMAIL", idempotencyKey = "misfit-3" });
        var nowhere = await RecordAsync(new { customerId, channel = "EMAIL", idempotencyKey = "misfit-4" });

        Assert.Equal(
            ["endedAt", "call", "eventCode", "call.answerSeconds"],
            misfit["interactionRecord.errors"].EnumerateArray().Select(error => string.Join('.', error.GetProperty("path").EnumerateArray().Select(part => part.GetString()))));
        Assert.Equal("""["transactionId"]""", foreign["interactionRecord.errors.0.path"].GetRawText());
        Assert.Equal("TOUCHPOINT_NOT_FOUND", unknown.Text("interactionRecord.errors.0.code"));
        Assert.Equal("""["touchpoint"]""", nowhere["interactionRecord.errors.0.path"].GetRawText());
    }

    [Fact]
    public async Task A_batch_answers_row_by_row_and_what_was_sent_before_as_the_first_time()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Offline" });
        object[] rows =
        [
            new { customerId, touchpoint = "SALE", channel = "VISIT", reason = "one", idempotencyKey = "tablet-1" },
            new { customerId, touchpoint = "SALE", channel = "VISIT", occurredAt = "2026-09-09T00:00:00Z", idempotencyKey = "tablet-2" },
            new { customerId, touchpoint = "SALE", channel = "VISIT", reason = "three", idempotencyKey = "tablet-3" },
            new { customerId, touchpoint = "SALE", channel = "VISIT", reason = "one", idempotencyKey = "tablet-1" },
        ];
        const string Document = """
            mutation Batch($interactions: [InteractionRecordInput!]!) { interactionBatchRecord(interactions: $interactions) {
              recordedCount replayedCount refusedCount results { replayed interaction { id reason } errors { ... on UserError { code path } } } } }
            """;

        var first = await api.AskAsync(Document, new { interactions = rows });
        var second = await api.AskAsync(Document, new { interactions = rows });
        var tooMany = await api.PostAsync(Document, new { interactions = Enumerable.Repeat(rows[0], 501) });

        Assert.Equal(("2", "1", "1"), Counts(first));
        Assert.Equal(("0", "3", "1"), Counts(second));
        Assert.Equal(["False", "False", "False", "True"], first.Texts("interactionBatchRecord.results", "replayed"));
        Assert.Equal(first.Text("interactionBatchRecord.results.0.interaction.id"), second.Text("interactionBatchRecord.results.3.interaction.id"));
        Assert.Equal("""["occurredAt"]""", second["interactionBatchRecord.results.1.errors.0.path"].GetRawText());
        Assert.Equal(["\"interactions\" has 501 rows; at most 500 are recorded at once. Send several batches."], tooMany.Messages);
    }

    [Fact]
    public async Task The_capture_rate_says_of_how_many_visits_motive_and_contact_are_known()
    {
        var known = await api.AddCustomerAsync(new { displayName = "Known", contactPoints = new[] { new { channel = "EMAIL", value = "a@x.pe" } } });
        var unreachable = await api.AddCustomerAsync(new { displayName = "Unreachable" });
        foreach (var (customerId, reason, key) in new[] { (known, "looks", "cap-1"), (known, null, "cap-2"), (unreachable, "looks", "cap-3") })
        {
            await RecordAsync(new { customerId, touchpoint = "SALE", channel = "VISIT", reason, dealerCode = "CAP", idempotencyKey = key });
        }

        await RecordAsync(new { customerId = known, touchpoint = "SALE", channel = "PHONE", dealerCode = "CAP", call = new { answerSeconds = 3, qualityScore = 75 }, idempotencyKey = "cap-4" });
        const string WalkIn = "mutation Walk($input: WalkInRecordInput!) { walkInRecord(input: $input) { walkIn { touchpoint dealerCode occurredAt } replayed errors { ... on UserError { code } } } }";
        var input = new { touchpoint = "SALE", dealerCode = "CAP", idempotencyKey = "cap-5" };
        var walkIn = await api.AskAsync(WalkIn, new { input });
        var again = await api.AskAsync(WalkIn, new { input });

        var answer = await api.AskAsync(
            """
            { captureRate(from: "2026-08-01T00:00:00Z", until: "2026-10-01T00:00:00Z", dealerCode: "CAP") { visits captured rate }
              none: captureRate(from: "2020-08-01T00:00:00Z", until: "2020-10-01T00:00:00Z") { visits rate }
              callQuality(from: "2026-08-01T00:00:00Z", until: "2026-10-01T00:00:00Z", dealerCode: "CAP") { dealerCode calls averageAnswerSeconds averageScore } }
            """);
        var wrong = await api.PostAsync("{ captureRate(from: \"2027-08-01T00:00:00Z\") { visits } }");

        Assert.Equal("""{"touchpoint":"SALE","dealerCode":"CAP","occurredAt":"2026-09-01T12:00:00Z"}""", walkIn["walkInRecord.walkIn"].GetRawText());
        Assert.Equal("True", again.Text("walkInRecord.replayed"));
        Assert.Equal("""{"visits":4,"captured":1,"rate":"0.25"}""", answer["captureRate"].GetRawText());
        Assert.Equal("""{"visits":0,"rate":null}""", answer["none"].GetRawText());
        Assert.Equal("""[{"dealerCode":"CAP","calls":1,"averageAnswerSeconds":"3","averageScore":"75"}]""", answer["callQuality"].GetRawText());
        Assert.Contains("before it begins", wrong.Messages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_registry_is_changed_by_code_and_version()
    {
        var added = await UpsertAsync(new { code = "WORKSHOP-1", kind = "WORKSHOP", name = "Workshop", department = "AFTERSALES", isMomentOfTruth = true });
        var changed = await UpsertAsync(new { code = "WORKSHOP-1", isActive = false, expectedVersion = 1 });
        var conflict = await UpsertAsync(new { code = "WORKSHOP-1", name = "x", expectedVersion = 1 });
        var incomplete = await UpsertAsync(new { code = "NEW" });

        var answer = await api.AskAsync("""{ touchpoints(isActive: false) { code } touchpoint(code: "WORKSHOP-1") { kind name department isMomentOfTruth isActive version } }""");
        Assert.Equal("1", added.Text("touchpointUpsert.touchpoint.version"));
        Assert.Equal("[]", changed["touchpointUpsert.errors"].GetRawText());
        Assert.Equal(("VERSION_CONFLICT", "2"), (conflict.Text("touchpointUpsert.errors.0.code"), conflict.Text("touchpointUpsert.errors.0.current.version")));
        Assert.Equal(["name", "kind"], incomplete["touchpointUpsert.errors"].EnumerateArray().Select(error => error.GetProperty("path")[0].GetString()!));
        Assert.Equal("""[{"code":"WORKSHOP-1"}]""", answer["touchpoints"].GetRawText());
        Assert.Equal(
            """{"kind":"WORKSHOP","name":"Workshop","department":"AFTERSALES","isMomentOfTruth":true,"isActive":false,"version":2}""", answer["touchpoint"].GetRawText());
    }

    private static (string?, string?, string?) Counts(Answer answer) => (
        answer.Text("interactionBatchRecord.recordedCount"),
        answer.Text("interactionBatchRecord.replayedCount"),
        answer.Text("interactionBatchRecord.refusedCount"));

    private Task<Answer> RecordAsync(object input) => api.AskAsync(Record, new { input });

    private Task<Answer> UpsertAsync(object input) => api.AskAsync(
        """
        mutation Upsert($input: TouchpointUpsertInput!) { touchpointUpsert(input: $input) { touchpoint { code version }
          errors { ... on UserError { code path } ... on TouchpointVersionConflict { current { version } } } } }
        """,
        new { input });
}
