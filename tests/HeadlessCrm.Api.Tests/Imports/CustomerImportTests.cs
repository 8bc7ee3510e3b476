namespace HeadlessCrm.Api.Tests.Imports;

public sealed class CustomerImportTests(CrmApi api) : IClassFixture<CrmApi>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Takes_people_and_companies_with_their_contact_points()
    {
        var file = folder["customers.csv"];
        await File.WriteAllTextAsync(
            file,
            "externalId,kind,status,displayName,givenName,familyName,companyName,email,phone,mobile,postalAddress\n" +
            "K1,PERSON,CUSTOMER,,Rosa,Quispe,,rosa@example.org,,+51999888777,\n" +
            "K2,COMPANY,PROSPECT,,,,Transportes del Sur,,,,\n" +
            "K3,ALIEN,,,,,,,,,\n");
        var result = await ImportProgram.RunAsync("customers", "--file", file, "--system", "dms-lima", "--data", api.DataFolder);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("3 rows read, 2 inserted, 0 changed, 0 unchanged, 1 refused", result.Output, StringComparison.Ordinal);
        Assert.Contains("line 4, kind \"ALIEN\"", result.Output, StringComparison.Ordinal);

        var answer = await api.AskAsync(
            "{ customers(orderBy: [{ field: DISPLAY_NAME, direction: ASC }]) { nodes { displayName kind status contactPoints { channel value } } } }");
        Assert.Equal(["Rosa Quispe", "Transportes del Sur"], answer.Texts("customers.nodes", "displayName"));
        Assert.Equal(["PERSON", "COMPANY"], answer.Texts("customers.nodes", "kind"));
        Assert.Equal(["EMAIL", "MOBILE"], answer.Texts("customers.nodes.0.contactPoints", "channel"));

        var again = await ImportProgram.RunAsync("customers", "--file", file, "--system", "dms-lima", "--data", api.DataFolder);
        Assert.Contains("0 inserted, 0 changed, 2 unchanged", again.Output, StringComparison.Ordinal);
    }
}
