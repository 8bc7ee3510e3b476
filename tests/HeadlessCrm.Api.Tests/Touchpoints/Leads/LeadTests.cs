using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace HeadlessCrm.Api.Tests.Touchpoints.Leads;

public sealed class LeadTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Errors = "errors { __typename ... on UserError { code message path } ... on LeadStateConflict { status } }";

    private const string Record = $$"""
        mutation Record($input: LeadRecordInput!) { leadRecord(input: $input) {
          lead { id source status receivedAt dealerCode vehicle { make model year } tradeIn { make odometerKm } externalRef { system id } customer { id displayName } }
          replayed {{Errors}} } }
        """;

    private const string Change = $$"""
        mutation Change($input: LeadChangeInput!) { leadChange(input: $input) { lead { status statusReason agent version } {{Errors}} } }
        """;

    private const string Adf = $$"""
        mutation Adf($xml: String!) { leadRecordAdf(xml: $xml) {
          errors { ... on UserError { code message path } ... on AdfUnusable { detail } }
          results { replayed {{Errors}}
            lead { id source externalRef { id } receivedAt dealerCode comments raw vehicle { interest condition year make model vin } tradeIn { make odometerKm }
              customer { displayName givenName familyName companyName contactPoints { channel value } } } } } }
        """;

    [Fact]
    public async Task A_lead_finds_or_creates_its_customer()
    {
        var input = new
        {
            customer = new { givenName = "Lea", familyName = "Dora", externalRefs = new[] { new { system = "web", id = "lea" } } },
            source = "WEB", dealerCode = "L1", vehicle = new { make = "Honda", model = "Accord", year = 2026 }, tradeIn = new { make = "Fiat", odometerKm = 9000 },
            externalRef = new { system = "web", id = "lead-1" }, receivedAt = "2026-08-31T00:00:00Z",
        };

        var first = await RecordAsync(input);
        var again = await RecordAsync(input);
        var other = await RecordAsync(new { input.customer, source = "WEB", idempotencyKey = "lead-2" });
        var repeated = await RecordAsync(new { input.customer, source = "WEB", idempotencyKey = "lead-2" });

        var customer = first.Text("leadRecord.lead.customer.id");
        Assert.Equal(
            $$$"""{"id":"{{{first.Text("leadRecord.lead.id")}}}","source":"WEB","status":"NEW","receivedAt":"2026-08-31T00:00:00Z","dealerCode":"L1","vehicle":{"make":"Honda","model":"Accord","year":2026},"tradeIn":{"make":"Fiat","odometerKm":9000},"externalRef":{"system":"web","id":"lead-1"},"customer":{"id":"{{{customer}}}","displayName":"Lea Dora"}}""",
            first["leadRecord.lead"].GetRawText());
        Assert.Equal((first.Text("leadRecord.lead.id"), "True"), (again.Text("leadRecord.lead.id"), again.Text("leadRecord.replayed")));
        Assert.Equal((customer, "False"), (other.Text("leadRecord.lead.customer.id"), other.Text("leadRecord.replayed")));
        Assert.Equal((other.Text("leadRecord.lead.id"), "True"), (repeated.Text("leadRecord.lead.id"), repeated.Text("leadRecord.replayed")));
        var list = await api.AskAsync(
            """
            query List($id: ID!, $lead: ID!) {
              customer(id: $id) { leads(where: { status: { eq: NEW } }) { totalCount } timeline(where: { kind: { eq: LEAD } }) { nodes { subject { ... on Lead { source } } } } }
              leads(where: { dealerCode: { eq: "L1" } }, orderBy: [{ field: RECEIVED_AT }]) { nodes { id } } lead(id: $lead) { source } node(id: $lead) { ... on Lead { source } } }
            """,
            new { id = customer, lead = first.Text("leadRecord.lead.id") });
        Assert.Equal("2", list.Text("customer.leads.totalCount"));
        Assert.Equal(["WEB", "WEB"], list.Texts("customer.timeline.nodes", "subject.source"));
        Assert.Equal([first.Text("leadRecord.lead.id")!], list.Texts("leads.nodes", "id"));
        Assert.Equal(("WEB", "WEB"), (list.Text("lead.source"), list.Text("node.source")));
    }

    [Fact]
    public async Task A_lead_is_worked_on_lost_and_taken_up_again()
    {
        var leadId = (await RecordAsync(new { customer = new { displayName = "Worked" }, source = "FAIR", idempotencyKey = "work" })).Text("leadRecord.lead.id");

        var working = await ChangeAsync(new { leadId, status = "WORKING", agent = "rosa" });
        var nameless = await ChangeAsync(new { leadId, status = "LOST" });
        var lost = await ChangeAsync(new { leadId, status = "LOST", statusReason = "price", expectedVersion = 2 });
        var won = await ChangeAsync(new { leadId, status = "WON" });
        var old = await ChangeAsync(new { leadId, status = "WORKING", expectedVersion = 2 });
        var back = await ChangeAsync(new { leadId, status = "WORKING" });

        Assert.Equal("""{"status":"WORKING","statusReason":null,"agent":"rosa","version":2}""", working["leadChange.lead"].GetRawText());
        Assert.Equal("""["statusReason"]""", nameless["leadChange.errors.0.path"].GetRawText());
        Assert.Equal("""{"status":"LOST","statusReason":"price","agent":"rosa","version":3}""", lost["leadChange.lead"].GetRawText());
        Assert.Equal(("LEAD_STATE_CONFLICT", "LOST"), (won.Text("leadChange.errors.0.code"), won.Text("leadChange.errors.0.status")));
        Assert.Equal("VERSION_CONFLICT", old.Text("leadChange.errors.0.code"));
        Assert.Equal("""{"status":"WORKING","statusReason":null,"agent":"rosa","version":4}""", back["leadChange.lead"].GetRawText());
    }

    [Fact]
    public async Task What_is_wrong_with_a_lead_is_said_with_its_place()
    {
        var twice = await RecordAsync(new { customerId = "cus_AZPmB1wqcAC2vT1XW3v9Yw", customer = new { displayName = "x" }, source = " ", vehicle = new { year = 12 } });
        var nobody = await RecordAsync(new { customerId = "cus_AZPmB1wqcAC2vT1XW3v9Yw", source = "WEB", idempotencyKey = "nobody" });
        var nameless = await RecordAsync(new { customer = new { }, source = "WEB", idempotencyKey = "nameless" });

        Assert.Equal(
            ["customerId", "idempotencyKey", "source", "vehicle.year"],
            twice["leadRecord.errors"].EnumerateArray().Select(error => string.Join('.', error.GetProperty("path").EnumerateArray().Select(part => part.GetString()))));
        Assert.Equal("CUSTOMER_NOT_FOUND", nobody.Text("leadRecord.errors.0.code"));
        Assert.Equal("""["customer","displayName"]""", nameless["leadRecord.errors.0.path"].GetRawText());
    }

    [Fact]
    public async Task A_document_of_several_prospects_is_taken_leniently_and_once()
    {
        const string Document = """

            <?ADF VERSION="1.0"?><?xml version="1.0" encoding="ISO-8859-1"?>
            <ADF xmlns="urn:whatever">
              <prospect status="new"><id sequence="1" source="AutoSite">A-77</id><requestdate>2026-08-30T8:47:50-05:0</requestdate>
                <vehicle interest="buy" status="used"><year>2019</year><make>Citro&euml;n</make><model>C3 &amp; more</model><vin>WRONG-VIN</vin></vehicle>
                <vehicle interest="trade-in"><make>Fiat</make><odometer units="miles">10,000</odometer></vehicle>
                <unknown><deep/></unknown>
                <customer><contact primarycontact="1"><name part="first">Jos&eacute;</name><name part="last">P&#233;rez</name><email>jose@x.pe</email>
                  <email>emailaddress</email><phone type="cellphone">999&nbsp;111</phone><phone>01 222</phone>
                  <address><street line="1">Av. Sol 1</street><city>Lima</city></address></contact>
                  <comments><![CDATA[Best price? A & B]]></comments></customer>
                <vendor><id>L9</id><vendorname>Nobody</vendorname></vendor></prospect>
              <prospect><customer><comments>who am I</comments></customer></prospect>
              <prospect><requestdate>yesterday</requestdate><customer><contact><name part="full" type="business">Smith & Sons</name><email>s@x.pe</email></contact></customer></prospect>
            </ADF>
            """;

        var first = await api.AskAsync(Adf, new { xml = Document });
        var again = await api.AskAsync(Adf, new { xml = Document });

        Assert.Equal("[]", first["leadRecordAdf.errors"].GetRawText());
        var lead = first["leadRecordAdf.results.0.lead"];
        Assert.Equal("AutoSite", first.Text("leadRecordAdf.results.0.lead.source"));
        Assert.Equal("A-77", first.Text("leadRecordAdf.results.0.lead.externalRef.id"));
        Assert.Equal("2026-08-30T13:47:50Z", first.Text("leadRecordAdf.results.0.lead.receivedAt"));
        Assert.Equal("L9", first.Text("leadRecordAdf.results.0.lead.dealerCode"));
        Assert.Equal("Best price? A & B", first.Text("leadRecordAdf.results.0.lead.comments"));
        Assert.Equal(
            """{"interest":"buy","condition":"used","year":2019,"make":"Citroën","model":"C3 & more","vin":"WRONG-VIN"}""",
            JsonNode.Parse(lead.GetProperty("vehicle").GetRawText())!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("16093", first.Text("leadRecordAdf.results.0.lead.tradeIn.odometerKm"));
        Assert.Equal("José Pérez", first.Text("leadRecordAdf.results.0.lead.customer.displayName"));
        Assert.Equal(["EMAIL", "MOBILE", "PHONE", "POST"], first.Texts("leadRecordAdf.results.0.lead.customer.contactPoints", "channel"));
        Assert.Equal(["jose@x.pe", "999 111", "01 222", "Av. Sol 1, Lima"], first.Texts("leadRecordAdf.results.0.lead.customer.contactPoints", "value"));
        Assert.Contains("A-77", first.Text("leadRecordAdf.results.0.lead.raw")!, StringComparison.Ordinal);
        Assert.Equal("ADF_UNUSABLE", first.Text("leadRecordAdf.results.1.errors.0.code"));
        Assert.Contains("prospect 2", first.Text("leadRecordAdf.results.1.errors.0.message")!, StringComparison.Ordinal);
        Assert.Equal("Smith & Sons", first.Text("leadRecordAdf.results.2.lead.customer.companyName"));
        Assert.Equal("2026-09-01T12:00:00Z", first.Text("leadRecordAdf.results.2.lead.receivedAt"));
        Assert.Equal(["True", "False", "True"], again.Texts("leadRecordAdf.results", "replayed"));
        Assert.Equal(first.Text("leadRecordAdf.results.2.lead.id"), again.Text("leadRecordAdf.results.2.lead.id"));
    }

    [Theory]
    [InlineData("<!DOCTYPE adf [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><adf><prospect><customer><contact><name>&x;</name></contact></customer></prospect></adf>", "document type")]
    [InlineData("<adf><prospect></adf>", "no XML")]
    [InlineData("<adf></adf>", "no <prospect>")]
    [InlineData("hello", "no <prospect>")]
    public async Task A_document_that_cannot_be_read_is_refused(string xml, string reason)
    {
        var answer = await api.AskAsync(Adf, new { xml });

        Assert.Equal("ADF_UNUSABLE", answer.Text("leadRecordAdf.errors.0.code"));
        Assert.Contains(reason, answer.Text("leadRecordAdf.errors.0.detail")!, StringComparison.Ordinal);
        Assert.Equal("[]", answer["leadRecordAdf.results"].GetRawText());
    }

    [Fact]
    public async Task Senders_without_GraphQL_post_documents()
    {
        const string Document = "<adf><prospect><id source=\"post\">P-1</id><customer><contact><name part=\"full\">Mu\u00f1oz Ana</name></contact></customer></prospect></adf>";

        using var first = await api.Http.PostAsync("/leads/adf", new ByteArrayContent(Encoding.Latin1.GetBytes(Document)));
        using var again = await api.Http.PostAsync("/leads/adf", new StringContent(Document, Encoding.UTF8, "application/x-adf+xml"));
        using var broken = await api.Http.PostAsync("/leads/adf", new StringContent("<adf>"));
        using var large = await api.Http.PostAsync("/leads/adf", new ByteArrayContent(new byte[4_000_001]));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.RequestEntityTooLarge), (broken.StatusCode, large.StatusCode));
        var (made, found) = (await JsonAsync(first), await JsonAsync(again));
        Assert.Equal(("false", "true"), (made["results"]![0]!["replayed"]!.ToJsonString(), found["results"]![0]!["replayed"]!.ToJsonString()));
        Assert.Equal(made["results"]![0]!["leadId"]!.ToString(), found["results"]![0]!["leadId"]!.ToString());
        Assert.Equal("ADF_UNUSABLE", (await JsonAsync(broken))["errors"]![0]!["code"]!.ToString());
        var lead = await api.AskAsync("query Lead($id: ID!) { lead(id: $id) { customer { givenName familyName } } }", new { id = made["results"]![0]!["leadId"]!.ToString() });
        Assert.Equal("Mu\u00f1oz", lead.Text("lead.customer.givenName"));
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    private Task<Answer> RecordAsync(object input) => api.AskAsync(Record, new { input });

    private Task<Answer> ChangeAsync(object input) => api.AskAsync(Change, new { input });
}
