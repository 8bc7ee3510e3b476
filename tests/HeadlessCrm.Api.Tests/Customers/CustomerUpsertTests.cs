namespace HeadlessCrm.Api.Tests.Customers;

public sealed class CustomerUpsertTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Document = """
        mutation Upsert($input: CustomerUpsertInput!) {
          customerUpsert(input: $input) {
            customer { id displayName givenName familyName kind status version contactPoints { value } externalRefs { system id } }
            replayed
            errors {
              __typename
              ... on UserError { code message path }
              ... on CustomerVersionConflict { expectedVersion current { id version displayName } }
              ... on ExternalReferenceTaken { externalRef { system id } customer { id } }
              ... on IdempotencyKeyReused { key }
            }
          }
        }
        """;

    [Fact]
    public async Task Creates_a_customer()
    {
        var answer = await UpsertAsync(new { companyName = "Transportes Andinos" });

        Assert.Equal("Transportes Andinos", answer.Text("customerUpsert.customer.displayName"));
        Assert.Equal("COMPANY", answer.Text("customerUpsert.customer.kind"));
        Assert.Equal("1", answer.Text("customerUpsert.customer.version"));
        Assert.Equal("False", answer.Text("customerUpsert.replayed"));
        Assert.Equal("[]", answer["customerUpsert.errors"].GetRawText());
    }

    [Fact]
    public async Task Changes_the_customer_that_an_external_reference_names()
    {
        var refs = new[] { new { system = "dms", id = "upsert-1" } };
        var first = await UpsertAsync(new { externalRefs = refs, givenName = "Luz", familyName = "Mamani" });
        var second = await UpsertAsync(new { externalRefs = refs, familyName = "Huaman" });

        Assert.Equal(first.Text("customerUpsert.customer.id"), second.Text("customerUpsert.customer.id"));
        Assert.Equal("Luz Huaman", second.Text("customerUpsert.customer.displayName"));
        Assert.Equal("2", second.Text("customerUpsert.customer.version"));
    }

    [Fact]
    public async Task What_is_left_out_stays_and_null_clears()
    {
        var id = await api.AddCustomerAsync(new
        {
            givenName = "Marco", familyName = "Rojas", contactPoints = new[] { new { channel = "EMAIL", value = "m@correo.example" } },
        });

        var left = await UpsertAsync(new { id, status = "LOST" });
        Assert.Equal("Marco", left.Text("customerUpsert.customer.givenName"));
        Assert.Equal(["m@correo.example"], left.Texts("customerUpsert.customer.contactPoints", "value"));

        var cleared = await UpsertAsync(new Dictionary<string, object?> { ["id"] = id, ["givenName"] = null, ["contactPoints"] = null });
        Assert.Null(cleared.Text("customerUpsert.customer.givenName"));
        Assert.Equal("Rojas", cleared.Text("customerUpsert.customer.displayName"));
        Assert.Equal("[]", cleared["customerUpsert.customer.contactPoints"].GetRawText());
        Assert.Equal("LOST", cleared.Text("customerUpsert.customer.status"));
    }

    [Fact]
    public async Task The_same_key_again_answers_as_the_first_time()
    {
        var input = new { displayName = "Once", idempotencyKey = "upsert-once" };
        var first = await UpsertAsync(input);
        var second = await UpsertAsync(input);

        Assert.Equal("True", second.Text("customerUpsert.replayed"));
        Assert.Equal(first.Text("customerUpsert.customer.id"), second.Text("customerUpsert.customer.id"));
        Assert.Equal("1", second.Text("customerUpsert.customer.version"));
        var count = await api.AskAsync("""{ customers(where: { displayName: { eq: "Once" } }) { totalCount } }""");
        Assert.Equal("1", count.Text("customers.totalCount"));
    }

    [Fact]
    public async Task The_same_key_with_something_else_is_refused()
    {
        await UpsertAsync(new { displayName = "First use", idempotencyKey = "upsert-reused" });
        var answer = await UpsertAsync(new { displayName = "Second use", idempotencyKey = "upsert-reused" });

        Assert.Null(answer.Text("customerUpsert.customer"));
        Assert.Equal("IdempotencyKeyReused", answer.Text("customerUpsert.errors.0.__typename"));
        Assert.Equal("IDEMPOTENCY_KEY_REUSED", answer.Text("customerUpsert.errors.0.code"));
        Assert.Equal("upsert-reused", answer.Text("customerUpsert.errors.0.key"));
    }

    [Fact]
    public async Task A_change_of_an_older_version_is_refused_with_the_current_state()
    {
        var id = await api.AddCustomerAsync(new { displayName = "Version one" });
        await UpsertAsync(new { id, displayName = "Version two", expectedVersion = 1 });

        var answer = await UpsertAsync(new { id, displayName = "Also two", expectedVersion = 1 });

        Assert.Equal("CustomerVersionConflict", answer.Text("customerUpsert.errors.0.__typename"));
        Assert.Equal("VERSION_CONFLICT", answer.Text("customerUpsert.errors.0.code"));
        Assert.Equal("""["expectedVersion"]""", answer["customerUpsert.errors.0.path"].GetRawText());
        Assert.Equal("2", answer.Text("customerUpsert.errors.0.current.version"));
        Assert.Equal("Version two", answer.Text("customerUpsert.errors.0.current.displayName"));
    }

    [Fact]
    public async Task A_reference_of_another_customer_is_refused_with_its_owner()
    {
        var owner = await api.AddCustomerAsync(new { displayName = "Owner", externalRefs = new[] { new { system = "dms", id = "taken" } } });
        var other = await api.AddCustomerAsync(new { displayName = "Other" });

        var answer = await UpsertAsync(new { id = other, externalRefs = new[] { new { system = "dms", id = "taken" } } });

        Assert.Equal("ExternalReferenceTaken", answer.Text("customerUpsert.errors.0.__typename"));
        Assert.Equal("taken", answer.Text("customerUpsert.errors.0.externalRef.id"));
        Assert.Equal(owner, answer.Text("customerUpsert.errors.0.customer.id"));
        Assert.Contains(owner, answer.Text("customerUpsert.errors.0.message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_unacceptable_value_is_named()
    {
        var answer = await UpsertAsync(new
        {
            givenName = new string('x', 201),
            contactPoints = new[] { new { channel = "EMAIL", value = "no address" } },
        });

        Assert.Equal(["InvalidValue", "InvalidValue"], answer.Texts("customerUpsert.errors", "__typename"));
        Assert.Equal(
            ["givenName has 201 characters; at most 200 are allowed.", "\"no address\" is not an e-mail address; it needs a name, one @ and a domain."],
            answer.Texts("customerUpsert.errors", "message"));
    }

    [Fact]
    public async Task An_unknown_customer_is_refused_and_not_created()
    {
        var answer = await UpsertAsync(new { id = "cus_AZPmB1wqcAC2vT1XW3v9Yw", displayName = "Nobody" });

        Assert.Equal("CustomerNotFound", answer.Text("customerUpsert.errors.0.__typename"));
        Assert.Equal(
            "There is no customer cus_AZPmB1wqcAC2vT1XW3v9Yw; check the reference or create the customer first.",
            answer.Text("customerUpsert.errors.0.message"));
    }

    [Fact]
    public async Task The_id_of_something_else_is_refused()
    {
        var answer = await UpsertAsync(new { id = "txn_AZPmB1wqcAC2vT1XW3v9Yw", displayName = "Mixed up" });

        Assert.Equal("InvalidValue", answer.Text("customerUpsert.errors.0.__typename"));
        Assert.Equal("""["id"]""", answer["customerUpsert.errors.0.path"].GetRawText());
    }

    [Theory]
    [InlineData("es", "No existe el cliente")]
    [InlineData("es-PE, en;q=0.5", "No existe el cliente")]
    [InlineData("fr, es;q=0.8, en;q=0.2", "No existe el cliente")]
    [InlineData("en, es;q=0.9", "There is no customer")]
    [InlineData("fr", "There is no customer")]
    [InlineData("es;q=0, *", "There is no customer")]
    public async Task Refusals_come_in_the_language_of_the_caller(string language, string beginning)
    {
        var answer = await api.AskAsync(Document, new { input = new { id = "cus_AZPmB1wqcAC2vT1XW3v9Yw" } }, language);

        Assert.StartsWith(beginning, answer.Text("customerUpsert.errors.0.message"), StringComparison.Ordinal);
    }

    private Task<Answer> UpsertAsync(object input) => api.AskAsync(Document, new { input });
}
