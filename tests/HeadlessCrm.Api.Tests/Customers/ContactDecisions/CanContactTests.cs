using HeadlessCrm.Api.Identity;

namespace HeadlessCrm.Api.Tests.Customers.ContactDecisions;

public sealed class CanContactTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Decision = """
        decision at nextAllowedAt notJudged contactPoint { value } reasons { rule effect value limit until }
        """;

    [Fact]
    public async Task Every_rule_says_what_it_found_and_what_is_not_judged_is_named()
    {
        var ana = await api.AddCustomerAsync(new
        {
            givenName = "Ana",
            contactPoints = new object[] { new { channel = "EMAIL", value = "ana@example.com" }, new { channel = "MOBILE", value = "+51987654321", isPreferred = true } },
            contactTimes = new { frequency = "WEEKLY", days = new[] { "FRIDAY" }, from = "09:00", until = "18:00", timeZone = "America/Lima" },
        });
        await api.AskAsync(
            """
            mutation Send($id: ID!) {
              interactionRecord(input: {
                customerId: $id, touchpoint: WEB, channel: EMAIL, direction: OUTBOUND, occurredAt: "2026-08-31T15:00:00Z", idempotencyKey: "sent"
              }) { errors { __typename } }
            }
            """,
            new { id = ana });

        var asked = await api.AskAsync(
            $$"""
            query Can($id: ID!) {
              canContact(customer: $id, channel: EMAIL, purpose: MARKETING) { {{Decision}} }
              customer(id: $id) {
                fax: canContact(channel: FAX, purpose: SAFETY) { decision reasons { rule } contactPoint { value } }
                friday: canContact(channel: MOBILE, purpose: MARKETING, at: "2026-09-11T15:00:00Z") { decision reasons { rule } nextAllowedAt }
                reply: canContact(channel: EMAIL, purpose: TRANSACTION, at: "2026-09-04T15:00:00Z") { decision }
              }
            }
            """,
            new { id = ana });

        // A week after Monday is Monday; the next Friday, nine in Lima, is on the 11th.
        Assert.Equal(
            """
            {"decision":"LATER","at":"2026-09-01T12:00:00Z","nextAllowedAt":"2026-09-11T14:00:00Z","notJudged":["CONSENT","VALUE_CLASS"],"contactPoint":{"value":"ana@example.com"},"reasons":[{"rule":"PREFERRED_CHANNEL","effect":"ALLOWED","value":"EMAIL","limit":"MOBILE","until":null},{"rule":"FREQUENCY","effect":"LATER","value":"2026-08-31T15:00:00Z","limit":"WEEKLY","until":"2026-09-07T15:00:00Z"},{"rule":"CONTACT_TIMES","effect":"LATER","value":"TUESDAY 07:00 America/Lima","limit":"FRIDAY 09:00-18:00","until":"2026-09-04T14:00:00Z"}]}
            """,
            asked["canContact"].GetRawText());
        Assert.Equal("""{"decision":"REFUSED","reasons":[{"rule":"CONTACT_POINT"},{"rule":"PREFERRED_CHANNEL"}],"contactPoint":null}""", asked["customer.fax"].GetRawText());
        Assert.Equal("""{"decision":"ALLOWED","reasons":[],"nextAllowedAt":null}""", asked["customer.friday"].GetRawText());
        Assert.Equal("ALLOWED", asked.Text("customer.reply.decision"));
        var nobody = new GlobalId(EntityKind.Customer, Guid.CreateVersion7(CrmApi.Start)).ToString();
        Assert.Null((await api.AskAsync($"{{ canContact(customer: \"{nobody}\", channel: EMAIL, purpose: SURVEY) {{ decision }} }}")).Text("canContact"));
    }

    [Fact]
    public async Task Who_complains_and_whose_mail_bounces_is_told_by_name()
    {
        var ben = await api.AddCustomerAsync(new { givenName = "Ben", contactPoints = new[] { new { channel = "EMAIL", value = "ben@example.com" } } });
        const string Ask = "query Can($id: ID!) { canContact(customer: $id, channel: EMAIL, purpose: SURVEY) { decision reasons { rule value } nextAllowedAt } }";
        Assert.Equal("ALLOWED", (await api.AskAsync(Ask, new { id = ben })).Text("canContact.decision"));
        await api.AskAsync(
            """
            mutation Complain($id: ID!) {
              complaintOpen(input: { customerId: $id, category: "NOISE", severity: HIGH, channel: PHONE, subject: "It rattles", idempotencyKey: "c" }) { errors { __typename } }
            }
            """,
            new { id = ben });
        Assert.Equal(
            """{"decision":"LATER","reasons":[{"rule":"OPEN_COMPLAINT","value":"1"}],"nextAllowedAt":null}""",
            (await api.AskAsync(Ask, new { id = ben }))["canContact"].GetRawText());
        await api.AskAsync(
            """mutation { contactPointReport(input: { channel: EMAIL, value: "ben@example.com", deliverability: INVALID }) { errors { __typename } } }""");
        var both = await api.AskAsync(Ask, new { id = ben });
        Assert.Equal("REFUSED", both.Text("canContact.decision"));
        Assert.Equal(["DELIVERABILITY", "OPEN_COMPLAINT"], both.Texts("canContact.reasons", "rule"));
    }

    [Fact]
    public async Task Nobody_is_contacted_in_the_middle_ages()
    {
        var cid = await api.AddCustomerAsync(new { givenName = "Cid" });
        foreach (var at in (string[])["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
        {
            var refused = await api.PostAsync(
                "query Can($id: ID!, $at: DateTime) { canContact(customer: $id, channel: VISIT, purpose: MARKETING, at: $at) { decision } }",
                new { id = cid, at });
            Assert.Contains("\"at\" is ", Assert.Single(refused.Messages), StringComparison.Ordinal);
            var asked = await api.AskAsync(
                "query Was($id: ID!, $at: DateTime) { customer(id: $id) { purchaseIntention(asOf: $at) { newCar { reason } } } }", new { id = cid, at });
            Assert.Equal("NOTHING_KNOWN", asked.Text("customer.purchaseIntention.newCar.reason"));
        }
    }
}
