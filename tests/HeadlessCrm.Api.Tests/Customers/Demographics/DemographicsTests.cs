namespace HeadlessCrm.Api.Tests.Customers.Demographics;

public sealed class DemographicsTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Document = """
        mutation Record($input: DemographicsRecordInput!) {
          demographicsRecord(input: $input) {
            customer {
              demographics {
                sex birthDate age maritalStatus occupation areaKey { coding code } area { name ancestors { code } parent { name } }
                lifeStage { stage isDeclared evidence { input value } missing }
              }
              fields { name value source { system } isDeclared }
            }
            replayed
            errors { __typename ... on UserError { code message path } }
          }
        }
        """;

    private const string AreaDocument = """
        mutation Areas($input: AreaUpsertInput!) {
          areaUpsert(input: $input) {
            areas { coding code version parent { code } }
            errors { __typename ... on UserError { code path message } ... on CircularHierarchy { circle { key name } } }
          }
        }
        """;

    [Fact]
    public async Task What_a_customer_tells_is_typed_and_knows_where_it_comes_from()
    {
        var areas = await AreasAsync(
            new { coding = "ubigeo", code = "150101", name = "Lima" },
            new { coding = "ubigeo", code = "1501", name = "Lima (provincia)" },
            new { coding = "ubigeo", code = "15", name = "Lima (departamento)" });
        Assert.Equal("1501", areas.Text("areaUpsert.areas.0.parent.code"));
        var ana = await api.AddCustomerAsync(new { givenName = "Ana" });

        var told = await RecordAsync(new
        {
            customerId = ana,
            sex = "FEMALE",
            birthDate = "1996-09-02",
            occupation = "Mecánica",
            area = new { coding = "ubigeo", code = "150101" },
        });

        const string Known = "demographicsRecord.customer.demographics";
        Assert.Equal("29", told.Text($"{Known}.age"));
        Assert.Equal("Lima", told.Text($"{Known}.area.name"));
        Assert.Equal(["1501", "15"], told.Texts($"{Known}.area.ancestors", "code"));
        Assert.Equal("FIRST_JOB", told.Text($"{Known}.lifeStage.stage"));
        Assert.Equal(["maritalStatus"], told[$"{Known}.lifeStage.missing"].EnumerateArray().Select(one => one.GetString()));
        var fields = told["demographicsRecord.customer.fields"].EnumerateArray()
            .ToDictionary(one => one.GetProperty("name").GetString()!, one => one.GetProperty("value").GetString());
        Assert.Equal(("1996-09-02", "ubigeo:150101"), (fields["birthDate"], fields["area"]));

        var found = await api.AskAsync(
            """
            {
              customers(where: { sex: { eq: FEMALE }, birthDate: { between: { from: "1996-01-01", to: "1996-12-31" } }, area: { startsWith: "ubigeo:15" } }) {
                nodes { id }
              }
              areas(parent: { coding: "ubigeo", code: "15" }) { totalCount nodes { code } }
              area(key: { coding: "ubigeo", code: "15" }) { name parent { code } }
            }
            """);
        Assert.Equal([ana], found.Texts("customers.nodes", "id"));
        Assert.Equal("1501", found.Text("areas.nodes.0.code"));
        var declared = await RecordAsync(new { customerId = ana, lifeStage = "FAMILY", forget = new[] { "occupation" } });
        Assert.Equal("True", declared.Text($"{Known}.lifeStage.isDeclared"));
        Assert.Null(declared.Text($"{Known}.occupation"));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_name()
    {
        var ana = await api.AddCustomerAsync(new { givenName = "Ana" });
        Assert.Equal("INVALID_VALUE", (await RecordAsync(new { customerId = ana, birthDate = "2026-09-02" })).Text("demographicsRecord.errors.0.code"));
        var nowhere = await RecordAsync(new { customerId = ana, area = new { coding = "ubigeo", code = "99" } });
        Assert.Equal("ENTRY_NOT_FOUND", nowhere.Text("demographicsRecord.errors.0.code"));
        var wrong = await AreasAsync(new { coding = "ubigeo", code = "123", name = "X" });
        Assert.Equal("""["areas","0","code"]""", wrong["areaUpsert.errors.0.path"].GetRawText());
        var parent = await AreasAsync(new { coding = "ubigeo", code = "1601", name = "X", parentCode = "15" });
        Assert.Equal("""["areas","0","parentCode"]""", parent["areaUpsert.errors.0.path"].GetRawText());
        await AreasAsync(new { coding = "zones", code = "a", name = "A" }, new { coding = "zones", code = "b", name = "B", parentCode = "a" });
        var circle = await AreasAsync(new { coding = "zones", code = "a", name = "A", parentCode = "b" });
        Assert.Equal(["zones:a", "zones:b", "zones:a"], circle.Texts("areaUpsert.errors.0.circle", "key"));
    }

    private Task<Answer> RecordAsync(object input) => api.AskAsync(Document, new { input });

    private Task<Answer> AreasAsync(params object[] areas) => api.AskAsync(AreaDocument, new { input = new { areas } });
}
