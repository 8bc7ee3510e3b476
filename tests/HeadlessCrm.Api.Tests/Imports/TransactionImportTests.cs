using HeadlessCrm.Api.Tests.CommandLine;
using System.Text;

namespace HeadlessCrm.Api.Tests.Imports;

/// <summary>Files as other systems write them, and files as they should not be.</summary>
public sealed class TransactionImportTests(CrmApi api) : IClassFixture<CrmApi>, IDisposable
{
    private const string Header = "externalId,customerExternalId,occurredAt,kind,productType,quantity,net,cost,currency,dealerCode,odometerKm";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Takes_csv_and_creates_unknown_customers()
    {
        var result = await ImportAsync("csv-1", $"{Header}\nA1,C1,2026-03-01,REPAIR_ORDER,OIL,1,120.50,80.00,USD,LIM1,15200\n\"A2\",C1,2026-03-02T10:30:00-05:00,PARTS,TYRE,4,400,,USD,,\n");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("2 inserted", result.Output, StringComparison.Ordinal);
        var answer = await OfSystemAsync("csv-1");
        Assert.Equal("520.50", answer.Text("customers.nodes.0.purchaseSummary.netTotal.amount"));
        Assert.Equal("2026-03-02T15:30:00Z", answer.Text("customers.nodes.0.purchaseSummary.lastAt"));
    }

    [Fact]
    public async Task Takes_ndjson_with_numbers_or_texts()
    {
        var file = folder["rows.ndjson"];
        await File.WriteAllTextAsync(file, """
            {"externalId":"N1","customerExternalId":"C9","occurredAt":"2026-01-05","kind":"SALE","net":19999.99,"currency":"USD"}
            {"externalId":"N2","customerExternalId":"C9","occurredAt":"2026-01-06","kind":"PARTNER","net":"5.01","currency":"USD","productType":"WASH"}
            """);
        var result = await ImportProgram.RunAsync("transactions", "--file", file, "--system", "nd-1", "--data", api.DataFolder);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("20005.00", (await OfSystemAsync("nd-1")).Text("customers.nodes.0.purchaseSummary.netTotal.amount"));
    }

    [Fact]
    public async Task Keeps_the_good_rows_and_says_of_each_bad_one_where_and_why()
    {
        var rejects = folder["rejects.csv"];
        var result = await ImportAsync(
            "bad-1",
            $"{Header}\n" +
            "B1,C1,2026-03-01,SALE,CAR,1,100,,USD,,\n" +
            "B2,C1,2026-03-01,SALE,CAR,1,12;5,,USD,,\n" +
            "B3,C1,2999-01-01,SALE,CAR,1,100,,USD,,\n" +
            "B4,C1,yesterday,SALE,CAR,1,100,,USD,,\n" +
            "B5,,2026-03-01,LEASE,CAR,1,100,,USDX,,x\n" +
            "B6,C1,2026-03-01,SALE,CAR,1,100\n" +
            "B7,C1,2026-03-01,SALE,\"CAR,1,100,,USD,,\n" +
            "B8,C2,2026-03-01,SALE,CAR,1,200,,USD,,\n",
            "--rejects",
            rejects);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("8 rows read, 2 inserted, 0 changed, 0 unchanged, 6 refused", result.Output, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(rejects);
        Assert.Equal("line,field,value,reason", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("3,net,12;5,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("4,occurredAt,2999-01-01,", StringComparison.Ordinal) && line.Contains("future", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("5,occurredAt,yesterday,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("6,customerExternalId,,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("6,kind,LEASE,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("6,odometerKm,x,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("7,,", StringComparison.Ordinal) && line.Contains("number of fields", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("8,,", StringComparison.Ordinal) && line.Contains("quote", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_repeated_import_changes_nothing_and_a_corrected_row_is_corrected()
    {
        var rows = $"{Header}\nR1,C1,2026-03-01,SALE,CAR,1,100,,USD,,\n";
        await ImportAsync("rep-1", rows);
        Assert.Contains("0 inserted, 0 changed, 1 unchanged", (await ImportAsync("rep-1", rows)).Output, StringComparison.Ordinal);
        var corrected = await ImportAsync("rep-1", rows.Replace(",100,", ",150,", StringComparison.Ordinal));
        Assert.Contains("0 inserted, 1 changed", corrected.Output, StringComparison.Ordinal);
        Assert.Equal("150.00", (await OfSystemAsync("rep-1")).Text("customers.nodes.0.purchaseSummary.netTotal.amount"));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_writes_nothing()
    {
        var result = await ImportAsync("dry-1", $"{Header}\nD1,C1,2026-03-01,SALE,CAR,1,100,,USD,,\n", "--dry-run");
        Assert.Contains("Dry run, nothing written: 1 rows read, 1 inserted", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await OfSystemAsync("dry-1"))["customers.nodes"].GetArrayLength());
    }

    [Fact]
    public async Task A_mapping_says_which_column_is_which()
    {
        var mapping = folder["mapping.json"];
        await File.WriteAllTextAsync(mapping, """
            { "columns": { "externalId": "Invoice", "customerExternalId": "Client", "occurredAt": "Date", "net": "Total" },
              "constants": { "kind": "REPAIR_ORDER", "currency": "USD" }, "delimiter": ";" }
            """);
        var result = await ImportAsync("map-1", "Invoice;Client;Date;Total;Comment\nI1;K7;2026-02-01;350.40;x\n", "--mapping", mapping);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("350.40", (await OfSystemAsync("map-1")).Text("customers.nodes.0.transactions.nodes.0.net.amount"));
    }

    [Fact]
    public async Task Refuses_a_mapping_that_names_no_column()
    {
        var mapping = folder["mapping.json"];
        await File.WriteAllTextAsync(mapping, """{ "columns": { "invoice": "Invoice" } }""");
        (await ImportAsync("map-2", $"{Header}\n", "--mapping", mapping)).AssertRefused("\"invoice\", which does not exist");
    }

    [Fact]
    public async Task Refuses_a_wrong_header() =>
        (await ImportAsync("hdr-1", "id,customer,amount\n1,2,3\n")).AssertRefused("The header lacks externalId, customerExternalId, occurredAt, kind, net, currency");

    [Fact]
    public async Task Refuses_a_file_that_is_not_there() =>
        (await ImportProgram.RunAsync("transactions", "--file", folder["none.csv"], "--system", "x", "--data", api.DataFolder))
            .AssertRefused("There is no file");

    [Fact]
    public async Task Refuses_a_file_that_is_not_utf8()
    {
        var file = folder["latin1.csv"];
        await File.WriteAllBytesAsync(file, Encoding.Latin1.GetBytes($"{Header}\nL1,Ñuñez,2026-03-01,SALE,CAR,1,100,,USD,,\n"));
        (await ImportProgram.RunAsync("transactions", "--file", file, "--system", "l1", "--data", api.DataFolder)).AssertRefused("is not UTF-8");
    }

    [Fact]
    public async Task Refuses_an_empty_file() => (await ImportAsync("empty-1", string.Empty)).AssertRefused("The file is empty");

    [Fact]
    public async Task Refuses_a_second_row_that_contradicts_the_first()
    {
        var result = await ImportAsync("con-1", $"{Header}\nX1,C1,2026-03-01,SALE,CAR,1,100,,USD,,\nX1,C1,2026-03-01,SALE,CAR,1,999,,USD,,\n");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("line 3, externalId", result.Output, StringComparison.Ordinal);
        Assert.Equal("100.00", (await OfSystemAsync("con-1")).Text("customers.nodes.0.purchaseSummary.netTotal.amount"));
    }

    private async Task<CrmProgramResult> ImportAsync(string system, string content, params string[] more)
    {
        var file = folder[$"{system}.csv"];
        await File.WriteAllTextAsync(file, content);
        return await ImportProgram.RunAsync(["transactions", "--file", file, "--system", system, "--data", api.DataFolder, .. more]);
    }

    private Task<Answer> OfSystemAsync(string system) => api.AskAsync(
        """
        query ($system: String!) { customers(where: { externalRefs: { some: { system: { eq: $system } } } }) { nodes {
            displayName purchaseSummary { netTotal { amount } lastAt } transactions { nodes { net { amount currency } } } } } }
        """,
        new { system });
}
