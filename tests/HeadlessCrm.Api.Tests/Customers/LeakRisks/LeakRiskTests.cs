namespace HeadlessCrm.Api.Tests.Customers.LeakRisks;

public sealed class LeakRiskTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string OfferErrors = "errors { __typename ... on UserError { code message path } ... on RecoveryOfferClosed { status since } }";

    private const string Offer = $$"""
        mutation Offer($input: ComplaintOfferInput!) { complaintOffer(input: $input) { offer { id status validUntil } {{OfferErrors}} } }
        """;

    private const string Accept = $$"""
        mutation Accept($input: ComplaintOfferAcceptInput!) { complaintOfferAccept(input: $input) {
          replayed {{OfferErrors}} offer { id status answeredAt complaint { compensation { amount } version history { kind notes agent } } } } }
        """;

    private const string Decline = $$"""
        mutation Decline($input: ComplaintOfferDeclineInput!) { complaintOfferDecline(input: $input) {
          {{OfferErrors}} offer { id status declineReason complaint { compensation { amount } } } } }
        """;

    [Fact]
    public async Task An_offer_is_answered_once_and_what_is_taken_is_compensation()
    {
        var (_, complaintId) = await ComplainAsync("answered", "LOW");
        var taken = await OfferAsync(complaintId, "answered-1");
        var refused = await OfferAsync(complaintId, "answered-2");

        var accepted = await api.AskAsync(Accept, new { input = new { offerId = taken, agent = "rosa", idempotencyKey = "answered-3" } });
        var again = await api.AskAsync(Accept, new { input = new { offerId = taken, agent = "rosa", idempotencyKey = "answered-3" } });
        var twice = await api.AskAsync(Accept, new { input = new { offerId = taken, idempotencyKey = "answered-4" } }, "es");
        var declined = await api.AskAsync(Decline, new { input = new { offerId = refused, reason = "too little", idempotencyKey = "answered-5" } });
        var nameless = await api.AskAsync(Decline, new { input = new { offerId = refused, reason = " ", idempotencyKey = "answered-6" } });
        var unknown = await api.AskAsync(Accept, new { input = new { offerId = complaintId, idempotencyKey = "answered-7" } });

        Assert.Equal(
            $$$"""{"id":"{{{taken}}}","status":"ACCEPTED","answeredAt":"2026-09-01T12:00:00Z","complaint":{"compensation":{"amount":"5.00"},"version":2,"history":[{"kind":"OPENED","notes":null,"agent":null},{"kind":"OFFER_ACCEPTED","notes":"voucher","agent":"rosa"}]}}""",
            accepted["complaintOfferAccept.offer"].GetRawText());
        Assert.Equal(("True", taken), (again.Text("complaintOfferAccept.replayed"), again.Text("complaintOfferAccept.offer.id")));
        Assert.Equal(
            ("RECOVERY_OFFER_CLOSED", "ACCEPTED", "La oferta se aceptó el 2026-09-01T12:00:00Z; así queda."),
            (twice.Text("complaintOfferAccept.errors.0.code"), twice.Text("complaintOfferAccept.errors.0.status"), twice.Text("complaintOfferAccept.errors.0.message")));
        Assert.Equal(
            $$$$"""{"id":"{{{{refused}}}}","status":"DECLINED","declineReason":"too little","complaint":{"compensation":{"amount":"5.00"}}}""",
            declined["complaintOfferDecline.offer"].GetRawText());
        Assert.Equal("""["reason"]""", nameless["complaintOfferDecline.errors.0.path"].GetRawText());
        Assert.Equal("""["offerId"]""", unknown["complaintOfferAccept.errors.0.path"].GetRawText());
    }

    [Fact]
    public async Task A_risk_names_its_evidence_and_adds_up()
    {
        var (customerId, complaintId) = await ComplainAsync("leaving", "HIGH");
        var offerId = await OfferAsync(complaintId, "leaving-1");
        await api.AskAsync(Decline, new { input = new { offerId, reason = "too little", idempotencyKey = "leaving-2" } });

        var asked = await api.AskAsync(
            "query Risk($id: ID!) { customer(id: $id) { leakRisk { level score missing evidence { kind weight days severity subjectId complaint { id } rhythmDays } } } }",
            new { id = customerId });

        Assert.Equal(
            $$$"""
            {"level":"HIGH","score":58,"missing":["PURCHASE_RHYTHM"],"evidence":[
            {"kind":"OPEN_COMPLAINT","weight":"0.40","days":0,"severity":"HIGH","subjectId":"{{{complaintId}}}","complaint":{"id":"{{{complaintId}}}"},"rhythmDays":null},
            {"kind":"DECLINED_OFFER","weight":"0.30","days":0,"severity":"HIGH","subjectId":"{{{offerId}}}","complaint":{"id":"{{{complaintId}}}"},"rhythmDays":null}]}
            """.ReplaceLineEndings(string.Empty),
            asked["customer.leakRisk"].GetRawText());
    }

    [Fact]
    public async Task Of_a_list_all_risks_are_read_at_once()
    {
        await ComplainAsync("list-1", "CRITICAL");
        await ComplainAsync("list-2", "LOW");

        var asked = await api.AskAsync("{ customers(first: 50) { nodes { leakRisk { score level evidence { kind } } } } }");

        Assert.Contains("60", asked.Texts("customers.nodes", "leakRisk.score"));
        Assert.Contains("10", asked.Texts("customers.nodes", "leakRisk.score"));
    }

    private async Task<(string CustomerId, string ComplaintId)> ComplainAsync(string key, string severity)
    {
        var customerId = await api.AddCustomerAsync(new { displayName = key });
        await api.AddPurchaseAsync(customerId, "2026-08-01T00:00:00Z", "200", cost: "100");
        var opened = await api.AskAsync(
            "mutation Open($input: ComplaintOpenInput!) { complaintOpen(input: $input) { complaint { id } errors { ... on UserError { message } } } }",
            new { input = new { customerId, category = "A", severity, channel = "PHONE", subject = "Noise", idempotencyKey = key } });
        return (customerId, opened.Text("complaintOpen.complaint.id")!);
    }

    private async Task<string> OfferAsync(string complaintId, string key)
    {
        var made = await api.AskAsync(
            Offer, new { input = new { complaintId, description = "voucher", value = "5", currency = "USD", validUntil = "2026-09-30T00:00:00Z", idempotencyKey = key } });
        Assert.Equal("""{"id":"ID","status":"OPEN","validUntil":"2026-09-30T00:00:00Z"}""".Replace("ID", made.Text("complaintOffer.offer.id"), StringComparison.Ordinal), made["complaintOffer.offer"].GetRawText());
        return made.Text("complaintOffer.offer.id")!;
    }
}
