namespace HeadlessCrm.Api.Tests.Customers.Intentions;

public sealed class PurchaseIntentionTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Vin = "1HGCM82633A004352";

    private const string Curves = """
        newCar { score reason evidence { input value points since vin } missing } renewal { score reason evidence { input value points since vin } missing }
        """;

    [Fact]
    public async Task Two_curves_show_what_counts_what_is_missing_and_what_they_were()
    {
        var ana = await api.AddCustomerAsync(new { givenName = "Ana" });
        var nothing = await api.AskAsync($"query Q($id: ID!) {{ customer(id: $id) {{ purchaseIntention {{ {Curves} }} }} }}", new { id = ana });
        Assert.Equal(
            """{"score":null,"reason":"NOTHING_KNOWN","evidence":[],"missing":["LIFE_STAGE","OWNERSHIP","HORIZON"]}""",
            nothing["customer.purchaseIntention.newCar"].GetRawText());
        Assert.Equal(
            """{"score":null,"reason":"NO_VEHICLE","evidence":[],"missing":["OWNERSHIP"]}""",
            nothing["customer.purchaseIntention.renewal"].GetRawText());

        await api.AskAsync(
            """
            mutation Tell($id: ID!, $vin: Vin!) {
              demographicsRecord(input: { customerId: $id, lifeStage: FAMILY }) { errors { __typename } }
              vehicleUpsert(input: { vin: $vin, make: "Honda", model: "Accord", idempotencyKey: "v" }) { errors { __typename } }
              vehiclePeriodBegin(input: { vin: $vin, customerId: $id, role: OWNER, since: "2022-03-01T00:00:00Z", idempotencyKey: "p" }) { errors { __typename } }
              first: odometerRecord(input: { vin: $vin, km: 70000, readAt: "2025-08-22T12:00:00Z", idempotencyKey: "o1" }) { errors { __typename } }
              second: odometerRecord(input: { vin: $vin, km: 95000, readAt: "2026-08-22T12:00:00Z", idempotencyKey: "o2" }) { errors { __typename } }
              quoteRecord(input: {
                customerId: $id, quotedAt: "2026-07-18T12:00:00Z", currency: "USD", lines: [{ productType: "CAR", quantity: "1", net: "20000" }], idempotencyKey: "q"
              }) { errors { __typename } }
              leadRecord(input: {
                customerId: $id, source: "web", receivedAt: "2026-06-03T12:00:00Z", tradeIn: { make: "Honda" }, idempotencyKey: "l"
              }) { errors { __typename } }
              interactionRecord(input: {
                customerId: $id, touchpoint: SALE, channel: VISIT, reason: "test drive", occurredAt: "2026-08-14T12:00:00Z", idempotencyKey: "i"
              }) { errors { __typename } }
              preferenceRecord(input: {
                customerId: $id, topic: "renewalHorizon", value: "P6M", kind: DECLARED, source: "survey", saidAt: "2026-08-01T00:00:00Z", idempotencyKey: "h"
              }) { errors { __typename } }
            }
            """,
            new { id = ana, vin = Vin });

        var known = await api.AskAsync(
            $"query Q($id: ID!) {{ customer(id: $id) {{ purchaseIntention {{ asOf {Curves} }} was: purchaseIntention(asOf: \"2026-07-01T00:00:00Z\") {{ {Curves} }} }} }}",
            new { id = ana });

        // 45 of 180 days since the quote, 90 since the lead, 18 of 90 since the visit.
        const string Now = "customer.purchaseIntention";
        Assert.Equal("2026-09-01T12:00:00Z", known.Text($"{Now}.asOf"));
        Assert.Equal(["2.5", "-1", "3", "0.8"], known.Texts($"{Now}.newCar.evidence", "points"));
        Assert.Equal("5.3", known.Text($"{Now}.newCar.score"));
        Assert.Equal(["LIFE_STAGE", "OWNERSHIP_AGE", "MILEAGE", "ANNUAL_MILEAGE", "QUOTES", "LEADS", "VISITS", "HORIZON"], known.Texts($"{Now}.renewal.evidence", "input"));
        Assert.Equal(["FAMILY", "4", "95000", "25000", "1", "1", "1", "P6M"], known.Texts($"{Now}.renewal.evidence", "value"));
        Assert.Equal(["1", "3.5", "1.5", "1", "2.25", "1.5", "0.6", "3"], known.Texts($"{Now}.renewal.evidence", "points"));
        Assert.Equal("10", known.Text($"{Now}.renewal.score"));
        Assert.Equal((Vin, "2022-03-01T00:00:00Z"), (known.Text($"{Now}.renewal.evidence.1.vin"), known.Text($"{Now}.renewal.evidence.1.since")));
        Assert.Empty(known[$"{Now}.renewal.missing"].EnumerateArray());

        // Two months before there was one reading, no quote, no visit and no word.
        Assert.Equal(["1", "3.5", "1", "2.55"], known.Texts("customer.was.renewal.evidence", "points"));
        Assert.Equal("8.1", known.Text("customer.was.renewal.score"));
        Assert.Equal(["ANNUAL_MILEAGE", "HORIZON"], known["customer.was.renewal.missing"].EnumerateArray().Select(one => one.GetString()));
    }

    [Fact]
    public async Task A_list_asks_no_more_of_the_store_than_one_customer()
    {
        foreach (var name in (string[])["Bea", "Cid", "Dan"])
        {
            await api.AddCustomerAsync(new { givenName = name });
        }

        async Task<int> CountAsync(params string[] names)
        {
            const string Query = $$"""
                query Many($names: [String!]) {
                  customers(where: { displayName: { in: $names } }) {
                    totalCount
                    nodes { purchaseIntention { {{Curves}} } canContact(channel: EMAIL, purpose: SURVEY) { decision } }
                  }
                }
                """;
            Assert.Equal($"{names.Length}", (await api.AskAsync(Query, new { names })).Text("customers.totalCount"));
            using var trace = await SqlTrace.BeginAsync(api);
            await api.AskAsync(Query, new { names });
            return trace.Statements.Count;
        }

        Assert.Equal(await CountAsync("Bea"), await CountAsync("Bea", "Cid", "Dan"));
    }
}
