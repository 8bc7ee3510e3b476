using System.Text.Json;

namespace HeadlessCrm.Api.Tests.Customers;

/// <summary>Each kind of question that a filter can ask, over five customers.</summary>
public sealed class CustomerFilterTests(CrmApi api) : IClassFixture<CrmApi>, IAsyncLifetime
{
    private const string Document = """
        query Filtered($where: CustomerFilter) {
          customers(where: $where, orderBy: [{ field: DISPLAY_NAME }]) { totalCount nodes { displayName } }
        }
        """;

    private static string firstId = string.Empty;

    public async ValueTask InitializeAsync()
    {
        if ((await api.AskAsync("{ customers { totalCount } }")).Text("customers.totalCount") != "0")
        {
            return;
        }

        firstId = await api.AddCustomerAsync(new
        {
            displayName = "Ana", givenName = "Ana", kind = "PERSON", externalRefs = new[] { new { system = "dms", id = "1" }, new { system = "web", id = "a" } },
        });
        api.Clock.Now = CrmApi.Start.AddHours(1);
        var bruno = await api.AddCustomerAsync(new
        {
            displayName = "Bruno", contactPoints = new object[] { new { channel = "EMAIL", value = "bruno@correo.example", isPreferred = true } },
        });
        api.Clock.Now = CrmApi.Start.AddHours(2);
        await api.AddCustomerAsync(new { displayName = "Comercial Ñandú", companyName = "Comercial Ñandú", kind = "COMPANY", status = "LOST" });
        var diego = await api.AddCustomerAsync(new { displayName = "Diego" });
        await api.AddCustomerAsync(new { displayName = "Elena" });
        await api.AddPurchaseAsync(firstId, "2026-08-20T10:00:00Z", "100.50");
        await api.AddPurchaseAsync(firstId, "2026-01-10T10:00:00Z", "20", kind: "REPAIR_ORDER", productType: "OIL");
        await api.AddPurchaseAsync(bruno, "2025-02-01T10:00:00Z", "500", kind: "REPAIR_ORDER", productType: "BRAKES", dealerCode: "LIM");
        await api.AddPurchaseAsync(diego, "2026-08-30T10:00:00Z", "75");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    // Texts.
    [InlineData("""{ "displayName": { "eq": "Ana" } }""", "Ana")]
    [InlineData("""{ "displayName": { "ne": "Ana" } }""", "Bruno,Comercial Ñandú,Diego,Elena")]
    [InlineData("""{ "displayName": { "in": ["Ana", "Elena", "Nobody"] } }""", "Ana,Elena")]
    [InlineData("""{ "displayName": { "in": [] } }""", "")]
    [InlineData("""{ "displayName": { "nin": ["Ana", "Elena"] } }""", "Bruno,Comercial Ñandú,Diego")]
    [InlineData("""{ "displayName": { "contains": "ÑAND" } }""", "Comercial Ñandú")]
    [InlineData("""{ "displayName": { "contains": "%" } }""", "")]
    [InlineData("""{ "displayName": { "startsWith": "d" } }""", "Diego")]
    [InlineData("""{ "displayName": { "between": { "from": "B", "to": "D" } } }""", "Bruno,Comercial Ñandú")]
    [InlineData("""{ "displayName": { "lt": "Bruno" } }""", "Ana")]
    [InlineData("""{ "displayName": { "lte": "Bruno" } }""", "Ana,Bruno")]
    [InlineData("""{ "givenName": { "isNull": false } }""", "Ana")]
    [InlineData("""{ "givenName": { "ne": "Ana" } }""", "Bruno,Comercial Ñandú,Diego,Elena")]
    // Enums.
    [InlineData("""{ "kind": { "eq": "COMPANY" } }""", "Comercial Ñandú")]
    [InlineData("""{ "status": { "in": ["LOST", "PROSPECT"] } }""", "Comercial Ñandú,Elena")]
    [InlineData("""{ "status": { "nin": ["LOST", "PROSPECT"] } }""", "Ana,Bruno,Diego")]
    // Numbers, amounts and times, of the purchases.
    [InlineData("""{ "totalSpend": { "gt": "100" } }""", "Ana,Bruno")]
    [InlineData("""{ "totalSpend": { "between": { "from": "75", "to": "120.50" } } }""", "Ana,Diego")]
    [InlineData("""{ "totalSpend": { "eq": "120.5" } }""", "Ana")]
    [InlineData("""{ "transactionCount": { "gte": 1 } }""", "Ana,Bruno,Diego")]
    [InlineData("""{ "transactionCount": { "eq": 0 } }""", "Comercial Ñandú,Elena")]
    [InlineData("""{ "lastPurchaseAt": { "lt": "2026-01-01T00:00:00Z" } }""", "Bruno")]
    [InlineData("""{ "lastPurchaseAt": { "isNull": true } }""", "Comercial Ñandú,Elena")]
    [InlineData("""{ "firstPurchaseAt": { "between": { "from": "2026-01-10T05:00:00-05:00", "to": "2026-01-10T10:00:00Z" } } }""", "Ana")]
    [InlineData("""{ "createdAt": { "lt": "2026-09-01T13:00:00Z" } }""", "Ana")]
    // Connectives.
    [InlineData("""{ "kind": { "eq": "PERSON" }, "status": { "eq": "PROSPECT" } }""", "Elena")]
    [InlineData("""{ "or": [{ "displayName": { "eq": "Ana" } }, { "kind": { "eq": "COMPANY" } }] }""", "Ana,Comercial Ñandú")]
    [InlineData("""{ "not": { "status": { "eq": "CUSTOMER" } } }""", "Comercial Ñandú,Elena")]
    [InlineData("""{ "and": [{ "displayName": { "gte": "B" } }, { "displayName": { "lt": "D" } }] }""", "Bruno,Comercial Ñandú")]
    [InlineData("""{ "or": [] }""", "")]
    [InlineData("""{ "and": [] }""", "Ana,Bruno,Comercial Ñandú,Diego,Elena")]
    [InlineData("{}", "Ana,Bruno,Comercial Ñandú,Diego,Elena")]
    // Lists.
    [InlineData("""{ "externalRefs": { "some": { "system": { "eq": "dms" }, "id": { "eq": "1" } } } }""", "Ana")]
    [InlineData("""{ "externalRefs": { "some": { "system": { "eq": "dms" }, "id": { "eq": "a" } } } }""", "")]
    [InlineData("""{ "externalRefs": { "none": {} } }""", "Bruno,Comercial Ñandú,Diego,Elena")]
    [InlineData("""{ "externalRefs": { "count": { "is": { "eq": 2 } } } }""", "Ana")]
    [InlineData("""{ "contactPoints": { "some": { "channel": { "eq": "EMAIL" }, "isPreferred": { "eq": true } } } }""", "Bruno")]
    [InlineData("""{ "transactions": { "some": { "kind": { "eq": "REPAIR_ORDER" } } } }""", "Ana,Bruno")]
    [InlineData("""{ "transactions": { "within": "P1Y", "some": { "kind": { "eq": "REPAIR_ORDER" } } } }""", "Ana")]
    [InlineData("""{ "transactions": { "all": { "kind": { "eq": "SALE" } }, "some": {} } }""", "Diego")]
    [InlineData("""{ "transactions": { "none": { "net": { "gte": "100" } } } }""", "Comercial Ñandú,Diego,Elena")]
    [InlineData("""{ "transactions": { "count": { "where": { "net": { "gt": "50" } }, "is": { "gte": 1 } } } }""", "Ana,Bruno,Diego")]
    [InlineData("""{ "transactions": { "within": "P180D", "count": { "is": { "eq": 0 } } } }""", "Bruno,Comercial Ñandú,Elena")]
    [InlineData("""{ "transactions": { "some": { "productType": { "eq": "BRAKES" }, "dealerCode": { "eq": "LIM" }, "isReversed": { "eq": false } } } }""", "Bruno")]
    public async Task Finds_exactly_those_that_match(string where, string names)
    {
        var answer = await api.AskAsync(Document, new { where = JsonDocument.Parse(where).RootElement });

        Assert.Equal(names, string.Join(',', answer.Texts("customers.nodes", "displayName")));
        Assert.Equal(answer["customers.nodes"].GetArrayLength().ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Text("customers.totalCount"));
    }

    [Fact]
    public async Task Finds_by_id()
    {
        var answer = await api.AskAsync(Document, new { where = new { id = new { @in = new[] { firstId } } } });

        Assert.Equal(["Ana"], answer.Texts("customers.nodes", "displayName"));
    }

    [Theory]
    [InlineData("""{ "transactions": { "within": "-P1D", "some": {} } }""", "\"within\" is -P1D; give a duration that is not negative, such as P180D.")]
    [InlineData("""{ "not": null }""", "\"not\" is null; leave it out, or ask \"isNull\".")]
    [InlineData("""{ "transactions": { "count": { "is": {} } } }""", null)]
    public async Task Refuses_what_makes_no_sense(string where, string? message)
    {
        var answer = await api.PostAsync(Document, new { where = JsonDocument.Parse(where).RootElement });

        var given = Assert.Single(answer.Messages);
        Assert.Equal(message ?? given, given);
        Assert.Equal(
            "INVALID_FILTER", answer.Root.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }
}
