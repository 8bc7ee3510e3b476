namespace HeadlessCrm.Api.Tests.Imports;

public sealed class DemographicsImportTests(CrmApi api) : IClassFixture<CrmApi>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Rows_tell_of_the_person_and_an_unknown_area_refuses_one()
    {
        var areas = await api.AskAsync(
            """
            mutation {
              areaUpsert(input: { areas: [
                { coding: "ubigeo", code: "150101", name: "Lima" }
                { coding: "ubigeo", code: "1501", name: "Lima (provincia)" }
                { coding: "ubigeo", code: "15", name: "Lima (departamento)" }
              ] }) { errors { __typename } }
            }
            """);
        Assert.Equal("[]", areas["areaUpsert.errors"].GetRawText());
        var (file, mapping) = (folder["people.csv"], folder["mapping.json"]);
        await File.WriteAllTextAsync(
            file,
            "externalId,givenName,birthDate,sex,maritalStatus,occupation,lifeStage,UBIGEO\n" +
            "1,Rosa,1990-02-03,FEMALE,MARRIED,Doctora,,150101\n" +
            "2,Luis,,MALE,,,FAMILY,\n" +
            "3,Eva,,,,,,999999\n" +
            "4,Kim,,SOMETHING,,,,150101\n");
        await File.WriteAllTextAsync(mapping, """{ "columns": { "areaCode": "UBIGEO" }, "constants": { "areaCoding": "ubigeo" } }""");

        var result = await ImportProgram.RunAsync(
            "customers", "--file", file, "--system", "dms", "--mapping", mapping, "--data", api.DataFolder);

        Assert.Contains("4 rows read, 2 inserted, 0 changed, 0 unchanged, 2 refused", result.Output, StringComparison.Ordinal);
        Assert.Contains("The registry has no area ubigeo:999999", result.Output, StringComparison.Ordinal);
        Assert.Contains("line 5, sex \"SOMETHING\"", result.Output, StringComparison.Ordinal);
        var answer = await api.AskAsync(
            """
            {
              customers(where: { sex: { isNull: false } }, orderBy: [{ field: DISPLAY_NAME, direction: ASC }]) {
                nodes {
                  displayName
                  demographics { sex birthDate maritalStatus occupation area { name } lifeStage { stage isDeclared } }
                  fields { name source { system } }
                }
              }
            }
            """);
        Assert.Equal(
            """
            {"sex":"MALE","birthDate":null,"maritalStatus":null,"occupation":null,"area":null,"lifeStage":{"stage":"FAMILY","isDeclared":true}}
            """.Trim(),
            answer["customers.nodes.0.demographics"].GetRawText());
        Assert.Equal(
            """
            {"sex":"FEMALE","birthDate":"1990-02-03","maritalStatus":"MARRIED","occupation":"Doctora","area":{"name":"Lima"},"lifeStage":{"stage":"MARRIAGE","isDeclared":false}}
            """.Trim(),
            answer["customers.nodes.1.demographics"].GetRawText());
        Assert.Contains("area", answer.Texts("customers.nodes.1.fields", "name"));
        Assert.All(answer.Texts("customers.nodes.1.fields", "source.system"), system => Assert.Equal("dms", system));
    }
}
