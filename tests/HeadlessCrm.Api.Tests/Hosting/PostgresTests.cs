using System.Globalization;
using System.Text.Json;
using HeadlessCrm.Api.Tests.Imports;
using HeadlessCrm.Tests;
using Npgsql;

namespace HeadlessCrm.Api.Tests.Hosting;

/// <summary>The built program on PostgreSQL.</summary>
public sealed class PostgresTests
{
    private const string Customers = "{ customers(first: 1) { totalCount nodes { displayName vehicles { nodes { vin } } } } dealers { nodes { code } } }";

    private static readonly string Cdnow = Path.Combine(Needs.RepositoryRoot, "..", "shared", "data", "cdnow_master.txt");

    [Fact]
    public async Task Serves_the_demo_data_from_two_nodes()
    {
        await using var database = await PostgresTestDatabase.NameAsync();
        await using var one = await CrmProcess.ServeAsync(On(database.ConnectionString));
        await using var other = await CrmProcess.ServeAsync(On(database.ConnectionString));

        var answers = await Task.WhenAll(one.AskAsync(Customers), other.AskAsync(Customers));

        Assert.Contains("The store was empty", one.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("The store was empty", other.Output, StringComparison.Ordinal);
        Assert.Equal(2_000, answers[0].GetProperty("data").GetProperty("customers").GetProperty("totalCount").GetInt32());
        Assert.Equal(answers[0].GetRawText(), answers[1].GetRawText());
    }

    [Fact]
    public async Task The_history_of_cdnow_comes_out_as_it_is_in_the_file()
    {
        Assert.SkipWhen(!File.Exists(Cdnow), "The CDNOW purchase history is not beside the repository.");
        await using var database = await PostgresTestDatabase.NameAsync();
        string[] arguments = ["transactions", "--file", Cdnow, "--format", "cdnow", "--system", "cdnow"];
        var rows = (await File.ReadAllLinesAsync(Cdnow, TestContext.Current.CancellationToken)).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 4).ToList();

        var first = await ImportProgram.RunAsync(On(database.ConnectionString), arguments);
        var again = await ImportProgram.RunAsync(On(database.ConnectionString), arguments);

        Assert.Contains("69659 rows read, 69659 inserted", first.Output, StringComparison.Ordinal);
        Assert.Contains("23570 customers created", first.Output, StringComparison.Ordinal);
        Assert.Contains("69659 rows read, 0 inserted, 0 changed, 69659 unchanged, 0 refused; 0 customers created", again.Output, StringComparison.Ordinal);
        await using var program = await CrmProcess.ServeAsync(On(database.ConnectionString), "--no-demo");
        var answer = await program.AskAsync("""
            { transactions { totalCount } customers(first: 3, orderBy: [{ field: TOTAL_SPEND, direction: DESC }]) {
                totalCount nodes { displayName purchaseSummary { transactionCount netTotal { amount } } } } }
            """);
        var data = answer.GetProperty("data");
        Assert.Equal(rows.Count, data.GetProperty("transactions").GetProperty("totalCount").GetInt32());
        Assert.Equal(
            rows.Select(row => row[0]).Distinct().Count(), data.GetProperty("customers").GetProperty("totalCount").GetInt32());
        Assert.Equal(
            rows.GroupBy(row => row[0])
                .Select(group => (
                    Name: $"cdnow {group.Key}",
                    Count: group.Count(),
                    Sum: group.Sum(row => decimal.Parse(row[3], CultureInfo.InvariantCulture))))
                .OrderByDescending(one => one.Sum).Take(3),
            data.GetProperty("customers").GetProperty("nodes").EnumerateArray().Select(Spent));
    }

    [Fact]
    public async Task A_server_that_goes_away_is_told_as_such_and_found_again()
    {
        await using var server = await PostgresServer.StartAsync();
        var place = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "crm" }.ToString();
        await using var program = await CrmProcess.ServeAsync(On(place), "--no-demo");
        await program.AskAsync("mutation { customerUpsert(input: { displayName: \"Ana\" }) { customer { id } } }");

        await server.StopAsync();
        var away = await program.AskAsync("{ customers { totalCount } }");
        var write = await program.AskAsync("mutation { customerUpsert(input: { displayName: \"Ben\" }) { customer { id } } }");
        await server.ResumeAsync();
        var back = await program.AskAsync("{ customers { totalCount } }");

        foreach (var refused in new[] { away, write })
        {
            var error = refused.GetProperty("errors")[0];
            Assert.Equal("STORAGE_UNAVAILABLE", error.GetProperty("extensions").GetProperty("code").GetString());
            Assert.False(error.GetProperty("extensions").GetProperty("outcomeUnknown").GetBoolean());
        }

        Assert.Equal(1, back.GetProperty("data").GetProperty("customers").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public Task A_server_that_is_not_there_is_named_in_one_line_without_the_password() => RequireOneLineAsync(
        "error: The server of \"Host=127.0.0.1;Port=1;Database=crm\" cannot be reached",
        "Host=127.0.0.1;Port=1;Database=crm;Username=crm;Password=s3cret");

    [Fact]
    public Task A_connection_string_that_cannot_be_read_is_not_shown() =>
        RequireOneLineAsync("error: Storage:ConnectionString cannot be read; write one such as", "Hots=x;Password=s3cret");

    [Fact]
    public Task A_missing_connection_string_is_named() =>
        RequireOneLineAsync("Storage:ConnectionString is empty; say where the server is", string.Empty);

    private static async Task RequireOneLineAsync(string text, string connectionString)
    {
        await using var program = CrmProcess.Start(["--urls", "http://127.0.0.1:0"], On(connectionString));

        Assert.Equal(1, await program.WaitForExitAsync());
        var line = Assert.Single(program.Errors.Trim().Split('\n'));
        Assert.Contains(text, line, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", line, StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] On(string connectionString) =>
    [
        ("Storage__Provider", "Postgres"), ("Storage__ConnectionString", connectionString), ("Storage__StartupPatienceSeconds", "0"),
    ];

    private static (string Name, int Count, decimal Sum) Spent(JsonElement customer)
    {
        var summary = customer.GetProperty("purchaseSummary");
        return (
            customer.GetProperty("displayName").GetString()!,
            summary.GetProperty("transactionCount").GetInt32(),
            decimal.Parse(summary.GetProperty("netTotal").GetProperty("amount").GetString()!, CultureInfo.InvariantCulture));
    }
}
