using HeadlessCrm.Domain.Touchpoints.Complaints;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Api.Tests.Touchpoints.Complaints;

public sealed class ComplaintTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Fields =
        """
        { complaint { id status contactCount reopenedCount version resolution compensation { amount currency }
            response { dueAt metAt state } resolutionTime { dueAt metAt state } isFirstContactResolution
            history { kind channel direction agent notes } customer { displayName } dealerCode }
          replayed
          errors { __typename ... on UserError { code message path } ... on ComplaintStateConflict { status }
            ... on ComplaintVersionConflict { current { version } } } }
        """;

    private const string Open = $"mutation Open($input: ComplaintOpenInput!) {{ complaintOpen(input: $input) {Fields} }}";
    private const string Contact = $"mutation Contact($input: ComplaintContactInput!) {{ complaintContact(input: $input) {Fields} }}";
    private const string Resolve = $"mutation Resolve($input: ComplaintResolveInput!) {{ complaintResolve(input: $input) {Fields} }}";
    private const string Reopen = $"mutation Reopen($input: ComplaintReopenInput!) {{ complaintReopen(input: $input) {Fields} }}";
    private const string Close = $"mutation Close($input: ComplaintCloseInput!) {{ complaintClose(input: $input) {Fields} }}";

    [Fact]
    public async Task A_complaint_is_opened_answered_resolved_opened_again_and_closed()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Complains" });
        var id = await OpenAsync(new
        {
            customerId, category = "WORKSHOP", severity = "HIGH", channel = "PHONE", subject = "Noise", dealerCode = "L1", idempotencyKey = "life",
        });

        var contact = await api.AskAsync(
            Contact, new { input = new { complaintId = id, channel = "EMAIL", notes = "sorry", agent = "rosa", idempotencyKey = "life-1" } });
        var resolved = await api.AskAsync(Resolve, new
        {
            input = new { complaintId = id, resolution = "tightened", compensation = "12.50", currency = "USD", idempotencyKey = "life-2" },
        });
        var reopened = await api.AskAsync(Reopen, new { input = new { complaintId = id, notes = "again", expectedVersion = 3, idempotencyKey = "life-3" } });
        await api.AskAsync(Resolve, new { input = new { complaintId = id, resolution = "replaced", idempotencyKey = "life-4" } });
        var closed = await api.AskAsync(Close, new { input = new { complaintId = id, idempotencyKey = "life-5" } });

        Assert.Equal("""{"dueAt":"2026-09-01T16:00:00Z","metAt":"2026-09-01T12:00:00Z","state":"KEPT"}""", contact["complaintContact.complaint.response"].GetRawText());
        Assert.Equal("2", contact.Text("complaintContact.complaint.contactCount"));
        Assert.Equal("""{"amount":"12.50","currency":"USD"}""", resolved["complaintResolve.complaint.compensation"].GetRawText());
        Assert.Equal("False", resolved.Text("complaintResolve.complaint.isFirstContactResolution"));
        Assert.Equal("""{"dueAt":"2026-09-05T00:00:00Z","metAt":null,"state":"PENDING"}""", reopened["complaintReopen.complaint.resolutionTime"].GetRawText());
        Assert.Equal("CLOSED", closed.Text("complaintClose.complaint.status"));
        Assert.Equal(
            ["OPENED", "CONTACT", "RESOLVED", "REOPENED", "RESOLVED", "CLOSED"], closed.Texts("complaintClose.complaint.history", "kind"));
        var list = await api.AskAsync(
            """
            query List($id: ID!) {
              customer(id: $id) { complaints(where: { status: { eq: CLOSED } }) { totalCount nodes { id } } }
              complaints(where: { dealerCode: { eq: "L1" }, severity: { in: [HIGH, CRITICAL] } }, orderBy: [{ field: RESOLUTION_DUE_AT }]) { nodes { id subject } }
              feedEvents(customerId: $id, types: [COMPLAINT_OPENED, COMPLAINT_RESOLVED]) {
                nodes { type dealerCode ... on ComplaintOpenedEvent { category severity complaint { id } } ... on ComplaintResolvedEvent { contactCount compensation { amount } complaintId } } }
            }
            """,
            new { id = customerId });
        Assert.Equal(id, list.Text("customer.complaints.nodes.0.id"));
        Assert.Equal(id, list.Text("complaints.nodes.0.id"));
        Assert.Equal(
            $$$"""[{"type":"COMPLAINT_OPENED","dealerCode":"L1","category":"WORKSHOP","severity":"HIGH","complaint":{"id":"{{{id}}}"}},{"type":"COMPLAINT_RESOLVED","dealerCode":"L1","contactCount":2,"compensation":{"amount":"12.50"},"complaintId":"{{{id}}}"},{"type":"COMPLAINT_RESOLVED","dealerCode":"L1","contactCount":2,"compensation":{"amount":"12.50"},"complaintId":"{{{id}}}"}]""",
            list["feedEvents.nodes"].GetRawText());
    }

    [Fact]
    public async Task What_cannot_follow_is_refused_with_where_the_complaint_stands()
    {
        var id = await OpenAsync(await NewAsync("stuck"));

        var closed = await api.AskAsync(Close, new { input = new { complaintId = id, idempotencyKey = "stuck-1" } });
        var inSpanish = await api.AskAsync(Reopen, new { input = new { complaintId = id, idempotencyKey = "stuck-2" } }, "es-PE");
        var old = await api.AskAsync(Contact, new { input = new { complaintId = id, channel = "PHONE", expectedVersion = 7, idempotencyKey = "stuck-3" } });
        var unknown = await api.AskAsync(
            Close, new { input = new { complaintId = "cpl_AZPmB1wqcAC2vT1XW3v9Yw", idempotencyKey = "stuck-4" } });
        var mixedUp = await api.AskAsync(Close, new { input = new { complaintId = "cus_AZPmB1wqcAC2vT1XW3v9Yw", idempotencyKey = "stuck-5" } });

        Assert.Equal("COMPLAINT_STATE_CONFLICT", closed.Text("complaintClose.errors.0.code"));
        Assert.Equal("OPEN", closed.Text("complaintClose.errors.0.status"));
        Assert.StartsWith($"La queja {id} está en OPEN", inSpanish.Text("complaintReopen.errors.0.message"), StringComparison.Ordinal);
        Assert.Equal("1", old.Text("complaintContact.errors.0.current.version"));
        Assert.Equal("There is no complaint cpl_AZPmB1wqcAC2vT1XW3v9Yw; check the id.", unknown.Text("complaintClose.errors.0.message"));
        Assert.Equal("INVALID_VALUE", mixedUp.Text("complaintClose.errors.0.code"));
    }

    [Fact]
    public async Task The_same_key_again_counts_no_contact_twice()
    {
        var id = await OpenAsync(await NewAsync("twice"));
        var input = new { complaintId = id, channel = "PHONE", idempotencyKey = "twice-1" };

        var first = await api.AskAsync(Contact, new { input });
        var second = await api.AskAsync(Contact, new { input });
        var other = await api.AskAsync(Contact, new { input = new { complaintId = id, channel = "EMAIL", idempotencyKey = "twice-1" } });

        Assert.Equal("2", second.Text("complaintContact.complaint.contactCount"));
        Assert.Equal(("False", "True"), (first.Text("complaintContact.replayed"), second.Text("complaintContact.replayed")));
        Assert.Equal("IDEMPOTENCY_KEY_REUSED", other.Text("complaintContact.errors.0.code"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_its_place()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Wrong" });
        var other = await api.AddCustomerAsync(new { displayName = "Other" });
        var transactionId = await api.AddPurchaseAsync(other, "2026-06-01T00:00:00Z", "10");

        var opened = await api.AskAsync(Open, new
        {
            input = new { category = " ", channel = "PHONE", subject = new string('x', 201), openedAt = "2026-09-02T00:00:00Z", idempotencyKey = "wrong-1" },
        });
        var foreign = await api.AskAsync(
            Open, new { input = new { customerId, transactionId, category = "A", channel = "PHONE", subject = "x", idempotencyKey = "wrong-2" } });
        var id = await OpenAsync(await NewAsync("wrong"));
        var resolved = await api.AskAsync(
            Resolve, new { input = new { complaintId = id, resolution = "x", compensation = "1.005", currency = "USD", idempotencyKey = "wrong-3" } });

        Assert.Equal(
            ["""["customerId"]""", """["category"]""", """["subject"]""", """["openedAt"]"""],
            opened["complaintOpen.errors"].EnumerateArray().Select(error => error.GetProperty("path").GetRawText()));
        Assert.Equal("""["transactionId"]""", foreign["complaintOpen.errors.0.path"].GetRawText());
        Assert.Equal("""["compensation"]""", resolved["complaintResolve.errors.0.path"].GetRawText());
    }

    [Fact]
    public async Task A_promise_that_was_not_kept_is_a_breach_and_told_of_valuable_customers()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Valuable" });
        await api.AddPurchaseAsync(customerId, "2026-06-01T00:00:00Z", "9000");
        var id = await OpenAsync(new { customerId, category = "A", channel = "PHONE", subject = "Noise", idempotencyKey = "promise" });
        const string Document = """
            mutation Commit($input: ComplaintCommitInput!) {
              complaintCommit(input: $input) { commitment { id state complaint { id } } errors { ... on UserError { path } } } }
            """;
        var commit = await api.AskAsync(Document, new { input = new { complaintId = id, promise = "call", dueAt = "2026-09-01T13:00:00Z", idempotencyKey = "promise-1" } });
        var past = await api.AskAsync(Document, new { input = new { complaintId = id, promise = "call", dueAt = "2026-09-01T12:00:00Z", idempotencyKey = "promise-2" } });
        Assert.Equal("PENDING", commit.Text("complaintCommit.commitment.state"));
        Assert.Equal("""["dueAt"]""", past["complaintCommit.errors.0.path"].GetRawText());
        await api.AskAsync("{ customers(where: { totalSpend: { gt: 1 } }) { totalCount } }");

        api.Clock.Now = CrmApi.Start.AddHours(2);
        var watch = api.Services.GetRequiredService<WatchCommitments>();
        Assert.Equal(1, await watch.ExecuteAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await watch.ExecuteAsync(TestContext.Current.CancellationToken));

        var answer = await api.AskAsync(
            """
            query Told($id: ID!, $customer: ID!) {
              complaint(id: $id) { commitments { state keptAt } }
              feedEvents(customerId: $customer, types: [COMMITMENT_BREACHED]) { nodes { occurredAt ... on CommitmentBreachedEvent { commitmentId dueAt } } } }
            """,
            new { id, customer = customerId });
        api.Clock.Now = CrmApi.Start;
        Assert.Equal("""[{"state":"BREACHED","keptAt":null}]""", answer["complaint.commitments"].GetRawText());
        Assert.Equal(
            $$"""[{"occurredAt":"2026-09-01T13:00:00Z","commitmentId":"{{commit.Text("complaintCommit.commitment.id")}}","dueAt":"2026-09-01T13:00:00Z"}]""",
            answer["feedEvents.nodes"].GetRawText());
    }

    [Fact]
    public async Task A_promise_is_kept_once()
    {
        var id = await OpenAsync(await NewAsync("keep"));
        var commit = await api.AskAsync(
            "mutation Commit($input: ComplaintCommitInput!) { complaintCommit(input: $input) { commitment { id } } }",
            new { input = new { complaintId = id, promise = "call", dueAt = "2026-09-03T13:00:00Z", idempotencyKey = "keep-1" } });
        const string Keep =
            "mutation Keep($input: ComplaintCommitmentKeepInput!) { complaintCommitmentKeep(input: $input) { commitment { state keptAt } replayed errors { ... on UserError { code } } } }";
        var commitmentId = commit.Text("complaintCommit.commitment.id");

        var kept = await api.AskAsync(Keep, new { input = new { commitmentId, idempotencyKey = "keep-2" } });
        var replayed = await api.AskAsync(Keep, new { input = new { commitmentId, idempotencyKey = "keep-2" } });
        var again = await api.AskAsync(Keep, new { input = new { commitmentId, idempotencyKey = "keep-3" } });
        var unknown = await api.AskAsync(Keep, new { input = new { commitmentId = "cmt_AZPmB1wqcAC2vT1XW3v9Yw", idempotencyKey = "keep-4" } });

        Assert.Equal("""{"state":"KEPT","keptAt":"2026-09-01T12:00:00Z"}""", kept["complaintCommitmentKeep.commitment"].GetRawText());
        Assert.Equal("True", replayed.Text("complaintCommitmentKeep.replayed"));
        Assert.Equal("INVALID_VALUE", again.Text("complaintCommitmentKeep.errors.0.code"));
        Assert.Equal("COMMITMENT_NOT_FOUND", unknown.Text("complaintCommitmentKeep.errors.0.code"));
    }

    [Fact]
    public async Task An_offer_beyond_what_the_margin_allows_is_refused_with_the_figures()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Margin" });
        await api.AddPurchaseAsync(customerId, "2026-06-01T00:00:00Z", "300", cost: "200");
        var id = await OpenAsync(new { customerId, category = "A", channel = "PHONE", subject = "Noise", idempotencyKey = "offer" });
        const string Offer = """
            mutation Offer($input: ComplaintOfferInput!) { complaintOffer(input: $input) {
              offer { description value { amount currency } }
              errors { __typename ... on UserError { code message path } ... on RecoveryOfferTooHigh { limit { amount } margin { amount } offeredBefore { amount } } } } }
            """;

        var made = await api.AskAsync(Offer, new { input = new { complaintId = id, description = "service", value = "15", currency = "USD", idempotencyKey = "offer-1" } });
        var tooHigh = await api.AskAsync(Offer, new { input = new { complaintId = id, description = "service", value = "5.01", currency = "USD", idempotencyKey = "offer-2" } });
        var foreign = await api.AskAsync(Offer, new { input = new { complaintId = id, description = "service", value = "1", currency = "PEN", idempotencyKey = "offer-3" } });

        Assert.Equal("""{"description":"service","value":{"amount":"15.00","currency":"USD"}}""", made["complaintOffer.offer"].GetRawText());
        Assert.Equal("RECOVERY_OFFER_TOO_HIGH", tooHigh.Text("complaintOffer.errors.0.code"));
        Assert.Equal(
            ("20.00", "100.00", "15.00"),
            (tooHigh.Text("complaintOffer.errors.0.limit.amount"), tooHigh.Text("complaintOffer.errors.0.margin.amount"), tooHigh.Text("complaintOffer.errors.0.offeredBefore.amount")));
        Assert.Equal("""["currency"]""", foreign["complaintOffer.errors.0.path"].GetRawText());
    }

    [Fact]
    public async Task Targets_that_are_set_hold_for_what_is_opened_from_then_on()
    {
        const string Set =
            "mutation Set($input: ComplaintTargetInput!) { complaintTargetSet(input: $input) { target { category severity response resolution isDefault } errors { ... on UserError { path } } } }";
        var set = await api.AskAsync(Set, new { input = new { category = "PAINT", response = "PT30M", resolution = "P2D" } });
        var wrong = await api.AskAsync(Set, new { input = new { category = "PAINT", response = "P1M", resolution = "P1DT1H" } });
        var customerId = await api.AddCustomerAsync(new { displayName = "Paint" });

        var opened = await api.AskAsync(
            Open, new { input = new { customerId, category = "PAINT", channel = "PHONE", subject = "x", idempotencyKey = "target" } });
        var targets = await api.AskAsync("{ complaintTargets { category severity isDefault } }");
        var removed = await api.AskAsync("mutation { one: complaintTargetRemove(category: \"PAINT\") { isRemoved } two: complaintTargetRemove(category: \"PAINT\") { isRemoved } }");

        Assert.Equal(
            """{"category":"PAINT","severity":null,"response":"PT30M","resolution":"P2D","isDefault":false}""", set["complaintTargetSet.target"].GetRawText());
        Assert.Equal(["response", "resolution"], wrong["complaintTargetSet.errors"].EnumerateArray().Select(error => error.GetProperty("path")[0].GetString()!));
        Assert.Equal("2026-09-01T12:30:00Z", opened.Text("complaintOpen.complaint.response.dueAt"));
        Assert.Equal("2026-09-04T00:00:00Z", opened.Text("complaintOpen.complaint.resolutionTime.dueAt"));
        Assert.Equal(["False", "True", "True", "True", "True"], targets.Texts("complaintTargets", "isDefault"));
        Assert.Equal(("True", "False"), (removed.Text("one.isRemoved"), removed.Text("two.isRemoved")));
    }

    private async Task<object> NewAsync(string key) => new
    {
        customerId = await api.AddCustomerAsync(new { displayName = key }), category = "A", channel = "PHONE", subject = "Noise", idempotencyKey = key,
    };

    private async Task<string> OpenAsync(object input)
    {
        var answer = await api.AskAsync(Open, new { input });
        Assert.Equal("[]", answer["complaintOpen.errors"].GetRawText());
        return answer.Text("complaintOpen.complaint.id")!;
    }
}
