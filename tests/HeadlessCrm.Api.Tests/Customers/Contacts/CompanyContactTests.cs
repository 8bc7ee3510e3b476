namespace HeadlessCrm.Api.Tests.Customers.Contacts;

public sealed class CompanyContactTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Document = """
        mutation Contact($input: CompanyContactUpsertInput!) {
          companyContactUpsert(input: $input) {
            contact { id jobTitle role since until isCurrent version company { id missingContacts } person { id employers { totalCount } } }
            replayed
            errors { __typename ... on UserError { code message path } ... on EntryVersionConflict { expectedVersion currentVersion } }
          }
        }
        """;

    [Fact]
    public async Task A_company_prospect_lacks_contacts_until_three_persons_are_known()
    {
        var company = await api.AddCustomerAsync(new { companyName = "Transportes Sur" });
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var person = await api.AddCustomerAsync(new { givenName = $"Ana {i}" });
            var made = await UpsertAsync(new
            {
                companyId = company, personId = person, jobTitle = $"Title {i}", role = "DECIDER", since = "2020-02-29", idempotencyKey = $"contact {i}",
            });
            Assert.Equal($"{2 - i}", made.Text("companyContactUpsert.contact.company.missingContacts"));
            Assert.Equal("1", made.Text("companyContactUpsert.contact.person.employers.totalCount"));
            ids.Add(made.Text("companyContactUpsert.contact.id")!);
        }

        var person0 = (await AskAsync(company)).Text("customer.contacts.nodes.0.person.id");
        var ended = await UpsertAsync(new { id = ids[0], companyId = company, personId = person0, until = "2026-08-31", expectedVersion = 1 });

        Assert.Equal("False", ended.Text("companyContactUpsert.contact.isCurrent"));
        var asked = await AskAsync(company);
        Assert.Equal("1", asked.Text("customer.missingContacts"));
        Assert.Equal("3", asked.Text("customer.contacts.totalCount"));
        Assert.Equal("2", asked.Text("customer.going.totalCount"));
        var stale = await UpsertAsync(new { id = ids[0], companyId = company, personId = person0, expectedVersion = 1 });
        Assert.Equal("2", stale.Text("companyContactUpsert.errors.0.currentVersion"));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_by_name()
    {
        var company = await api.AddCustomerAsync(new { companyName = "Taller Norte" });
        var person = await api.AddCustomerAsync(new { givenName = "Ana" });
        var asked = await api.AskAsync("query($id: ID!) { customer(id: $id) { missingContacts household { id } fleets { totalCount } } }", new { id = person });
        Assert.Null(asked.Text("customer.missingContacts"));

        Assert.Equal("INVALID_VALUE", await RefusalAsync(new { companyId = person, personId = person, idempotencyKey = "a" }));
        Assert.Equal("INVALID_VALUE", await RefusalAsync(new { companyId = company, personId = company, idempotencyKey = "a" }));
        Assert.Equal("INVALID_VALUE", await RefusalAsync(new { companyId = company, personId = person }));
        Assert.Equal(
            "INVALID_VALUE",
            await RefusalAsync(new { companyId = company, personId = person, since = "2026-01-02", until = "2026-01-01", idempotencyKey = "a" }));
        Assert.Equal(
            "CUSTOMER_NOT_FOUND",
            await RefusalAsync(new { companyId = company, personId = "cus_AZPmB1wqcAC2vT1XW3v9Yw", idempotencyKey = "a" }));
        Assert.Equal(
            "ENTRY_NOT_FOUND", await RefusalAsync(new { id = "con_AZPmB1wqcAC2vT1XW3v9Yw", companyId = company, personId = person }));
        var first = await UpsertAsync(new { companyId = company, personId = person, idempotencyKey = "once" });
        var again = await UpsertAsync(new { companyId = company, personId = person, idempotencyKey = "once" });
        Assert.Equal("True", again.Text("companyContactUpsert.replayed"));
        Assert.Equal(first.Text("companyContactUpsert.contact.id"), again.Text("companyContactUpsert.contact.id"));
        Assert.Equal("IDEMPOTENCY_KEY_REUSED", await RefusalAsync(new { companyId = company, personId = person, jobTitle = "x", idempotencyKey = "once" }));
    }

    private async Task<string?> RefusalAsync(object input) => (await UpsertAsync(input)).Text("companyContactUpsert.errors.0.code");

    private Task<Answer> UpsertAsync(object input) => api.AskAsync(Document, new { input });

    private Task<Answer> AskAsync(string id) => api.AskAsync(
        """
        query($id: ID!) {
          customer(id: $id) {
            missingContacts
            contacts(orderBy: [{ field: JOB_TITLE }]) { totalCount nodes { person { id } } }
            going: contacts(where: { isEnded: { eq: false } }) { totalCount }
          }
        }
        """,
        new { id });
}
