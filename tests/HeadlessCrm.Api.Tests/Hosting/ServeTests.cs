using System.Net;
using System.Net.Sockets;

namespace HeadlessCrm.Api.Tests.Hosting;

/// <summary>The program as a newcomer and an operator meet it.</summary>
public sealed class ServeTests
{
    [Fact]
    public async Task Says_where_it_answers_and_what_to_try_and_ends_when_interrupted()
    {
        using var folder = new TemporaryFolder();
        await using var program = await CrmProcess.ServeAsync(folder["data"], "--no-demo");

        Assert.Matches(@"^http://127\.0\.0\.1:\d+/graphql$", program.Address);
        Assert.Equal("Query", (await program.AskAsync("{ __typename }")).GetProperty("data").GetProperty("__typename").GetString());
        foreach (var query in SampleQueries.All)
        {
            Assert.Contains(query.Text, program.Output, StringComparison.Ordinal);
            Assert.False((await program.AskAsync(query.Text)).TryGetProperty("errors", out _));
        }

        await program.InterruptAsync();
        Assert.Equal(0, await program.WaitForExitAsync());
        Assert.Empty(program.Errors);
    }

    [Fact]
    public async Task What_was_acknowledged_survives_the_death_of_the_program()
    {
        using var folder = new TemporaryFolder();
        await using (var program = await CrmProcess.ServeAsync(folder["data"], "--no-demo"))
        {
            var answer = await program.AskAsync(
                """mutation { customerUpsert(input: { displayName: "Survivor", idempotencyKey: "survive" }) { customer { version } } }""");
            Assert.Equal(1, answer.GetProperty("data").GetProperty("customerUpsert").GetProperty("customer").GetProperty("version").GetInt32());
            await program.KillAsync();
        }

        await using var restarted = await CrmProcess.ServeAsync(folder["data"], "--no-demo");
        var found = await restarted.AskAsync("""{ customers(where: { displayName: { eq: "Survivor" } }) { totalCount } }""");
        Assert.Equal(1, found.GetProperty("data").GetProperty("customers").GetProperty("totalCount").GetInt32());
        var again = await restarted.AskAsync(
            """mutation { customerUpsert(input: { displayName: "Survivor", idempotencyKey: "survive" }) { replayed } }""");
        Assert.True(again.GetProperty("data").GetProperty("customerUpsert").GetProperty("replayed").GetBoolean());
    }

    [Theory]
    [InlineData("--urls", "http://*:0", null, null)]
    [InlineData("--urls", "http://0.0.0.0:0", null, null)]
    [InlineData(null, null, "ASPNETCORE_URLS", "http://*:0")]
    [InlineData(null, null, "ASPNETCORE_HTTP_PORTS", "8080")]
    [InlineData(null, null, "Kestrel__Endpoints__Outside__Url", "http://0.0.0.0:0")]
    public async Task Refuses_to_listen_beyond_loopback_and_says_why(string? option, string? value, string? variable, string? setting)
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["--data", folder["data"], .. new[] { option, value }.OfType<string>()];
        await using var program = CrmProcess.Start(arguments, variable is null ? [] : [(variable, setting!)]);

        Assert.Equal(1, await program.WaitForExitAsync());
        var line = Assert.Single(program.Errors.Trim().Split('\n'));
        Assert.StartsWith("error: Refusing to listen on ", line, StringComparison.Ordinal);
        Assert.Contains("access control", line, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["data"]));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_in_one_line()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        await RequireOneLineAsync(
            ["--data", folder["data"], "--no-demo", "--urls", url],
            $"error: Failed to bind to address {url}: address already in use. Another program listens there: end it, or choose another address with --urls.");
    }

    [Fact]
    public async Task An_unknown_provider_is_named_in_one_line()
    {
        using var folder = new TemporaryFolder();

        await RequireOneLineAsync(
            ["--data", folder["data"]],
            "error: Storage:Provider is \"Oracle\", which is not supported here; use \"Sqlite\" or \"Postgres\".",
            ("Storage__Provider", "Oracle"));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_in_one_line()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["crm.db"], string.Concat(Enumerable.Repeat("This is no database. ", 500)));

        await RequireOneLineAsync(["--data", folder.Path], "is damaged or no SQLite database; restore it from a backup");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named_in_one_line()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["file"], "in the way");

        await RequireOneLineAsync(["--data", Path.Combine(folder["file"], "data")], "cannot be created or written");
    }

    [Fact]
    public async Task Two_answers_to_where_the_data_is_are_one_too_many()
    {
        using var folder = new TemporaryFolder();

        await RequireOneLineAsync(
            ["--data", folder["data"]],
            "say where the data is; give one of them.",
            ("Storage__ConnectionString", $"Data Source={folder["other.db"]}"));
    }

    [Fact]
    public async Task An_option_that_is_not_there_is_named_with_the_help()
    {
        await using var program = CrmProcess.Start(["serve", "--prot", "5000"]);

        Assert.Equal(1, await program.WaitForExitAsync());
        Assert.Contains("--prot", program.Errors, StringComparison.Ordinal);
        Assert.Contains("Usage:", program.Output, StringComparison.Ordinal);
    }

    private static async Task RequireOneLineAsync(string[] arguments, string text, params (string, string)[] environment)
    {
        await using var program = CrmProcess.Start(arguments, environment);

        Assert.Equal(1, await program.WaitForExitAsync());
        Assert.Contains(text, Assert.Single(program.Errors.Trim().Split('\n')), StringComparison.Ordinal);
    }
}
