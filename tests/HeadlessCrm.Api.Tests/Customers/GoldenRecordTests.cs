namespace HeadlessCrm.Api.Tests.Customers;

public sealed class GoldenRecordTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string UpsertDocument = """
        mutation Upsert($input: CustomerUpsertInput!) {
          customerUpsert(input: $input) {
            customer {
              id displayName givenName familyName
              fields { name value source { system id } observedAt isDeclared isVerified isOverride conflicts { value source { system } isDeclared isVerified observedAt } }
              sourceRecords { system externalId postedFor receivedAt values { name value isDeclared isVerified isOverride observedAt } contactPoints { channel value observedAt isRemoved } }
              externalRefs { system id }
            }
            errors { __typename ... on UserError { code message path } }
          }
        }
        """;

    [Fact]
    public async Task A_customer_is_put_together_from_what_its_sources_say()
    {
        var web = await UpsertAsync(new
        {
            source = new { system = "web", externalId = "gold-1", verifiedFields = new[] { "givenName" }, values = new[] { new { name = "birthDate", value = "1980-05-31" } } },
            givenName = "Ana",
        });
        var id = web.Text("customerUpsert.customer.id");
        var dms = await UpsertAsync(new
        {
            id,
            source = new { system = "dms", externalId = "gold-9", isDeclared = false },
            givenName = "Anna",
            familyName = "Vega",
            contactPoints = new[] { new { channel = "MOBILE", value = "+5114451234" } },
        });

        Assert.Equal("Ana Vega", dms.Text("customerUpsert.customer.displayName"));
        Assert.Equal(["birthDate", "familyName", "givenName"], dms.Texts("customerUpsert.customer.fields", "name"));
        Assert.Equal(["web", "dms", "web"], dms.Texts("customerUpsert.customer.fields", "source.system"));
        Assert.Equal(["True", "False", "True"], dms.Texts("customerUpsert.customer.fields", "isDeclared"));
        Assert.Equal("Anna", dms.Text("customerUpsert.customer.fields.2.conflicts.0.value"));
        Assert.Equal("True", dms.Text("customerUpsert.customer.fields.2.isVerified"));
        Assert.Equal(["dms", "web"], dms.Texts("customerUpsert.customer.sourceRecords", "system"));
        Assert.Equal(["dms", "web"], dms.Texts("customerUpsert.customer.externalRefs", "system"));
        Assert.Equal("+5114451234", dms.Text("customerUpsert.customer.sourceRecords.0.contactPoints.0.value"));
        Assert.Equal(id, dms.Text("customerUpsert.customer.sourceRecords.0.postedFor"));
    }

    [Fact]
    public async Task What_was_entered_here_is_a_source_of_its_own()
    {
        var answer = await UpsertAsync(new { givenName = "Own" });

        Assert.Equal("headlesscrm", answer.Text("customerUpsert.customer.fields.0.source.system"));
        Assert.Equal(answer.Text("customerUpsert.customer.id"), answer.Text("customerUpsert.customer.sourceRecords.0.externalId"));
    }

    [Fact]
    public async Task A_value_decided_by_hand_counts_until_that_is_taken_back()
    {
        const string Document = """
            mutation Override($input: CustomerFieldOverrideInput!) {
              customerFieldOverride(input: $input) {
                customer { displayName fields { name value isOverride conflicts { value } } }
                replayed
                errors { __typename ... on UserError { code path } }
              }
            }
            """;
        var id = (await UpsertAsync(new { givenName = "Zoe", source = new { system = "web", externalId = "gold-2" } }))
            .Text("customerUpsert.customer.id");

        var decided = await api.AskAsync(Document, new { input = new { customerId = id, field = "givenName", value = "Zoë" } });
        Assert.Equal("Zoë", decided.Text("customerFieldOverride.customer.displayName"));
        Assert.Equal("True", decided.Text("customerFieldOverride.customer.fields.0.isOverride"));
        Assert.Equal("Zoe", decided.Text("customerFieldOverride.customer.fields.0.conflicts.0.value"));
        var freed = await api.AskAsync(Document, new { input = new { customerId = id, field = "givenName", isRemoval = true } });
        Assert.Equal("Zoe", freed.Text("customerFieldOverride.customer.displayName"));
        var refused = await api.AskAsync(Document, new { input = new { customerId = id, field = "not a name", value = "x" } });
        Assert.Equal("INVALID_VALUE", refused.Text("customerFieldOverride.errors.0.code"));
    }

    [Theory]
    [InlineData("birthDate", "2100-01-01", "The day of birth 2100-01-01 is in the future; check the date.")]
    [InlineData("birthDate", "31.5.1980", "\"31.5.1980\" is not a day of birth; write it as 1980-05-31.")]
    [InlineData("givenName", "Ana", "\"givenName\" has a place of its own in the input; give it there.")]
    public async Task Values_that_cannot_be_are_refused(string name, string value, string message)
    {
        var answer = await UpsertAsync(new
        {
            givenName = "Ana",
            source = new { system = "web", externalId = "gold-3", values = new[] { new { name, value } } },
        });

        Assert.Equal([message], answer.Texts("customerUpsert.errors", "message"));
        Assert.Null(answer.Text("customerUpsert.customer"));
    }

    [Fact]
    public async Task The_system_of_what_was_entered_here_is_nobody_elses()
    {
        var answer = await UpsertAsync(new { givenName = "Ana", source = new { system = "headlesscrm", externalId = "1" } });

        Assert.Equal("""["source","system"]""", answer["customerUpsert.errors.0.path"].GetRawText());
    }

    private Task<Answer> UpsertAsync(object input) => api.AskAsync(UpsertDocument, new { input });
}
