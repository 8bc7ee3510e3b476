namespace HeadlessCrm.Api.Tests.Customers;

public sealed class CustomerTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Document = """
        query Customer($id: ID!) {
          customer(id: $id) {
            id kind status displayName givenName familyName companyName version createdAt updatedAt
            contactPoints { channel value verifiedAt isPreferred }
            externalRefs { system id }
            vehicles { totalCount nodes { vin } }
            interactions { totalCount nodes { id } }
          }
        }
        """;

    [Fact]
    public async Task Has_all_that_was_said_of_it()
    {
        var id = await api.AddCustomerAsync(new
        {
            givenName = "Rosa",
            familyName = "Quispe",
            externalRefs = new[] { new { system = "dms", id = "17" }, new { system = "crm", id = "R-1" } },
            contactPoints = new object[]
            {
                new { channel = "EMAIL", value = "rosa@correo.example", verifiedAt = "2026-08-01T10:00:00-05:00", isPreferred = true },
                new { channel = "MOBILE", value = "+51987654321" },
            },
        });

        var answer = await api.AskAsync(Document, new { id });

        Assert.Equal(
            $$$"""
            {"id":"{{{id}}}","kind":"PERSON","status":"PROSPECT","displayName":"Rosa Quispe","givenName":"Rosa","familyName":"Quispe","companyName":null,"version":1,"createdAt":"2026-09-01T12:00:00Z","updatedAt":"2026-09-01T12:00:00Z","contactPoints":[{"channel":"EMAIL","value":"rosa@correo.example","verifiedAt":"2026-08-01T15:00:00Z","isPreferred":true},{"channel":"MOBILE","value":"+51987654321","verifiedAt":null,"isPreferred":false}],"externalRefs":[{"system":"crm","id":"R-1"},{"system":"dms","id":"17"}],"vehicles":{"totalCount":0,"nodes":[]},"interactions":{"totalCount":0,"nodes":[]}}
            """,
            answer["customer"].GetRawText());
    }

    [Fact]
    public async Task Is_found_by_the_key_of_another_system()
    {
        var id = await api.AddCustomerAsync(new { displayName = "By key", externalRefs = new[] { new { system = "erp", id = "9" } } });

        var answer = await api.AskAsync("""{ customerByExternalRef(externalRef: { system: "erp", id: "9" }) { id } }""");

        Assert.Equal(id, answer.Text("customerByExternalRef.id"));
        Assert.Null((await api.AskAsync("""{ customerByExternalRef(externalRef: { system: "erp", id: "8" }) { id } }""")).Text("customerByExternalRef"));
    }

    [Fact]
    public async Task Is_null_when_there_is_none()
    {
        var answer = await api.AskAsync(Document, new { id = "cus_AZPmB1wqcAC2vT1XW3v9Yw" });

        Assert.Null(answer.Text("customer"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("cus_")]
    [InlineData("dog_AZPmB1wqcAC2vT1XW3v9Yw")]
    [InlineData("cus_AZPmB1wqcAC2vT1XW3v9Yx")]
    [InlineData("0199c0de-0000-7000-8000-000000000000")]
    public async Task Refuses_an_id_that_the_API_never_made(string id)
    {
        var answer = await api.PostAsync(Document, new { id });

        Assert.Contains(
            $"ID cannot represent value: \"{id}\". Expected an id that this API answered, such as cus_AZPmB1wqcAC2vT1XW3v9Yw.",
            Assert.Single(answer.Messages),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_an_id_of_something_else()
    {
        var answer = await api.PostAsync("""{ customer(id: "txn_AZPmB1wqcAC2vT1XW3v9Yw") { id } }""");

        Assert.Equal(
            ["\"id\" is txn_AZPmB1wqcAC2vT1XW3v9Yw, which is the id of a transaction; give the id of a customer."], answer.Messages);
    }
}
