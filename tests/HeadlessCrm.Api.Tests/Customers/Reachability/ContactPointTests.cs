namespace HeadlessCrm.Api.Tests.Customers.Reachability;

/// <summary>What contact points must meet, whether they are reached, and when customers want to be.</summary>
public sealed class ContactPointTests : IAsyncLifetime
{
    private const string UpsertDocument = """
        mutation Upsert($input: CustomerUpsertInput!) {
          customerUpsert(input: $input) {
            customer {
              id
              contactPoints { channel value deliverability deliverabilityAt deliverabilityReason }
              contactTimes { frequency days from until timeZone }
              fields { name value }
            }
            errors { ... on UserError { code message path } }
          }
        }
        """;

    private const string ReportDocument = """
        mutation Report($input: ContactPointReportInput!) {
          contactPointReport(input: $input) {
            contactPoint { value deliverability } replayed errors { ... on UserError { code path } }
          }
        }
        """;

    private readonly CrmApi api = new() { Configure = builder => builder.Configuration["Contacts:DefaultCountry"] = "PE" };

    public ValueTask InitializeAsync() => api.InitializeAsync();

    public ValueTask DisposeAsync() => api.DisposeAsync();

    [Fact]
    public async Task Telephone_numbers_are_kept_in_one_form()
    {
        var answer = await UpsertAsync(new
        {
            givenName = "Rosa",
            contactPoints = new[] { new { channel = "MOBILE", value = "987 654 321" }, new { channel = "PHONE", value = "(01) 445-1234" } },
        });

        Assert.Equal(["+51987654321", "+5114451234"], answer.Texts("customerUpsert.customer.contactPoints", "value"));
    }

    [Theory]
    [InlineData("EMAIL", "rosa@localhost")]
    [InlineData("MOBILE", "12")]
    [InlineData("PHONE", "+999 123 456 789")]
    [InlineData("FAX", "none")]
    public async Task What_is_no_address_is_refused(string channel, string value)
    {
        var answer = await UpsertAsync(new { givenName = "Rosa", contactPoints = new[] { new { channel, value } } });

        Assert.Equal("INVALID_VALUE", answer.Text("customerUpsert.errors.0.code"));
        Assert.Equal(
            ["contactPoints", "value"], answer["customerUpsert.errors.0.path"].EnumerateArray().Select(part => part.GetString()));
        Assert.Equal("null", answer["customerUpsert.customer"].GetRawText());
    }

    [Fact]
    public async Task A_day_of_birth_in_the_future_is_refused()
    {
        var answer = await UpsertAsync(new
        {
            givenName = "Rosa",
            source = new { system = "web", externalId = "1", values = new[] { new { name = "birthDate", value = "2026-09-02" } } },
        });

        Assert.Equal("INVALID_VALUE", answer.Text("customerUpsert.errors.0.code"));
        Assert.Contains("in the future", answer.Text("customerUpsert.errors.0.message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bounce_is_told_of_whoever_has_the_address_and_the_latest_report_counts()
    {
        var id = (await UpsertAsync(new
        {
            givenName = "Rosa", contactPoints = new[] { new { channel = "EMAIL", value = "Rosa@Example.org" } },
        })).Text("customerUpsert.customer.id")!;

        var bounced = await ReportAsync(new
        {
            channel = "EMAIL", value = "rosa@example.org", deliverability = "BOUNCED", reason = "550 5.1.1", occurredAt = "2026-08-31T10:00:00Z",
        });
        await ReportAsync(new
        {
            channel = "EMAIL", value = "rosa@example.org", deliverability = "DELIVERABLE", occurredAt = "2026-08-30T10:00:00Z",
        });

        Assert.Equal("BOUNCED", bounced.Text("contactPointReport.contactPoint.deliverability"));
        var asked = await api.AskAsync(
            "query($id: ID!) { customer(id: $id) { contactPoints { deliverability deliverabilityAt deliverabilityReason } } }", new { id });
        Assert.Equal(("BOUNCED", "2026-08-31T10:00:00Z", "550 5.1.1"), (
            asked.Text("customer.contactPoints.0.deliverability"),
            asked.Text("customer.contactPoints.0.deliverabilityAt"),
            asked.Text("customer.contactPoints.0.deliverabilityReason")));
    }

    [Fact]
    public async Task A_report_that_makes_no_sense_is_refused_and_a_repeat_answered_as_the_first_time()
    {
        var future = await ReportAsync(new
        {
            channel = "EMAIL", value = "x@example.org", deliverability = "BOUNCED", occurredAt = "2026-09-02T10:00:00Z",
        });
        var address = await ReportAsync(new { channel = "EMAIL", value = "x", deliverability = "BOUNCED" });
        var input = new { channel = "MOBILE", value = "987654321", deliverability = "INVALID", idempotencyKey = "report" };
        var first = await ReportAsync(input);
        var again = await ReportAsync(input);

        Assert.Equal(("INVALID_VALUE", "INVALID_VALUE"), (
            future.Text("contactPointReport.errors.0.code"), address.Text("contactPointReport.errors.0.code")));
        Assert.Equal(("+51987654321", "INVALID"), (
            first.Text("contactPointReport.contactPoint.value"), first.Text("contactPointReport.contactPoint.deliverability")));
        Assert.True(again["contactPointReport.replayed"].GetBoolean());
        Assert.Equal("+51987654321", again.Text("contactPointReport.contactPoint.value"));
    }

    [Fact]
    public async Task A_customer_says_how_often_and_when()
    {
        var answer = await UpsertAsync(new
        {
            givenName = "Rosa",
            contactTimes = new { frequency = "MONTHLY", days = new[] { "SATURDAY", "MONDAY" }, from = "18:00", until = "20:30", timeZone = "America/Lima" },
        });

        Assert.Equal("[]", answer["customerUpsert.errors"].GetRawText());
        Assert.Equal(
            """{"frequency":"MONTHLY","days":["MONDAY","SATURDAY"],"from":"18:00","until":"20:30","timeZone":"America/Lima"}""",
            answer["customerUpsert.customer.contactTimes"].GetRawText());
        Assert.Contains("contactFrequency", answer.Texts("customerUpsert.customer.fields", "name"));
        var id = answer.Text("customerUpsert.customer.id");
        var changed = await UpsertAsync(new { id, contactTimes = new { frequency = "NEVER", days = Array.Empty<string>() } });
        Assert.Equal(
            """{"frequency":"NEVER","days":null,"from":"18:00","until":"20:30","timeZone":"America/Lima"}""",
            changed["customerUpsert.customer.contactTimes"].GetRawText());
        var refused = await UpsertAsync(new { id, contactTimes = new { from = "6 pm", timeZone = "Lima" } });
        Assert.Equal(["INVALID_VALUE", "INVALID_VALUE"], refused.Texts("customerUpsert.errors", "code"));
    }

    private Task<Answer> UpsertAsync(object input) => api.AskAsync(UpsertDocument, new { input });

    private Task<Answer> ReportAsync(object input) => api.AskAsync(ReportDocument, new { input });
}
