using HeadlessCrm.Api.Tests.CommandLine;
using HeadlessCrm.Api.Tests.Imports;
using HeadlessCrm.Tests;
using Microsoft.Data.Sqlite;

namespace HeadlessCrm.Api.Tests.Customers.Matching;

/// <summary>Published people through the product: imported, matched by <c>match run</c>, counted in the store.</summary>
public sealed class MatchRunTests : IDisposable
{
    private const string Mapping = """
        {
          "columns": {
            "externalId": "rec_id", "givenName": "given_name", "familyName": "surname", "streetNumber": "street_number",
            "street": "address_1", "addressLine2": "address_2", "locality": "suburb", "postalCode": "postcode", "region": "state",
            "birthDate": "date_of_birth", "documentNumber": "soc_sec_id"
          }
        }
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, true, 500, 0.99, 0.97)]
    [InlineData(1, false, 500, 0.98, 0.94)]
    [InlineData(2, true, 1_934, 0.99, 0.97)]
    [InlineData(3, false, 6_538, 0.98, 0.94)]
    public async Task Customers_in_the_store_are_the_people_of_the_truth(
        int set, bool withNumber, int truePairs, double precision, double recall)
    {
        var file = Path.Combine(Needs.RepositoryRoot, "..", "shared", "data", $"febrl_dataset{set}.csv");
        Assert.SkipWhen(!File.Exists(file), $"febrl_dataset{set}.csv is not beside the repository.");
        var mapping = folder["mapping.json"];
        await File.WriteAllTextAsync(
            mapping,
            withNumber ? Mapping : Mapping.Replace(", \"documentNumber\": \"soc_sec_id\"", string.Empty, StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var import = await ImportProgram.RunAsync(
            "customers", "--file", file, "--system", "febrl", "--mapping", mapping, "--data", folder.Path);
        Assert.Equal((0, string.Empty), (import.ExitCode, import.Error));
        var run = await PrintAsync("run", "--data", folder.Path);
        var counted = await PrintAsync("evaluate", "--system", "febrl", "--data", folder.Path);

        Assert.Equal((run["records"], "0"), (counted["records"], run["merges refused"]));
        Assert.Equal(Number(run["records"]) - Number(run["customers merged"]), Number(counted["customers"]));
        Assert.Equal(truePairs, Number(counted["true positives"]) + Number(counted["false negatives"]));
        Assert.True(
            Number(counted["precision"]) >= precision && Number(counted["recall"]) >= recall, string.Join('\n', counted));
        Assert.True(Number(run["peak memory MB"]) > 0);
        if (set == 1)
        {
            var again = await PrintAsync("run", "--data", folder.Path);
            Assert.Equal(("0", "0"), (again["customers merged"], again["reviews added"]));
        }
    }

    [Fact]
    public async Task A_dry_run_writes_nothing_and_a_store_without_the_system_is_refused()
    {
        var file = folder["people.csv"];
        await File.WriteAllTextAsync(
            file,
            "externalId,givenName,familyName,birthDate,documentNumber,locality\n" +
            "a-org,Rosa,Quispe,1980-05-14,40987123,Lima\na-dup-0,Rosa,Quispe,14/05/1980,40987123,Lima\nb-org,Luis,Mamani,19520731,07123456,Cusco\n",
            TestContext.Current.CancellationToken);
        await ImportProgram.RunAsync("customers", "--file", file, "--system", "dms", "--data", folder.Path);

        var tried = await PrintAsync("run", "--dry-run", "--data", folder.Path);
        var before = await PrintAsync("evaluate", "--system", "dms", "--data", folder.Path);
        await PrintAsync("run", "--mode", "link", "--data", folder.Path);
        var after = await PrintAsync("evaluate", "--system", "dms", "--data", folder.Path);

        Assert.Equal("1", tried["customers merged"]);
        Assert.Equal(("3", "2"), (before["customers"], after["customers"]));
        Assert.Equal(("1", "0"), (after["true positives"], after["false positives"]));
        (await CrmProgram.RunAsync([], "match", "evaluate", "--system", "none", "--data", folder.Path))
            .AssertRefused("no records of the system none");
        (await CrmProgram.RunAsync([], "match", "evaluate", "--data", folder.Path)).AssertRefused("--file");
    }

    /// <summary>As an upgrade finds it: the store is that of a version without keys.</summary>
    [Theory]
    [InlineData("keys")]
    [InlineData("run")]
    public async Task Keys_that_a_store_lacks_are_made_by_the_command_and_before_a_run(string verb)
    {
        var file = folder["people.csv"];
        await File.WriteAllTextAsync(
            file, "externalId,givenName,familyName,birthDate\n1,Rosa,Quispe,1980-05-14\n2,Luis,Mamani,1952-07-31\n", TestContext.Current.CancellationToken);
        await ImportProgram.RunAsync("customers", "--file", file, "--system", "dms", "--data", folder.Path);
        await using (var connection = new SqliteConnection($"Data Source={folder["crm.db"]};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM match_keys; DELETE FROM match_records; DELETE FROM match_key_state";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var made = await PrintAsync(verb, "--data", folder.Path);
        var again = await PrintAsync("keys", "--data", folder.Path);
        var forced = await PrintAsync("keys", "--all", "--data", folder.Path);

        Assert.Equal(("2", "2"), (made["records"], verb == "keys" ? made["customers"] : "2"));
        Assert.Equal(("0", "2", "2"), (again["customers"], again["records"], forced["customers"]));
    }

    [Fact]
    public async Task Days_of_birth_are_read_as_they_are_written_and_one_in_the_future_refuses_its_row()
    {
        var file = folder["people.csv"];
        await File.WriteAllTextAsync(
            file,
            "externalId,givenName,birthDate\n1,Rosa,14.05.1980\n2,Luis,19801399\n3,Ana,2999-01-01\n",
            TestContext.Current.CancellationToken);

        var result = await ImportProgram.RunAsync("customers", "--file", file, "--system", "dms", "--data", folder.Path);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("3 rows read, 2 inserted, 0 changed, 0 unchanged, 1 refused", result.Output, StringComparison.Ordinal);
        Assert.Contains("birthDate \"2999-01-01\": The day of birth 2999-01-01 is in the future", result.Output, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string>> PrintAsync(params string[] arguments)
    {
        var result = await CrmProgram.RunAsync([], ["match", .. arguments]);
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.Length > 18)
            .ToDictionary(line => line[..17].Trim(), line => line[18..].Trim(), StringComparer.Ordinal);
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
